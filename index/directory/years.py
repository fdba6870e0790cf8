"""Of which years a quantity is, by the dates that stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.article import Span
from index.date_names import MONTH, MONTHS, RELATIVE_YEARS, WEEKDAY, YEAR, YEAR_DIGITS
from index.directory.setting import Setting

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

_SPAN_OF_YEARS = re.compile(
    rf"\b({YEAR_DIGITS}) ?(?:to|through|until|-|–|(?<=between .... )and) ?({YEAR_DIGITS})\b",
    re.IGNORECASE,
)
_MOST_YEARS = 30
_YEAR_BEFORE = re.compile(
    r"\b(?:a|the) year (?:earlier|before|ago)\b|\bthe previous year\b", re.IGNORECASE
)
_MONTH = re.compile(rf"\b{MONTH}\b")
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b")
WINTER = 2
"""The last month in which results of the year before come out."""

_COMPARES = re.compile(
    r"\b(?:(?:up|down)\b[^,;()]{0,30}? (?:from|on)|against|compared (?:with|to)|versus)\b"
    r"(?:[^,;()]|,(?=\d))*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")

Years = tuple[str, ...]

BEFORE = 3
"""How many times as far a date counts that stands before a quantity."""

FAR = 1_000
"""What it counts for that another quantity stands between a quantity and a date."""


def comparisons(text: str) -> Iterator[Span]:
    """Yield the parts of a sentence that tell a figure of another year: ``up from 112 in 2021``."""
    for match in _COMPARES.finditer(text):
        told = match.group()
        dated = YEAR.search(told) or _YEAR_BEFORE.search(told)
        if dated and _NUMBER.search(YEAR.sub("", told)):
            yield Span(*match.span())


def years_of(sentence: Doc, part: DocSpan, others: Sequence[DocSpan], setting: Setting) -> Years:
    """Return the years that a quantity is of: those told nearest, else its campaign's or a day's.

    Args:
        sentence: Parsed.
        part: The quantity.
        others: All quantities of the sentence.
        setting: What the sentence is about.
    """
    text = sentence.text
    own = setting.comparison_at(Span(part.start_char, part.end_char))
    told = [
        (span, years)
        for span, years in _dates(text, setting.published)
        if setting.comparison_at(span) == own
    ]
    if not told:
        return setting.years or _year_of_day(text, setting.published)

    def distance(date: tuple[Span, Years]) -> int:
        (start, end), _ = date
        behind = start >= part.end_char
        first, last = (part.end_char, start) if behind else (end, part.start_char)
        crossed = sum(first <= each.start_char < last for each in others)
        return (last - first) * (1 if behind else BEFORE) + FAR * crossed

    return min(told, key=distance)[1]


def _year_of_day(text: str, published: str) -> Years:
    """Return the year of the month or weekday that a text names, by the article's date.

    It is the last such month up to then. At the beginning of a year weekdays tell nothing: what
    comes out then is mostly the count of the year before.
    """
    month, weekday = _MONTH.search(text), _WEEKDAY.search(text)
    if not (published[:4].isdigit() and published[5:7].isdigit()):
        return ()
    now = int(published[5:7])
    if month is not None:
        is_later = MONTHS.index(month.group()) + 1 > now
        return (str(int(published[:4]) - is_later),)
    return (published[:4],) if weekday and now > WINTER else ()


def _dates(text: str, published: str) -> Iterator[tuple[Span, Years]]:
    """Yield where a text tells years, those between two of them taken in, and which they are."""
    ranges = [match for match in _SPAN_OF_YEARS.finditer(text) if _is_short(match)]
    for match in ranges:
        yield Span(*match.span()), years_told(match.group())
    for match in YEAR.finditer(text):
        if not any(each.start() <= match.start() < each.end() for each in ranges):
            yield Span(*match.span()), (match.group(),)
    known = set(YEAR.findall(text)) or {published[:4]}
    yield from _counted_back(text, known.pop() if len(known) == 1 else "", [(_YEAR_BEFORE, 1)])
    yield from _counted_back(text, published[:4], RELATIVE_YEARS)


def _counted_back(
    text: str, year: str, patterns: Sequence[tuple[re.Pattern[str], int]]
) -> Iterator[tuple[Span, Years]]:
    """Yield what is told by another year, and how many years before it that is."""
    if year.isdigit():
        for pattern, back in patterns:
            for match in pattern.finditer(text):
                yield Span(*match.span()), (str(int(year) - back),)


def years_told(text: str) -> Years:
    """Return the years that a text names, those between two of them taken in."""
    between = _SPAN_OF_YEARS.search(text)
    if between and _is_short(between):
        return tuple(str(year) for year in range(int(between[1]), int(between[2]) + 1))
    return tuple(sorted(set(YEAR.findall(text))))


def _is_short(between: re.Match[str]) -> bool:
    return 0 < int(between[2]) - int(between[1]) <= _MOST_YEARS
