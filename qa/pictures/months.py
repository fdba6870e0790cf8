"""When a campaign ran, in months and in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.date_names import MONTHS, date_in_words
from qa.directory import CampaignEntry

_DATE = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-\d\d)?)?")
TO_THE_MONTH = len("2020-05")

_YEAR_BEHIND = re.compile(r"(?:^|\s)((?:19|20)\d\d)$")


@dataclass(frozen=True, slots=True)
class Time:
    """When something ran.

    Attributes:
        first: Its first month, counted from the year 0.
        last: Its last month, itself included.
        told: The same in words.
        kind: ``exact`` where both ends are told, ``open`` where one is, ``year`` where only the
            name tells a year.
    """

    first: int
    last: int
    told: str
    kind: str


def time_of(entry: CampaignEntry) -> Time | None:
    """Return when a campaign ran as far as its dates or its name tell; None where they don't."""
    start, end = _DATE.fullmatch(entry.start), _DATE.fullmatch(entry.end)
    if start and end and _last(end) >= _first(start):
        return Time(_first(start), _last(end), _from_to(start, end), "exact")
    if start:
        through = _first(start) // 12 * 12 + 11
        return Time(_first(start), through, f"from {_in_words(start)}, end not told", "open")
    if end:
        since = _last(end) // 12 * 12
        return Time(since, _last(end), f"until {_in_words(end)}, start not told", "open")
    named = _YEAR_BEHIND.search(entry.name)
    if named is None:
        return None
    year = int(named[1])
    return Time(year * 12, year * 12 + 11, f"{year}, months not told", "year")


def _first(date: re.Match[str]) -> int:
    return int(date[1]) * 12 + int(date[2] or 1) - 1


def _last(date: re.Match[str]) -> int:
    return int(date[1]) * 12 + int(date[2] or 12) - 1


def _from_to(start: re.Match[str], end: re.Match[str]) -> str:
    if (start[1], start[2]) == (end[1], end[2]):
        return _in_words(start)
    if start[1] == end[1] and start[2] and end[2]:
        return f"{MONTHS[int(start[2]) - 1]} to {_in_words(end)}"
    return f"{_in_words(start)} to {_in_words(end)}"


def _in_words(date: re.Match[str]) -> str:
    return date_in_words(date.group()[:TO_THE_MONTH])
