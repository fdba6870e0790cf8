"""The figures by kind: what is counted, the currency of sums, percentages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from babel.numbers import get_currency_name

from index.directory.records import Figure
from qa.directory import Directory, FigureEntry

OFFERED = 100
"""How many kinds are offered at most."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Figures that can stand on one axis.

    Attributes:
        key: Names it among the kinds.
        name: Names it for readers: ``websites``, ``Chinese yuan``.
        figures: In the order of the directory.
    """

    key: str
    name: str
    figures: tuple[FigureEntry, ...]


def kinds_of(directory: Directory) -> list[Kind]:
    """Return the kinds of which some figure has a year, those with most of them first.

    Figures of which the articles don't tell what they count are of no kind.
    """
    grouped: dict[str, list[FigureEntry]] = {}
    for entry in directory.figures:
        grouped.setdefault(entry.figure.unit or entry.figure.noun, []).append(entry)
    dated = Counter({key: sum(map(has_year, told)) for key, told in grouped.items() if key})
    return [
        Kind(key, _name(key, grouped[key]), tuple(grouped[key]))
        for key, count in dated.most_common(OFFERED)
        if count
    ]


def has_year(entry: FigureEntry) -> bool:
    """Say whether the articles tell which year a figure is of."""
    return bool(entry.figure.years)


def _name(key: str, told: Sequence[FigureEntry]) -> str:
    unit = told[0].figure.unit
    if not unit:
        return _plural(key, [entry.figure for entry in told])
    if unit == "percent":
        return "percentages"
    return get_currency_name(unit, count=2, locale="en")


def _plural(noun: str, figures: Sequence[Figure]) -> str:
    """Return a noun as the articles write it most often; ``copies`` shares ``cop`` with it."""
    words = Counter(word for figure in figures for word in figure.counted.lower().split())
    alike = [word for word, _ in words.most_common() if word.startswith(noun[: len(noun) - 1])]
    return next(iter(alike), noun)
