"""Somebody's office and where it is held, before or behind the name."""

from __future__ import annotations

import pytest


@pytest.fixture
def held(people_of):
    def read(text):
        return [(each.name, each.office, each.organisation) for each in people_of(text)]

    return read


@pytest.mark.parametrize(
    "text",
    [
        "Lina Mork, director of the Lakes Union, said so.",
        "Lina Mork (director of the Lakes Union) said so.",
        "Lina Mork, 34, director of the Lakes Union, said so.",
        "Lina Mork, then director of the Lakes Union, said so.",
        "Lina Mork – director of the Lakes Union – said so.",
        "The director of the Lakes Union, Lina Mork, said so.",
        "Lakes Union director Lina Mork said so.",
        "The Lakes Union's director, Lina Mork, said so.",
        "Lina Mork is director of the Lakes Union.",
        "Lina Mork was the director of the Lakes Union.",
        "Lina Mork directs the Lakes Union.",
    ],
)
def test_an_office_is_found_on_either_side_of_the_name(held, text):
    assert held(text) == [("Lina Mork", "director", "Lakes Union")]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Lina Mork has led the Lakes Union since 2012.", "head"),
        ("Lina Mork, who heads the Lakes Union, said so.", "head"),
        ("Lina Mork, who has run the Lakes Union since May, said so.", "head"),
        ("Lina Mork oversaw the Lakes Union.", "head"),
        ("Lina Mork chairs the Lakes Union.", "chair"),
        ("Lina Mork, who commands the Lakes Union, said so.", "commander"),
    ],
)
def test_who_leads_a_body_has_an_office_there(held, text, office):
    assert held(text) == [("Lina Mork", office, "Lakes Union")]


@pytest.mark.parametrize(
    "text",
    [
        "Mork, director of the Lakes Union, said so.",
        "Mork is director of the Lakes Union.",
        "The director of the Lakes Union, Mork, said so.",
    ],
)
def test_an_office_beside_the_surname_is_that_of_the_whole_name(held, text):
    assert held(f"Lina Mork opened a desk. {text}") == [("Lina Mork", "director", "Lakes Union")]


@pytest.mark.parametrize(
    ("text", "name", "office", "organisation"),
    [
        ("Judge Ann Weir said so.", "Ann Weir", "Judge", ""),
        ("Mayor Ann Weir said so.", "Ann Weir", "Mayor", ""),
        ("Bishop Ann Weir said so.", "Ann Weir", "Bishop", ""),
        ("Detective Sergeant Tom Berg said so.", "Tom Berg", "Detective Sergeant", ""),
        (
            "Inspector Tom Berg of the Harbour Police said so.",
            "Tom Berg",
            "Inspector",
            "Harbour Police",
        ),
        (
            "Dr Ann Weir, a lecturer at the University of Lund, said so.",
            "Ann Weir",
            "lecturer",
            "University of Lund",
        ),
    ],
)
def test_a_title_before_a_name_is_an_office_and_no_part_of_it(
    held, text, name, office, organisation
):
    assert held(text) == [(name, office, organisation)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Public prosecutor Ann Weir said so.", "public prosecutor"),
        ("State attorney Ann Weir said so.", "state attorney"),
        ("Former mayor Ann Weir said so.", "former mayor"),
        ("The lawyer Ann Weir said so.", "lawyer"),
    ],
)
def test_a_word_that_opens_a_sentence_is_no_organisation(held, text, office):
    assert held(text) == [("Ann Weir", office, "")]


@pytest.mark.parametrize(
    ("text", "office", "organisation"),
    [
        (
            "Ann Weir, founder and director of Reel House, said so.",
            "founder and director",
            "Reel House",
        ),
        ("Ann Weir, the ministry's chief inspector, said so.", "chief inspector", "ministry"),
        (
            "Senior economist Ann Weir of the Lakes Union said so.",
            "senior economist",
            "Lakes Union",
        ),
        (
            "Ann Weir, a lawyer for Lakes Union and member of the Film Board, said so.",
            "lawyer",
            "Lakes Union",
        ),
        ("Ann Weir, head of the hotline, said so.", "head of the hotline", ""),
        ("Ann Weir, a weaver from Lund, said so.", "weaver", ""),
        ("Ann Weir, the actress, said so.", "actress", ""),
    ],
)
def test_an_office_is_parted_from_where_it_is_held(held, text, office, organisation):
    assert held(text) == [("Ann Weir", office, organisation)]


@pytest.mark.parametrize(
    "text",
    ["Ann Weir, on Monday, said so.", "Ann Weir, who is in her thirties, said so."],
)
def test_what_tells_time_or_age_is_no_office(held, text):
    assert held(text) == [("Ann Weir", "", "")]


@pytest.mark.parametrize("known", ["also well known as a", "widely known as a", "known as a"])
def test_what_somebody_is_known_as_is_the_office(held, known):
    assert held(f"Lina Mork, who is {known} film actor, said so.") == [
        ("Lina Mork", "film actor", "")
    ]
