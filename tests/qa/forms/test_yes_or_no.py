"""Yes and no are said only where a quote settles it."""

from __future__ import annotations

import pytest

from index.encoders import open_encoder
from index.parser import load_parser
from index.tokens import tokens
from qa.answer import Answer, Citation
from qa.forms.finding import Tools
from qa.forms.yes_or_no import as_yes_or_no, is_yes_or_no
from qa.question import Kind, Question


@pytest.fixture(scope="module")
def tools():
    encoder = open_encoder()

    def alike(phrase, others):
        vectors = encoder.encode([phrase, *others])
        return (vectors[1:] @ vectors[0]).tolist()

    return Tools(None, load_parser(), alike, 0.3, None)


@pytest.fixture
def said(tools, make_article):
    def of(text, quote):
        question = Question(text, text, Kind.OTHER, "", tuple(tokens(text)), {}, (), (), (), ())
        cited = Citation(make_article("a", quote), 0, len(quote), 0.9)
        answer = Answer(text, text, quote, quote, 0.9, (cited,), 0.0)
        outcome = as_yes_or_no(answer, question, tools)
        return outcome.answer if isinstance(outcome, Answer) else None

    return of


@pytest.mark.parametrize(
    ("question", "quote", "answer"),
    [
        ("Did police arrest the owner?", "Police arrested the owner without incident.", "Yes"),
        ("Did Li refuse to pay?", "Li refused to pay the fine.", "Yes"),
        ("Did Li pay the fine?", "Li refused to pay the fine.", "No"),
        ("Were 290 websites closed?", "No fewer than 290 websites were closed.", "Yes"),
        ("Did the office close any cinema?", "The office closed no cinema.", "No"),
        ("Was any cinema closed?", "No cinema was closed.", "No"),
        ("Did Youku sue Hunan TV?", "Youku sued Hunan TV.", "Yes"),
    ],
)
def test_what_a_quote_settles(said, question, quote, answer):
    assert said(question, quote) == answer


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Did the NCA arrest the owners of 290 websites?", "The NCA shut down 290 websites."),
        ("Did Hunan TV sue Youku?", "Youku sued Hunan TV."),
        ("Did Li sell copies?", "Li was accused of selling copies."),
        ("Did the office close websites?", "The office may close websites."),
        ("Did prices rise?", "Prices fell."),
        ("Did Li arrest 251 suspects?", "Li said that 251 suspects have been arrested."),
        ("Did Li close websites?", "Wang closed websites."),
        ("Did the office close 300 websites?", "The office closed 290 websites."),
    ],
)
def test_what_it_does_not(said, question, quote):
    assert said(question, quote) is None


@pytest.mark.parametrize("text", ["Who did it?", "Was it in 2016 or in 2019?", "How many?", ""])
def test_other_questions(text):
    assert not is_yes_or_no(text)
