"""When a campaign began and ended, by a sentence on it."""

from __future__ import annotations

import pytest

from index.directory.campaign_times import Time, time_told


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The raids ran from July to November 2018.", "2018-07", "2018-11"),
        ("The raids ran from 3 June to 9 July 2018.", "2018-06-03", "2018-07-09"),
        ("It lasted between March 2 and May 4, 2018.", "2018-03-02", "2018-05-04"),
        ("It went on from June through August 2018.", "2018-06", "2018-08"),
        ("It went on May–July 2018.", "2018-05", "2018-07"),
        ("It ran from 1st May until the 3rd June 2018.", "2018-05-01", "2018-06-03"),
    ],
)
def test_a_range_is_told_from_and_to(text, start, end):
    assert time_told(text, "Clearwater", "") == Time(start, end)


@pytest.mark.parametrize(
    "text",
    [
        "It took place on 3-9 June 2020.",
        "It took place from 3 to 9 June 2020.",
        "It took place on June 3-9, 2020.",
        "It took place from June 3 to 9, 2020.",
    ],
)
def test_a_range_of_days_is_told_with_its_month_before_or_behind(text):
    assert time_told(text, "Clearwater", "") == Time("2020-06-03", "2020-06-09")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It ran from Sept. 5 to Oct. 7, 2020.", "2020-09-05", "2020-10-07"),
        ("It ran from Jan to Mar 2020.", "2020-01", "2020-03"),
        ("It ran from Sep 5 until Dec 7, 2020.", "2020-09-05", "2020-12-07"),
    ],
)
def test_months_are_read_in_short(text, start, end):
    assert time_told(text, "Clearwater", "") == Time(start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The campaign was launched in May 2019.", "2019-05"),
        ("It was set up on May 4, 2019, and goes on.", "2019-05-04"),
        ("The campaign, launched in 2019, goes on.", "2019"),
        ("It began in Lund on 4 March 2019.", "2019-03-04"),
    ],
)
def test_where_only_the_beginning_is_told_the_end_stays_open(text, start):
    assert time_told(text, "Clearwater", "2021-06-20") == Time(start, "")


def test_a_year_is_that_of_the_name_before_that_of_publication():
    text = "The raids ran from July to November."
    assert time_told(text, "Clearwater 2018", "2019-01-02") == Time("2018-07", "2018-11")
    assert time_told(text, "Clearwater", "2019-01-02") == Time("2019-07", "2019-11")


def test_without_any_year_no_time_is_told():
    assert not time_told("The raids ran from July to November.", "Clearwater", "")
    assert not time_told("It was launched on May 1.", "Clearwater", "")


def test_winter_begins_in_the_year_before():
    told = time_told("It ran from November to February 2020.", "Clearwater", "2020-03-01")
    assert told == Time("2019-11", "2020-02")


def test_each_end_keeps_a_year_of_its_own():
    told = time_told("It ran from December 2017 to March 2018.", "Clearwater 2018", "2019-01-02")
    assert told == Time("2017-12", "2018-03")


@pytest.mark.parametrize(
    "text",
    [
        "The one before it ran from May to June 2016.",
        "The one before it was held on 3-9 June 2016.",
        "The first was launched in May 2016.",
        "The first was launched in 2016.",
    ],
)
def test_the_time_of_another_year_is_not_taken(text):
    assert time_told(text, "Clearwater 2018", "2018-12-20") == Time()


@pytest.mark.parametrize(
    "text",
    [
        "Copies fell from May to 12,400 pieces.",
        "Officers checked 3 to 9 shops a day.",
        "On June 3 to 9,000 readers it was news.",
        "Nothing was said of when it began.",
    ],
)
def test_numbers_are_no_days(text):
    assert time_told(text, "Clearwater 2018", "2018-12-20") == Time()
