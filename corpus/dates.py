"""Dates as exact as they are told, never more exact."""

from __future__ import annotations

import datetime
import re
from itertools import takewhile
from typing import NamedTuple

import dateparser  # type: ignore[import-untyped]

_LONGEST = 60
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:[-/.年] ?(\d{1,2})(?:[-/.月] ?(\d{1,2})日?(?:[T ]+\d{1,2}:\d{2}.*)?|月)?|年)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = "DMY"
_MONTH_FIRST = "MDY"


class ReadDate(NamedTuple):
    """A date that was understood.

    Attributes:
        date: ISO 8601, as exact as it was told: ``2016-12-29``, ``2016-12`` or ``2016``.
        ambiguous: Day and month may be meant either way round, so that they were left out.
    """

    date: str
    ambiguous: bool = False


def read_date(words: str) -> ReadDate | None:
    """Understand a date that names its year.

    Nothing is filled in: without a year there is no date, ``December 2016`` stays a month, and
    of ``03/04/2016`` only the year is certain.

    Args:
        words: A date and nothing else, in digits or words; a time of day behind it is dropped.

    Returns:
        The date, or None where the words aren't one or the year is missing.
    """
    words = " ".join(words.split())
    told = _YEAR_FIRST.fullmatch(words) or _COMPACT.fullmatch(words)
    if told:
        return _from_parts([int(part) for part in told.groups() if part])
    if len(words) > _LONGEST or not _YEAR.search(words):
        return None
    day_first, month_first = _agreed(words, _DAY_FIRST), _agreed(words, _MONTH_FIRST)
    if day_first is None or month_first is None:
        return None
    if day_first == month_first:
        # A bare year is read above; here dateparser took it out of other words.
        return ReadDate(day_first) if "-" in day_first else None
    common = _common(day_first, month_first)
    return ReadDate(common, ambiguous=True) if common else None


def _from_parts(parts: list[int]) -> ReadDate | None:
    try:
        datetime.date(*parts, *[1] * (3 - len(parts)))
    except ValueError:
        return None
    return ReadDate("-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]))


def _agreed(words: str, order: str) -> str | None:
    """Parse twice, filling gaps with the first and with the last day: what differs isn't told."""
    readings = [_parse(words, order, gap) for gap in ("first", "last")]
    dates = [reading for reading in readings if reading]
    return (_common(*dates) or None) if len(dates) == 2 else None


def _parse(words: str, order: str, gap: str) -> str | None:
    settings = {
        "DATE_ORDER": order,
        "PREFER_DAY_OF_MONTH": gap,
        "PREFER_MONTH_OF_YEAR": gap,
        "REQUIRE_PARTS": ["year"],
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    parsed: datetime.datetime | None = dateparser.parse(words, settings=settings)
    if parsed is None or str(parsed.year) not in _YEAR.findall(words):
        return None
    return parsed.date().isoformat()


def _common(date: str, other: str) -> str:
    """Return what two ISO dates share: all, year and month, the year, or nothing."""
    parts, others = date.split("-"), other.split("-")
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(parts, others, strict=False))
    return "-".join(part for part, _ in shared)
