"""A comparison is told in the articles' words, or refused for what it lacks."""

from __future__ import annotations

import pytest

from qa.answer import Form, Refusal


@pytest.mark.parametrize(
    "question",
    [
        "How much higher were the fines in Amber Bee 2021 than in Amber Bee 2020?",
        "By how much did the fines of Amber Bee 2021 exceed those of Amber Bee 2020?",
    ],
)
def test_money_is_written_as_the_article_writes_it(gazette, question):
    answer = gazette.ask(question)
    assert answer.form is Form.COMPARISON
    assert answer.answer == "80 million won"
    assert answer.sum == "300 million - 220 million = 80 million"


def test_arrests_and_people_arrested_are_the_same_thing(gazette):
    answer = gazette.ask("How many more arrests were there in Amber Bee 2020 than in 2021?")
    assert answer.sum == "19 - 12 = 7"
    assert [item.text for item in answer.items] == ["19 arrests", "12 people"]


def test_whether_more_was_done_here_or_there_names_where(gazette):
    answer = gazette.ask(
        "Did they close more packing plants in Amber Bee 2021 or in Amber Bee 2020?"
    )
    assert (answer.answer, answer.sum) == ("Amber Bee 2020", "31 > 23")


@pytest.mark.parametrize(
    ("question", "missing", "told"),
    [
        (
            "How many more packing plants were closed in Amber Bee 2020 than in Amber Bee 2018?",
            "2018",
            "2020",
        ),
        (
            "How many more ferries were stopped in Clean Sails 2019 than in Clean Sails 2020?",
            "2020",
            "2019",
        ),
    ],
)
def test_a_refusal_names_the_figure_that_is_missing(gazette, question, missing, told):
    outcome = gazette.ask(question)
    assert isinstance(outcome, Refusal)
    assert missing in outcome.reason
    assert told not in outcome.reason
    assert told in outcome.nearest[0].quote
