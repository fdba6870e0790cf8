"""Countries are places, whatever the pipeline takes them for."""

from __future__ import annotations

import pytest

from index.parser import load_parser


def names(text):
    return {each.text: each.label_ for each in load_parser()(text).ents}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Our colleagues in Nigeria closed 211, and Benin closed 37.", "Benin"),
        ("How many shops did Nigeria close in March?", "Nigeria"),
        ("New Zealand closed two shops.", "New Zealand"),
    ],
)
def test_a_country_is_a_place(text, country):
    assert names(text)[country] == "GPE"


def test_a_country_in_the_name_of_a_body_or_of_a_person_stays_in_it():
    told = names("The Bank of China fined Jordan Peele.")
    assert "China" not in told
    assert told["Jordan Peele"] == "PERSON"
