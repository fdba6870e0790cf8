"""Nobody's words are another's, and nobody holds another's office."""

from __future__ import annotations

import pytest

from qa.answer import Answer, Refusal
from qa.forms.other_people import office_asked_for
from qa.question import Kind, Question


@pytest.fixture
def asking_who():
    def of(text, kind=Kind.PERSON):
        return Question(text, text, kind, "", (), {}, (), (), (), ())

    return of


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Who is the training officer of the Kiln Office?", "training officer"),
        ("Name the deputy head of the Glaze Board.", "deputy head"),
        ("Who holds the post of head of checks at the Kiln Office?", "head"),
        ("who works as spokesman for the glaze board", "spokesman"),
        ("Which star of the film spoke?", ""),
        ("Who was fined?", ""),
    ],
)
def test_which_office_is_asked_for(asking_who, text, office):
    assert office_asked_for(asking_who(text)) == office


def test_no_office_is_asked_for_where_no_person_is(asking_who):
    text = "What did the head of the Kiln Office say?"
    assert office_asked_for(asking_who(text, Kind.STATEMENT)) == ""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who is the head of the Kiln Office?", "Ada Finch"),
        ("Who is the deputy head of the Kiln Office?", None),
        ("Who is the training officer of the Kiln Office?", None),
        ("Who is the head of the Glaze Board?", "Bo Stern"),
        ("Name the spokesman of the Glaze Board.", None),
    ],
)
def test_only_the_holder_of_the_asked_office_is_named(annals, question, answer):
    outcome = annals.ask(question)
    if answer is None:
        assert isinstance(outcome, Refusal)
    else:
        assert isinstance(outcome, Answer)
        assert answer in outcome.text


def test_words_of_another_are_no_answer(annals):
    assert "cracked" in annals.ask("What did Bo Stern say about glaze?").text
    assert "cracked" not in annals.ask("What did Ada Finch say about cracked glaze?").text
    assert isinstance(annals.ask("What did Bo Stern say about safe kilns?"), Refusal)
