"""When a campaign began and ended, as far as a sentence tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.date_names import MONTHS, YEAR_DIGITS

_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"


def _date(name: str) -> str:
    """Return the pattern of a date: ``15 May``, ``May 15, 2023``, ``May 2023``."""
    return (
        rf"(?:(?P<{name}_day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<{name}_month>{_MONTH})"
        rf"(?: (?P<{name}_day_behind>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d))?"
        rf"(?:,? (?P<{name}_year>{YEAR_DIGITS}))?"
    )


_TO = r"(?: (?:to|until|till|and|through)(?: the)? | ?[-–] ?)"
_FROM_TO = re.compile(
    rf"\b(?:(?:from|between) )?{_date('first')}{_TO}{_date('last')}", re.IGNORECASE
)
_DAYS_OF_A_MONTH = re.compile(
    rf"\b(?P<first_day>\d{{1,2}}){_TO}(?P<last_day>\d{{1,2}}) (?P<month>{_MONTH})"
    rf"(?: (?P<year>{YEAR_DIGITS}))?|"
    rf"\b(?P<month_before>{_MONTH}) (?P<day>\d{{1,2}}){_TO}(?P<day_behind>\d{{1,2}})\b(?!,\d)"
    rf"(?:,? (?P<year_behind>{YEAR_DIGITS}))?"
)
_SINCE = re.compile(
    r"\b(?:launched|started|began|begun|begins?|opened|deployed|set up|established|since)\b"
    rf"[^.;]{{0,40}}?\b(?:in|on|since|from) {_date('first')}"
)
_SINCE_YEAR = re.compile(
    r"\b(?:launched|started|began|begun|opened|set up|established)\b[^.;]{0,40}?\b(?:in|since) "
    rf"(?P<year>{YEAR_DIGITS})\b"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A span of time, ISO 8601 as far as told; what isn't told is empty."""

    start: str = ""
    end: str = ""

    def __bool__(self) -> bool:
        return bool(self.start or self.end)


def time_told(text: str, campaign: str, published: str) -> Time:
    """Return when a campaign ran by a sentence on it.

    Args:
        text: The sentence.
        campaign: Its name; a year in it is its year.
        published: The date of the article; empty where it isn't known.
    """
    known = re.search(YEAR_DIGITS, campaign)
    year = known.group() if known else published[:4]
    for read in (_from_to, _days_of_a_month, _since):
        told = read(text, year)
        if told:
            years = {each[:4] for each in (told.start, told.end) if each}
            return told if not known or known.group() in years else Time()
    return Time()


def _from_to(text: str, year: str) -> Time:
    match = _FROM_TO.search(text)
    if match is None:
        return Time()
    last_year = match["last_year"] or match["first_year"] or year
    first = _iso(match, "first", match["first_year"] or last_year)
    last = _iso(match, "last", last_year)
    if first > last and not match["first_year"] and last_year.isdigit():
        first = _iso(match, "first", str(int(last_year) - 1))
    return Time(first, last) if last_year else Time()


def _days_of_a_month(text: str, year: str) -> Time:
    match = _DAYS_OF_A_MONTH.search(text)
    told = match and (match["year"] or match["year_behind"] or year)
    if match is None or not told:
        return Time()
    month = match["month"] or match["month_before"]
    days = (match["first_day"] or match["day"], match["last_day"] or match["day_behind"])
    return Time(*(f"{told}-{_number(month):02}-{int(day):02}" for day in days))


def _since(text: str, year: str) -> Time:
    match = _SINCE.search(text)
    if match is not None and (match["first_year"] or year):
        return Time(_iso(match, "first", match["first_year"] or year))
    only_year = _SINCE_YEAR.search(text)
    return Time(only_year["year"]) if only_year else Time()


def _iso(match: re.Match[str], name: str, year: str) -> str:
    day = match[f"{name}_day"] or match[f"{name}_day_behind"]
    month = f"{year}-{_number(match[f'{name}_month']):02}"
    return f"{month}-{int(day):02}" if day else month


def _number(month: str) -> int:
    return next(at for at, name in enumerate(MONTHS, start=1) if name.startswith(month[:3].title()))
