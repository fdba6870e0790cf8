"""Questions to go on with are new, and answered by the articles at hand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from corpus.article import Article
from index.parser import load_parser
from qa.answer import Answer, Citation, Refusal
from qa.follow_ups import TRIED, follow_ups

TEXT = (
    "Lina Mork, head of the Kiln Office, closed 12 kilns in Tarn. The office tested 340 jars in "
    "May. Lina Mork said that the air was cleaner. Rangers counted 40 herons."
)
ARTICLE = Article(id="kilns", title="Kilns", text=TEXT, path="k.txt", place="k.txt")


@dataclass
class Knows:
    """Answers each question with a quote that holds all of the article, or none."""

    answers: bool = True
    asked: int = 0

    @property
    def articles(self):
        return {ARTICLE.id: ARTICLE}

    def ask(self, question):
        self.asked += 1
        if not self.answers:
            return Refusal(question, question, "No.", 0.1, (), 1.0)
        return Answer(question, question, TEXT, TEXT, 0.9, (cited(TEXT),), 1.0)


def cited(quote):
    start = TEXT.index(quote)
    return Citation(ARTICLE, start, start + len(quote), 0.9)


def after(quote, assistant, limit=3):
    outcome = Answer("Q?", "Q?", quote, quote, 0.9, (cited(quote),), 1.0)
    return follow_ups(outcome, assistant, limit, load_parser())


def test_what_was_just_cited_is_not_asked_again():
    told = after("The office tested 340 jars in May.", Knows())
    assert told
    assert not any("jars" in question for question in told)


def test_none_is_offered_that_is_not_answered_and_not_all_are_tried():
    assistant = Knows(answers=False)
    assert after("Rangers counted 40 herons.", assistant) == []
    assert 0 < assistant.asked <= TRIED


def test_a_refusal_is_followed_by_what_the_nearest_articles_answer():
    refused = Refusal("Who won?", "Who won?", "No.", 0.1, (cited("Rangers counted 40 herons."),), 1)
    assert follow_ups(refused, Knows(), 3, load_parser())
    nothing = Refusal("Who won?", "Who won?", "No.", 0.1, (), 1.0)
    assert follow_ups(nothing, Knows(), 3, load_parser()) == []


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_no_more_are_offered_than_asked_for_and_none_says_less_than_another(limit):
    told = after("Rangers counted 40 herons.", Knows(), limit)
    assert len(told) <= limit
    assert len(set(told)) == len(told)
