from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import ReadDate, read_date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2016-12-29", "2016-12-29"),
        ("2016-12", "2016-12"),
        ("2016", "2016"),
        ("20161229", "2016-12-29"),
        ("2016-1-5", "2016-01-05"),
        ("2016/12/29", "2016-12-29"),
        ("2016.12.29", "2016-12-29"),
        ("2016-12-29T23:59:00-05:00", "2016-12-29"),
        ("2016-12-29 08:00", "2016-12-29"),
        ("2016年12月29日", "2016-12-29"),
        ("2016年12月", "2016-12"),
        ("2016年", "2016"),
        ("Dec. 29, 2016", "2016-12-29"),
        ("29 December 2016", "2016-12-29"),
        ("December 2016", "2016-12"),
        ("Thu, 29 Dec 2016 08:54:00 +0800", "2016-12-29"),
        ("29.12.2016", "2016-12-29"),
        ("4 avril 2019", "2019-04-04"),
        ("May 2019", "2019-05"),
        ("  December\n29,  2016 ", "2016-12-29"),
    ],
)
def test_a_date_is_as_exact_as_it_is_told(words: str, date: str) -> None:
    assert read_date(words) == ReadDate(date)


@pytest.mark.parametrize(
    "words",
    [
        "April 28",
        "28.4.",
        "Friday",
        "yesterday",
        "2 days ago",
        "12/29/16",
        "2016-13-45",
        "2019-02-29",
        "31 February 2019",
        "0000-01-01",
        "1482969600",
        "",
        "soon",
        "in 2016 the campaign closed 290 websites",
        "2016 " * 1000,
    ],
)
def test_without_a_year_or_a_day_that_exists_there_is_no_date(words: str) -> None:
    assert read_date(words) is None


@pytest.mark.parametrize("words", ["03/04/2016", "3.4.2016"])
def test_of_an_ambiguous_date_only_the_year_is_taken(words: str) -> None:
    assert read_date(words) == ReadDate("2016", ambiguous=True)


def test_a_day_beyond_twelve_makes_the_order_plain() -> None:
    assert read_date("13/04/2016") == read_date("04/13/2016") == ReadDate("2016-04-13")


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)))
def test_every_iso_date_is_read_back(date: datetime.date) -> None:
    assert read_date(date.isoformat()) == ReadDate(date.isoformat())
