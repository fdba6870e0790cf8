"""Which of two campaigns came first is told where the sentences on them tell it."""

from __future__ import annotations

import pytest

from index.date_names import date_in_words
from qa.answer import Form, Refusal
from qa.forms.order import order_of


@pytest.mark.parametrize(
    ("question", "answer", "shown"),
    [
        ("Did Bright Kiln 2019 begin before 2020?", "Yes", "May 2019 < 2020"),
        ("Did Bright Kiln 2019 begin after 2020?", "No", "May 2019 < 2020"),
        ("Did Bright Kiln 2018 end before September 2018?", "No", "September 2018 < November 2018"),
        ("Was Bright Kiln 2018 over before Bright Kiln 2019?", None, None),
        (
            "Which began first, Bright Kiln 2018 or Bright Kiln 2019?",
            "Bright Kiln 2018",
            "July 2018 < May 2019",
        ),
        (
            "Which campaign started later, Bright Kiln 2018 or Bright Kiln 2019?",
            "Bright Kiln 2019",
            "July 2018 < May 2019",
        ),
    ],
)
def test_the_earlier_is_told_with_both_dates_shown(annals, question, answer, shown):
    outcome = annals.ask(question)
    if answer is None:
        assert isinstance(outcome, Refusal)
        return
    assert (outcome.form, outcome.answer, outcome.sum) == (Form.COMPARISON, answer, shown)
    assert all("Kiln" in each.quote for each in outcome.citations)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Did Bright Kiln 2019 end before 2020?", "don't tell when Bright Kiln 2019 ended"),
        ("Did Bright Kiln 2019 begin before May 2019?", "no more than May 2019"),
    ],
)
def test_what_is_not_told_so_exactly_is_refused(annals, question, reason):
    outcome = annals.ask(question)
    assert isinstance(outcome, Refusal)
    assert reason in outcome.reason


def test_a_campaign_of_several_years_has_no_one_beginning(annals):
    assert isinstance(annals.ask("Did Bright Kiln begin before 2020?"), Refusal)


@pytest.mark.parametrize(
    "text", ["When did it begin?", "Who spoke before the court?", "Which began first?", "x" * 500]
)
def test_other_questions_ask_for_no_order(text):
    assert order_of(text) is None


@pytest.mark.parametrize(
    ("day", "words"), [("2020", "2020"), ("2020-05", "May 2020"), ("2020-05-07", "7 May 2020")]
)
def test_dates_are_written_as_far_as_they_are_told(day, words):
    assert date_in_words(day) == words
