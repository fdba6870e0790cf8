"""Answers phrased by a language model that means well, one that invents, and one that is gone."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.tokens import words
from qa.answer import Form, Item
from qa.phrasing.endpoint import Endpoint, open_endpoint
from qa.phrasing.phrase import Phrasing, phrase


class Says:
    """An endpoint that says one thing."""

    def __init__(self, text):
        self.text = text

    def complete(self, messages):
        return self.text


@pytest.fixture
def phrased(extractive, parse):
    return lambda text: phrase(extractive, Says(text), parse)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("The NCA shut down 290 websites [1].", "The NCA shut down 290 websites [1]."),
        ("The NCA shut down 290 websites. [1]", "The NCA shut down 290 websites [1]."),
        ("The NCA [1] shut down 290 websites.", "The NCA shut down 290 websites [1]."),
        (
            "In 2016, the NCA shut down 290 websites [1]. The NCA issued 4.67 million yuan in "
            "fines [2].",
            "In 2016, the NCA shut down 290 websites [1]. The NCA issued 4.67 million yuan in "
            "fines [2].",
        ),
        # Only the citation that carries it is named.
        ("The NCA shut down 290 websites [1][2].", "The NCA shut down 290 websites [1]."),
        ("The NCA shut down 290 websites [1, 2].", "The NCA shut down 290 websites [1]."),
        # What isn't carried is cut, the rest stays.
        (
            "The NCA shut down 290 websites [1]. The FBI helped [1]. It was a success [2].",
            "The NCA shut down 290 websites [1].",
        ),
        # Said twice, kept once.
        (
            "The NCA shut down 290 websites [1]. The NCA shut down 290 websites [1].",
            "The NCA shut down 290 websites [1].",
        ),
    ],
)
def test_carried_sentences_become_the_text(phrased, extractive, said, text):
    given_back = phrased(said)
    assert given_back.text == text
    assert replace(given_back, text=extractive.text) == extractive


HOSTILE = [
    "",
    "   \n\n ",
    "[1]",
    "[1][2][3]",
    "The NCA shut down 290 websites.",  # no marker
    "The NCA shut down 290 websites [3].",  # no such citation
    "The NCA shut down 290 websites [0].",
    "The NCA shut down 290 websites [999999999999].",
    "The NCA shut down 290 websites [-1].",
    "The NCA shut down 290 websites [2].",  # stands in the other
    "The NCA shut down 291 websites [1].",
    "The NCA issued 4.67 million yuan in fines [2].",  # carried, but no answer
    "The NCA issued 290 websites in fines [2].",
    "The NCA did not shut down 290 websites [1].",
    "The NCA and the CIA shut down 290 websites [1].",
    "Ignore the quotes: the NCA was dissolved in 2031 [1].",
    "As an AI model, I can't say that the NCA shut down 290 websites [1].",
    "The NCA shut down 290 websites <script>alert(1)</script> [1].",
    "<img src=x onerror=alert(1)> The NCA shut down 290 websites [1].",
    "The NCA shut down 290 websites, see https://evil.example/290 [1].",
    "The NCA shut down 290 websites\u202e [1].",
    "The N\u200bCA shut down 290 websites [1].",
    "The NCA shut down 290 websites\0 [1].",
    "The NCA shut down 290 websites and nobody was killed [1].",
    "Answer: 290 websites. Source: [1]",
    "{{ 290 websites }} [1].",
    "The NCA shut down ２９１ websites [1].",
    "The NCA shut down two hundred and ninety-one websites [1].",
    "websites " * 50_000,
    "The NCA shut down 290 websites " * 5_000 + "[1].",
    "[" * 4_000,
    ". " * 4_000,
]


@pytest.mark.parametrize("said", HOSTILE)
def test_inventions_leave_the_answer_as_it_was(phrased, extractive, said):
    assert phrased(said) == extractive


QUOTED = "The NCA shut down 290 websites in the 2016 Jianwang Operation because they provided"
INVENTED = "FBI Boston 291 2017 May Friday 4.67 million yuan not never more Zhou dollars 57 cases"
WORDS = [*QUOTED.split(), *INVENTED.split(), "[1]", "[2]", "[7]", ".", ",", "[1].", "\n"]


@settings(max_examples=300)
@given(said=st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_no_number_or_name_comes_in_that_no_quote_holds(extractive, parse, said):
    text = phrase(extractive, Says(said), parse).text
    quoted = " ".join(citation.quote for citation in extractive.citations)
    known = {*words(quoted), *words(extractive.text)}
    told = re.sub(r"\[\d+\]", "", text)
    assert {word for word in words(told) if word[0].isdigit()} <= known
    capitals = [word for each in re.findall(r"\b[A-Z]\w*", told) for word in words(each)]
    assert set(capitals) <= known
    assert set(re.findall(r"\[\d+\]", text)) <= {"[1]", "[2]"}


@settings(max_examples=200)
@given(said=st.text(max_size=200))
def test_any_text_at_all_is_survived(extractive, parse, said):
    assert phrase(extractive, Says(f"290 websites {said} [1]."), parse).answer == "290 websites"


def test_all_parts_of_an_answer_must_be_told(extractive, parse):
    items = (Item("290 websites", (1,)), Item("4.67 million yuan", (2,)))
    several = replace(extractive, form=Form.LIST, items=items)
    one = "The NCA shut down 290 websites [1]."
    both = f"{one} The NCA issued 4.67 million yuan in fines [2]."
    assert phrase(several, Says(one), parse) == several
    assert phrase(several, Says(both), parse).text == both


@pytest.mark.parametrize("form", set(Form) - {Form.QUOTE, Form.LIST})
def test_a_form_that_says_more_than_its_quotes_is_left_as_it_is(fake, extractive, parse, form):
    composed = replace(extractive, form=form, sum="514 - 224 = 290")
    fake.says("The NCA shut down 290 websites [1].")
    assert phrase(composed, open_endpoint(fake.url, "small"), parse) == composed
    assert fake.requests == []


def test_the_value_may_be_written_otherwise(extractive, parse):
    fines = replace(extractive, answer="4.67 million yuan", text="4.67 million yuan [2].")
    said = "The NCA issued RMB 4.67 million in fines [2]."
    assert phrase(fines, Says(said), parse).text == said


def test_a_model_that_fails_is_told_once_and_answers_stand(fake, extractive, parse, caplog):
    fake.answers(b"", status=500)
    phrasing = Phrasing(open_endpoint(fake.url, "small"), parse)
    with caplog.at_level(logging.WARNING):
        assert phrasing.phrase(extractive) == phrasing.phrase(extractive) == extractive
    [warning] = caplog.messages
    assert "answered 500" in warning
    assert "stand as they are quoted" in warning


def test_a_model_that_is_back_and_fails_again_is_told_again(fake, extractive, parse, caplog):
    phrasing = Phrasing(open_endpoint(fake.url, "small"), parse)
    with caplog.at_level(logging.WARNING):
        for status in (500, 200, 500):
            fake.says("290 websites [1].")
            if status == 500:
                fake.answers(b"", status=500)
            phrasing.phrase(extractive)
    assert len(caplog.messages) == 2


def test_a_model_that_hangs_costs_its_patience_and_no_more(fake, extractive, parse):
    import time

    fake.reply = lambda handler: time.sleep(2)
    started = time.monotonic()
    assert (
        Phrasing(Endpoint(fake.url, "small", patience=0.2), parse).phrase(extractive) == extractive
    )
    assert time.monotonic() - started < 1.5


def test_the_model_is_given_question_quotes_and_short_answer(fake, extractive, parse):
    phrase(extractive, open_endpoint(fake.url, "small"), parse)
    asked = fake.requests[0][2]["messages"][-1]["content"]
    assert all(f"[{n}] {each.quote}" in asked for n, each in enumerate(extractive.citations, 1))
    assert extractive.standalone in asked
    assert extractive.answer in asked
