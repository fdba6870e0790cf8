"""Where figures were counted."""

from __future__ import annotations

import pytest


def places(figures):
    return [(int(figure.value), figure.where) for figure in figures]


@pytest.mark.parametrize(
    "text",
    [
        "Most copies came from Jiangsu with 96, followed by Hebei with 41.",
        "The list is short: Jiangsu (96), Hebei (41).",
        "Jiangsu: 96, Hebei: 41.",
        "Jiangsu accounted for 96 and Hebei for 41.",
    ],
)
def test_a_number_belongs_to_the_place_that_holds_it(figures_of, text):
    found = figures_of(f"Officers seized 137 copies. {text}")
    assert places(found)[1:] == [(96, "Jiangsu"), (41, "Hebei")]


def test_a_number_with_its_noun_belongs_to_the_place_that_holds_it(figures_of):
    found = figures_of("Norway accounted for 30 cases and Sweden for 20.")
    assert places(found) == [(30, "Norway"), (20, "Sweden")]


def test_a_place_behind_a_number_is_its_own(figures_of):
    found = figures_of("Officers seized 300 copies in Norway and 40 discs in Sweden.")
    assert places(found) == [(300, "Norway"), (40, "Sweden")]


def test_each_clause_has_its_place(figures_of):
    found = figures_of("Courts in Kenya heard 12 cases, and judges in Uganda heard 9 cases.")
    assert places(found) == [(12, "Kenya"), (9, "Uganda")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Officers raided 12 shops in Nairobi.", "Nairobi"),
        ("Officers in Norway raided 12 shops.", "Norway"),
        ("Denmark's office raided 12 shops.", "Denmark"),
        ("Officers raided 12 shops in the Middle East.", "Middle East"),
    ],
)
def test_the_only_place_of_a_sentence_is_meant(figures_of, text, place):
    assert places(figures_of(text)) == [(12, place)]


@pytest.mark.parametrize(
    "text",
    [
        "Officers in Norway and Sweden seized 300 copies.",
        "Officers in Norway, Sweden and Denmark seized 300 copies.",
        "Officers seized 300 copies in Norway, Sweden and Denmark.",
    ],
)
def test_of_several_places_listed_none_is_meant(figures_of, text):
    assert places(figures_of(text)) == [(300, "")]


def test_a_campaign_named_like_mountains_is_no_place(figures_of):
    (found,) = figures_of("The Everest campaign of 2018 closed 12 shops.")
    assert (found.where, found.campaign) == ("", "Everest 2018")


def test_without_a_place_none_is_told(figures_of):
    assert places(figures_of("The office closed 12 shops.")) == [(12, "")]
