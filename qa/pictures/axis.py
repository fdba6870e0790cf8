"""The scale of values: linear, or logarithmic where they lie far apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

FAR_APART = 50
"""From this ratio of the largest to the smallest value on, the small ones would lie on the line."""

SMALLEST, LARGEST = 1e-6, 1e18
"""No figure of the news lies beyond; a number that does is a slip or a prank."""

LINES = 5
"""About how many lines cross a chart."""

_LARGE = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")]


@dataclass(frozen=True, slots=True)
class Axis:
    """Where values stand between the bottom and the top of a chart."""

    ticks: tuple[float, ...]
    logarithmic: bool

    def share(self, value: float) -> float:
        """Return how far up a value stands, 0 to 1."""
        low, high, at = self.ticks[0], self.ticks[-1], value
        if self.logarithmic:
            low, high, at = math.log10(low), math.log10(high), math.log10(value)
        return (at - low) / (high - low)


def fits(value: float) -> bool:
    """Say whether a value can stand on an axis."""
    return value == 0 or SMALLEST <= value <= LARGEST


def axis_for(values: Sequence[float]) -> Axis:
    """Choose the axis on which some values, all of which fit, can be told apart."""
    smallest, largest = min(values), max(values)
    if smallest > 0 and largest / smallest > FAR_APART:
        return Axis(_powers(smallest, largest), logarithmic=True)
    return Axis(_steps(largest), logarithmic=False)


def _powers(smallest: float, largest: float) -> tuple[float, ...]:
    low, high = math.floor(math.log10(smallest)), math.ceil(math.log10(largest))
    stride = -(-(high - low) // (LINES + 1))
    return tuple(10.0**power for power in range(low, high + stride, stride))


def _steps(largest: float) -> tuple[float, ...]:
    top = largest or 1.0
    rough = top / LINES
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    return tuple(step * count for count in range(math.ceil(top / step) + 1))


def in_short(value: float) -> str:
    """Write a value as short as an axis needs it: ``20,000``, ``1.5 million``."""
    for least, name in _LARGE:
        if abs(value) >= least:
            return f"{value / least:,.10g} {name}"
    return f"{value:,.10g}"
