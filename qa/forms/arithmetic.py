"""Sums with figures, written out so that a reader can check them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from qa.forms.operands import Operation

_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_PLACES = Decimal("0.01")
_SHORT = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Sum:
    """What a sum comes to.

    Attributes:
        value: The result, never below 0.
        written: The sum: ``514 - 450 = 64``.
        result: The result as it is written in it.
    """

    value: Decimal
    written: str
    result: str


def worked_out(operation: Operation, values: Sequence[Decimal]) -> Sum:
    """Do a sum.

    Args:
        operation: Which one; a difference takes two values, in either order, and a ratio two.
        values: Of one unit, a ratio's in the order in which they are divided.

    Raises:
        ZeroDivisionError: The ratio to nothing is asked for.
    """
    if operation is Operation.TOTAL:
        return _written("+", values, sum(values, Decimal(0)))
    if operation is Operation.RATIO:
        return _ratio(*values)
    high, low = max(values), min(values)
    return _written("-", [high, low], high - low)


def _ratio(first: Decimal, second: Decimal) -> Sum:
    ratio = first / second
    rounded = ratio.quantize(_PLACES, ROUND_HALF_EVEN)
    equals = "=" if rounded == ratio else "≈"
    result = _number(rounded)
    return Sum(ratio, f"{in_words(first)} / {in_words(second)} {equals} {result}", result)


def _written(sign: str, values: Sequence[Decimal], result: Decimal) -> Sum:
    told = in_words(result)
    return Sum(result, f"{f' {sign} '.join(map(in_words, values))} = {told}", told)


def in_words(value: Decimal) -> str:
    """Write a number as news do: ``27,300``, ``4.67 million``, ``1.07 billion``."""
    for scale, name in _SCALES:
        scaled = value / scale
        if scaled >= 1 and scaled == scaled.quantize(_SHORT):
            return f"{_number(scaled)} {name}"
    return _number(value)


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"
