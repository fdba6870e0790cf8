"""Years that are told by the year of publication."""

from __future__ import annotations

import re

import pytest

from index.date_names import MONTH, MONTHS, RELATIVE_YEARS


def years_back(text: str) -> list[int]:
    return [back for pattern, back in RELATIVE_YEARS if pattern.search(text)]


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Last year nine shops closed.", 1),
        ("Nine shops closed this year.", 0),
        ("Nine shops closed this season.", 0),
        ("In the current year nine shops closed.", 0),
    ],
)
def test_a_year_is_counted_back_from_publication(text, back):
    assert years_back(text) == [back]


@pytest.mark.parametrize(
    "text", ["The last years were calm.", "Last month it rained.", "It is the year of the crane."]
)
def test_other_times_are_no_relative_years(text):
    assert years_back(text) == []


def test_a_month_is_any_of_the_twelve_by_its_whole_name():
    assert len(MONTHS) == 12
    assert all(re.fullmatch(MONTH, month) for month in MONTHS)
    assert not re.fullmatch(MONTH, "Sept")
