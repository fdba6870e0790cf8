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
    scale, name = _scale(values)
    shown = [value / scale for value in values]
    if operation is Operation.TOTAL:
        return _written("+", shown, sum(shown, Decimal(0)), (scale, name))
    if operation is Operation.RATIO:
        first, second = shown
        ratio = first / second
        rounded = ratio.quantize(_PLACES, ROUND_HALF_EVEN)
        equals = "=" if rounded == ratio else "≈"
        return Sum(
            ratio,
            f"{_number(first)}{name} / {_number(second)}{name} {equals} {_number(rounded)}",
            _number(rounded),
        )
    high, low = max(shown), min(shown)
    return _written("-", [high, low], high - low, (scale, name))


def _written(
    sign: str, shown: Sequence[Decimal], result: Decimal, scaled: tuple[Decimal, str]
) -> Sum:
    scale, name = scaled
    written = f" {sign} ".join(f"{_number(each)}{name}" for each in shown)
    told = f"{_number(result)}{name}"
    return Sum(result * scale, f"{written} = {told}", told)


def _scale(values: Sequence[Decimal]) -> tuple[Decimal, str]:
    """Return the greatest scale word that shortens every value."""
    for scale, name in _SCALES:
        if all(value >= scale / 100 and _is_short(value / scale) for value in values) and (
            max(values) >= scale
        ):
            return scale, f" {name}"
    return Decimal(1), ""


def _is_short(value: Decimal) -> bool:
    return value == value.quantize(_SHORT)


def _number(value: Decimal) -> str:
    plain = value.normalize()
    return f"{plain:,f}"
