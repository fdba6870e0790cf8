"""What is a country, and from which country an adjective is made."""

from __future__ import annotations

import pytest

from index.countries import country_of, is_country


@pytest.mark.parametrize(
    "name", ["Peru", "kenya", "the Netherlands", "US", "u.s.", "Hong Kong", "Côte d'Ivoire"]
)
def test_a_country_is_known_in_either_case_with_its_article_and_by_a_short_name(name):
    assert is_country(name)


@pytest.mark.parametrize("name", ["Lund", "Jiangsu", "Europe", "Latin America", "the world", ""])
def test_towns_provinces_and_continents_are_no_countries(name):
    assert not is_country(name)


@pytest.mark.parametrize(
    ("adjective", "country"),
    [
        ("peruvian", "peru"),
        ("chinese", "china"),
        ("swedish", "sweden"),
        ("iraqi", "iraq"),
        ("norwegian", "norway"),
        ("brazilian", "brazil"),
    ],
)
def test_an_adjective_is_traced_to_its_country(adjective, country):
    assert country_of(adjective) == country


@pytest.mark.parametrize(
    ("adjective", "country"),
    [("dutch", "netherlands"), ("french", "france"), ("thai", "thailand"), ("danish", "denmark")],
)
def test_an_adjective_of_its_own_kind_is_known(adjective, country):
    assert country_of(adjective) == country


@pytest.mark.parametrize(
    ("adjective", "country"),
    [("austrian", "austria"), ("australian", "australia"), ("nigerian", "nigeria")],
)
def test_of_countries_that_begin_alike_the_one_that_shares_most_is_meant(adjective, country):
    assert country_of(adjective) == country


@pytest.mark.parametrize("word", ["human", "urban", "publish", "musician", "european", "than"])
def test_a_word_with_such_an_ending_is_no_adjective_of_a_country(word):
    assert country_of(word) is None


@pytest.mark.parametrize("country", ["peru", "austria", "indonesia", "japan"])
def test_a_country_is_no_adjective_of_itself(country):
    assert country_of(country) is None
