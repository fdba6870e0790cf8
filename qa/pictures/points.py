"""The figures of a kind that have a year, placed on a chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.directory import FigureEntry
from qa.pictures.axis import Axis

HEIGHT = 320
"""Pixels from the bottom of a chart to its top."""

APART = 17
"""Pixels between the middles of two points, one above the other, that don't touch."""

LANES = (0, 1, -1, 2, -2)
"""Where points of one year stand that would hide each other: how many widths to the side."""

HUES = 6
"""How many campaigns have a colour of their own."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on a chart.

    Attributes:
        number: Its place among the figures of its kind.
        entry: The figure.
        first: Its first year.
        last: Its last year; the same for a figure of one year.
        height: How far up it stands, 0 to 1.
        lane: How many widths it stands to the side of its year, where it would hide another.
        hue: The number of its colour, from 1; 0 for the colour that many share.
    """

    number: int
    entry: FigureEntry
    first: int
    last: int
    height: float
    lane: int
    hue: int


def hues_of(figures: Sequence[FigureEntry]) -> dict[str, int]:
    """Return the number of its colour for each campaign that has one, most figures first."""
    named = Counter(entry.figure.campaign for entry in figures if entry.figure.campaign)
    return {name: hue for hue, (name, _) in enumerate(named.most_common(HUES), start=1)}


def placed(
    figures: Sequence[tuple[int, FigureEntry]], axis: Axis, hues: dict[str, int]
) -> Iterator[Point]:
    """Yield each figure as a point that hides no other as far as there is room."""
    taken: list[tuple[tuple[int, int], int, float]] = []
    for number, entry in figures:
        figure = entry.figure
        years = int(figure.years[0]), int(figure.years[-1])
        height = axis.share(float(figure.value))
        near = {
            lane
            for others, lane, other in taken
            if others == years and abs(other - height) * HEIGHT < APART
        }
        lane = next((lane for lane in LANES if lane not in near), 0)
        taken.append((years, lane, height))
        yield Point(number, entry, *years, height, lane, hues.get(figure.campaign, 0))
