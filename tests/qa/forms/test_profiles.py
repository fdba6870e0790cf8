"""Who somebody is, also where no article tells an office."""

from __future__ import annotations

import pytest

from qa.answer import Form, Refusal
from qa.forms.profiles import wants_profile


@pytest.mark.parametrize("question", ["Who is Erik Holm?", "Tell me about Erik Holm."])
def test_a_person_without_an_office_is_known_by_what_is_told(gazette, question):
    answer = gazette.ask(question)
    assert answer.form is Form.OVERVIEW
    told = [item.text for item in answer.items]
    assert {
        "Erik Holm has kept bees in the hills above Tarn for 30 years.",
        "He sells his honey at the market in Wexford.",
        "“Bees need patience,” Holm said.",
    } <= set(told)
    assert not any("Erik Vik" in text for text in told)


@pytest.mark.parametrize("question", ["Who is Boris Vance?", "Who was Erik Vance?"])
def test_a_stranger_is_refused(gazette, question):
    assert isinstance(gazette.ask(question), Refusal)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Who's Erik Holm?", True),
        ("Who is he?", False),
        ("Who is the man who sold all the honey at the market?", False),
        ("Who closed the mill?", False),
    ],
)
def test_a_profile_is_asked_for_by_a_name(text, wants):
    assert wants_profile(text) is wants
