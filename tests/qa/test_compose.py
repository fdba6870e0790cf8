from __future__ import annotations

import pytest

from corpus.article import Passage, Span
from qa.answer import Answer, Refusal
from qa.compose import MOST_CITATIONS, MOST_NEAREST, compose
from qa.question import understand
from qa.read import Reading
from qa.retrieve import Hit

THRESHOLD = 0.4
SURE = THRESHOLD + 0.1
UNSURE = THRESHOLD - 0.1


@pytest.fixture
def reading(make_article):
    """Return a reading of an article with one sentence, whose first words are the answer."""

    def make(text, answer, confidence):
        article = make_article(f"n{len(text)}", text)
        hit = Hit(article, Passage(article.id, 0, len(text)), 1.0, 1.0)
        return Reading(hit, Span(0, len(text)), Span(0, len(answer)), confidence)

    return make


@pytest.fixture
def outcome(generation, parse):
    def composed(*readings, question="How many websites were there?"):
        understood = understand(question, question, generation, parse)
        return compose(understood, readings, generation.contents, THRESHOLD, parse)

    return composed


def test_an_exact_answer_is_marked_with_its_citation(outcome, reading):
    given = outcome(reading("290 websites were closed.", "290 websites", SURE))
    assert isinstance(given, Answer)
    assert (given.answer, given.text) == ("290 websites", "290 websites [1].")
    assert given.confidence == SURE


def test_a_whole_sentence_is_given_as_a_quotation(outcome, reading):
    sentence = "Piracy hurts cinemas."
    given = outcome(reading(sentence, sentence, SURE), question="What does piracy do?")
    assert given.text == "“Piracy hurts cinemas.” [1]"


def test_articles_that_agree_are_cited_together_and_others_are_not(outcome, reading):
    agreeing = [
        reading(f"290 websites were closed{tail}", "290 websites", SURE)
        for tail in (".", " too.", " in May.", " in May, they said.")
    ]
    other = reading("57 apps were closed then.", "57 apps", SURE)
    given = outcome(agreeing[0], other, *agreeing[1:])
    assert len(given.citations) == MOST_CITATIONS
    assert all("290 websites" in citation.quote for citation in given.citations)
    assert given.text == "290 websites [1][2][3]."


def test_below_the_threshold_it_refuses_and_offers_the_nearest(outcome, reading):
    unsure = [reading(f"{'Very ' * n}few sites.", "Very", UNSURE) for n in range(1, 6)]
    given = outcome(*unsure)
    assert isinstance(given, Refusal)
    assert given.reason == "No sentence in the articles says how many websites."
    assert len(given.nearest) == MOST_NEAREST
    assert given.confidence == UNSURE


def test_a_sentence_without_a_figure_is_no_answer_to_how_many(outcome, reading):
    sentence = "Many websites were closed."
    assert isinstance(outcome(reading(sentence, sentence, 0.99)), Refusal)


def test_nothing_that_isnt_borne_out_is_an_answer(outcome, reading):
    sure = reading("290 websites were closed in 2016.", "290 websites", 0.99)
    given = outcome(sure, question="How many websites were closed in 2017?")
    assert isinstance(given, Refusal)
    assert "2017" in given.reason


def test_no_reading_at_all_is_a_refusal(outcome):
    assert isinstance(outcome(), Refusal)
