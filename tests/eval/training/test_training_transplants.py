"""A question of another page is about what the passage is about, and asks something else."""

from __future__ import annotations

import random

import pytest

from eval.training.transplants import Transplants

PASSAGE = (
    "In the colony Jean Ribault built a fort in 1562. Ribault was born in Dieppe and left for "
    "England when the war began."
)


@pytest.fixture
def elsewhere(make_example):
    """A question on another page."""
    return lambda asked, passage: make_example(asked, passage, passage[:-1], group="another")


def test_a_question_gets_the_name_that_was_asked_about(make_example, elsewhere):
    here = make_example("When was a fort built by Jean Ribault?", PASSAGE, "1562")
    other = elsewhere("When was a school founded by Marie Curie?", "in 1920.")
    moved = Transplants([here, other]).of(here, random.Random(0))
    assert moved == "When was a school founded by Jean Ribault?"


def test_questions_that_the_passage_may_well_answer_are_left_out(make_example, elsewhere):
    here = make_example("Where was Jean Ribault at last?", PASSAGE, "England")
    told = elsewhere("Where was Marie Curie born?", "In Warsaw.")
    asked = elsewhere("Where was Marie Curie at last?", "In Passy.")
    assert Transplants([here, told]).of(here, random.Random(0)) is None
    assert Transplants([here, asked]).of(here, random.Random(0)) is None


def test_a_name_of_another_kind_is_not_put_in(make_example, elsewhere):
    here = make_example("When did Jean Ribault build?", PASSAGE, "1562")
    place = elsewhere("When did settlers reach Boston first?", "In 1620.")
    assert Transplants([here, place]).of(here, random.Random(0)) is None
