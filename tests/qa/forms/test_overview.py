"""A digest tells when, what and who; it tells nothing twice and nothing of another year."""

from __future__ import annotations

import pytest

from corpus.article import Span
from qa.answer import Form
from qa.forms.digest import MOST_LINES, Line, choose, with_what_it_points_to
from qa.forms.overview import wants_overview


@pytest.fixture
def line(make_article):
    def of(text, number, *facts, on_it=1.0):
        return Line(make_article(text, text), Span(0, len(text)), number, on_it, frozenset(facts))

    return of


def unlike(_phrase, others):
    return [0.0] * len(others)


def alike(_phrase, others):
    return [1.0] * len(others)


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about the Amber Bee campaign.",
        "What came out of Amber Bee 2021?",
        "What is Amber Bee?",
        "Give me a short summary of the trial.",
    ],
)
def test_who_wants_an_overview(text):
    assert wants_overview(text)


@pytest.mark.parametrize(
    "text",
    ["What is the fine?", "How many jars were tested?", "When did Amber Bee end?", "Who spoke?"],
)
def test_who_wants_one_thing(text):
    assert not wants_overview(text)


def test_an_overview_covers_time_figures_and_people_once_each(gazette):
    answer = gazette.ask("Tell me about Amber Bee 2021.")
    assert answer.form is Form.OVERVIEW
    texts = [item.text for item in answer.items]
    told = " ".join(texts)
    for part in ("from March to May 2021", "23 packing plants", "300 million won", "Petra Klein"):
        assert told.count(part) == 1, part
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("year", "other"), [("2020", "2021"), ("2021", "2020")])
def test_another_years_campaign_is_not_in_it(gazette, year, other):
    answer = gazette.ask(f"Give me an overview of Amber Bee {year}.")
    told = " ".join(item.text for item in answer.items)
    assert f"Amber Bee {year}" in told
    assert f"Amber Bee {other}" not in told


def test_what_says_the_same_is_told_once_unless_it_has_a_figure_of_its_own(line):
    first = line("The mill has closed.", 0, "12 loom", "Goa")
    again = line("The mill is shut.", 1, "Goa", on_it=1.3)
    counted = line("The mill had 14 looms.", 1, "14 loom")
    assert choose([first, again], frozenset(), alike) == [first]
    assert choose([first, counted], frozenset(), alike) == [first, counted]


def test_what_is_hardly_about_it_is_left_out_and_the_rest_keeps_its_order(make_article, line):
    article = make_article("mill", "One. Two. Three.")
    early = Line(article, Span(0, 4), 0, 1.0, frozenset({"Goa"}))
    late = Line(article, Span(5, 9), 1, 1.3, frozenset({"12 loom", "Ana Ruiz", "May"}))
    far = line("The weather was fine.", 5, "Sunday", on_it=0.3)
    assert choose([late, far, early], frozenset(), unlike) == [early, late]


def test_a_digest_has_an_end(line):
    many = [line(f"Line {number}.", 0, f"{number} loom") for number in range(3 * MOST_LINES)]
    assert len(choose(many, frozenset(), unlike)) == MOST_LINES


def test_a_sentence_that_points_back_takes_the_one_before_along(make_article):
    article = make_article("mill", "Ana Ruiz runs the mill. She sold 12 looms. Boats sank.")
    first, second, third = Span(0, 23), Span(24, 42), Span(43, 54)
    assert with_what_it_points_to(article, first, second) == Span(0, 42)
    assert with_what_it_points_to(article, second, third) == third
    assert with_what_it_points_to(article, None, second) == second


def test_an_article_on_another_year_gives_only_what_it_says_of_the_asked_one(annals):
    answer = annals.ask("Tell me about Bright Kiln 2019.")
    told = " ".join(item.text for item in answer.items)
    assert "450 cases" in told
    assert not any(other in told for other in ("583", "Ada Finch", "mild winter"))
