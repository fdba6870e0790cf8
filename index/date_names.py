"""The names of months and weekdays, as the rules that read English text use them."""

from __future__ import annotations

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
