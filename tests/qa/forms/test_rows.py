"""Which things of a sentence stand in a row together."""

from __future__ import annotations

import pytest

from index.parser import load_parser
from qa.forms.rows import plain, rows


@pytest.fixture(scope="module")
def rows_of():
    return lambda text: [[plain(thing)[1] for thing in row] for row in rows(load_parser()(text))]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Customs officers took crates of fireworks, a van with false plates and 30 rolls of "
            "fuse.",
            ["crates of fireworks", "van with false plates", "30 rolls of fuse"],
        ),
        (
            "The inspectors found old stamps, empty jars and forged labels, which were burnt.",
            ["old stamps", "empty jars", "forged labels"],
        ),
        ("The shop sold tea and coffee.", ["tea", "coffee"]),
        (
            "Police detained Ana Ruiz, Tom Berg and Erik Holm.",
            ["Ana Ruiz", "Tom Berg", "Erik Holm"],
        ),
    ],
)
def test_things_in_a_row_are_whole_and_without_their_article(rows_of, text, row):
    assert row in rows_of(text)


def test_an_and_inside_the_name_of_a_ministry_parts_nothing(rows_of):
    found = rows_of(
        "The plan was backed by the Ministry of Rivers and Inland Transport, the Coast Service and "
        "the Salt Board."
    )
    assert ["Ministry of Rivers and Inland Transport", "Coast Service", "Salt Board"] in found


@pytest.mark.parametrize("behind", ["the owner was fined", "most of them were at night"])
def test_a_clause_that_goes_on_behind_a_row_is_no_item_of_it(rows_of, behind):
    found = rows_of(f"Police searched Avonbridge, Norland and Tarn, and {behind}.")
    assert ["Avonbridge", "Norland", "Tarn"] in found


def test_days_are_no_items(rows_of):
    found = rows_of("Inspectors visited Avonbridge, Tarn and Wexford on May 3 and June 5.")
    assert found == [["Inspectors"], ["Avonbridge", "Tarn", "Wexford"]]


@pytest.mark.parametrize(
    "text", ["According to Mr Holm, seven shops closed.", "After the storm, 12 boats were missing."]
)
def test_two_things_with_only_a_comma_between_them_are_no_row(rows_of, text):
    assert [len(row) for row in rows_of(text)] == [1, 1]
