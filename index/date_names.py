"""The names of months and weekdays, and of years by today's, as the rules for English use them."""

from __future__ import annotations

import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH = rf"(?:{'|'.join(MONTHS)})"
"""A pattern of any month."""

WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
"""A pattern of any weekday."""

YEAR_DIGITS = r"(?:19|20)\d\d"
"""A pattern of any year."""

YEAR = re.compile(rf"\b{YEAR_DIGITS}\b")
"""A year that stands alone."""

RELATIVE_YEARS = [
    (re.compile(r"\blast year\b", re.IGNORECASE), 1),
    (re.compile(r"\bth(?:is|e current) (?:year|season)\b", re.IGNORECASE), 0),
]
"""What is told by the year of publication, and how many years before it that is."""


def date_in_words(date: str) -> str:
    """Write a date, ISO 8601 as far as it is told: ``7 May 2020``, ``May 2020``, ``2020``."""
    year, *rest = date.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(each)) for each in rest[1:]), *month, year])
