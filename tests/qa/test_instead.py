"""A refusal offers questions like the refused one that the articles answer."""

from __future__ import annotations

import pytest

from qa.answer import Answer, Citation, Refusal
from qa.instead import TRIED, questions_instead


class Knows:
    """Answers the questions that it is told to, and counts what it is asked."""

    def __init__(self, *answered):
        self.answered = answered
        self.asked = []

    def ask(self, question):
        self.asked.append(question)
        if question in self.answered:
            return Answer(question, question, "40 herons", "40 herons [1].", 0.9, (), 1.0)
        return Refusal(question, question, "Nothing.", 0.1, (), 1.0)


@pytest.fixture
def refused(make_article):
    article = make_article("lake", "Rangers counted herons in 2016, in 2019 and in 2025.")

    def of(question, reason="Nothing."):
        return Refusal(question, question, reason, 0.1, (Citation(article, 0, 8, 0.1),), 1.0)

    return of


def test_the_nearest_year_that_is_answered_comes_first(refused):
    knows = Knows("How many herons in 2016?", "How many herons in 2019?")
    found = questions_instead(refused("How many herons in 2018?"), knows)
    assert found == ["How many herons in 2019?", "How many herons in 2016?"]


def test_a_year_that_only_the_reason_tells_is_tried_too(refused):
    refusal = refused("How many herons in 2018?", "The articles speak of 2017, not of 2018.")
    assert questions_instead(refusal, Knows("How many herons in 2017?")) == [
        "How many herons in 2017?"
    ]


@pytest.mark.parametrize(
    ("question", "without"),
    [
        ("How many herons were counted in Sweden?", "How many herons were counted?"),
        (
            "How many herons were counted by the Lake Guard in May?",
            "How many herons were counted in May?",
        ),
        (
            "In May, how many herons were counted at Lake Tana, if any?",
            "In May, how many herons were counted, if any?",
        ),
    ],
)
def test_a_place_or_a_body_that_nobody_speaks_of_is_left_out(refused, question, without):
    assert questions_instead(refused(question), Knows(without)) == [without]


def test_nothing_is_offered_that_is_refused_as_well(refused):
    assert questions_instead(refused("How many herons in Sweden in 2018?"), Knows()) == []


def test_no_more_questions_are_tried_than_a_reader_waits_for(refused):
    reason = f"The articles speak of {', '.join(map(str, range(1990, 2015)))}."
    knows = Knows()
    questions_instead(refused("How many herons in Sweden in 2018?", reason), knows)
    assert len(knows.asked) == TRIED
