"""Dates of a sentence that its quote doesn't tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.date_names import WEEKDAY
from qa.phrasing.statement import Statement

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_KINDS = {
    "year": re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"),
    "month": re.compile(rf"\b{_MONTH}\b"),
    "weekday": re.compile(rf"\b{WEEKDAY}\b"),
}
_DAY = re.compile(
    rf"\b({_MONTH})\.? (\d\d?)(?:st|nd|rd|th)?\b|\b(\d\d?)(?:st|nd|rd|th)? (?:of )?({_MONTH})\b"
)


def uncarried_date(said: Statement, quote: Statement) -> str:
    """Return what a sentence says of dates otherwise than its quote.

    Of each kind it must tell all that the quote tells, in the same order, or nothing: who leaves
    out one of two years says something else, and so does who puts one for the other.
    """
    for pattern in _KINDS.values():
        told, known = _found(pattern, said.text), _found(pattern, quote.text)
        if told and told != known:
            return ", ".join(told)
    known_days = set(_days(quote.text))
    return next(
        (f"{month} {day}" for month, day in _days(said.text) if (month, day) not in known_days), ""
    )


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    """Return what is found, each once: years whole, months and weekdays by their first letters."""
    found = (each.group() for each in pattern.finditer(text))
    return list(dict.fromkeys(each if each.isdigit() else each[:3] for each in found))


def _days(text: str) -> Iterator[tuple[str, str]]:
    for first, day, other_day, last in _DAY.findall(text):
        yield (first or last)[:3], day or other_day
