"""What users get who ask for more than one sentence says."""

from __future__ import annotations

import pytest

from qa.answer import Answer, Form, Refusal


def ask(assistant, question):
    outcome = assistant.ask(question)
    if isinstance(outcome, Answer):
        for item in outcome.items:
            quotes = [outcome.citations[number - 1].quote for number in item.citations]
            assert quotes
            assert all(item.text in quote for quote in quotes)
    return outcome


def test_a_difference_is_reckoned_from_two_cited_figures(assistant):
    answer = ask(
        assistant, "How many more cases were investigated in Clearwater 2018 than in 2016?"
    )
    assert answer.form is Form.COMPARISON
    assert answer.sum in {"583 - 514 = 69", "514 - 310 = 204"}
    assert len(answer.citations) == 2


def test_fewer_is_not_answered_as_more(assistant):
    answer = ask(
        assistant, "How many more cases were investigated in 2016 than in Clearwater 2018?"
    )
    assert isinstance(answer, Refusal) or "fewer" in answer.text or "less" in answer.text


def test_the_greater_of_two_is_named(assistant):
    answer = ask(
        assistant, "Were more cases investigated in Clearwater 2016 or in Clearwater 2018?"
    )
    assert "514" in answer.text
    assert answer.form is Form.COMPARISON


def test_parts_are_added_up(assistant):
    answer = ask(assistant, "How many websites does the office monitor in total, video plus music?")
    assert (answer.sum, answer.items[0].text) == ("20 + 12 = 32", "20 video")


@pytest.mark.parametrize(
    "question",
    [
        "How many more cases were investigated in Clearwater 2016 than in Clearwater 2017?",
        "How many more websites were shut down in Clearwater 2016 than cases in Clearwater 2014?",
        "How many cases were investigated in Clearwater 2011 and Clearwater 2012 together?",
    ],
)
def test_what_an_operand_lacks_is_refused(assistant, question):
    assert isinstance(ask(assistant, question), Refusal)


def test_a_correction_supersedes_and_says_so(assistant):
    answer = ask(assistant, "How much did the fines of the Clearwater 2018 campaign amount to?")
    assert answer.form is Form.DISAGREEMENT
    assert answer.answer.startswith("5.83 million yuan")
    assert "this corrects 6.83 million yuan" in answer.text


def test_a_later_count_comes_first_and_the_earlier_one_is_told(assistant):
    answer = ask(assistant, "How many cases did Clearwater 2018 investigate?")
    assert answer.answer.startswith("583 cases")
    assert "an earlier count of 2018-10-19 was 310 cases" in answer.text


def test_round_numbers_are_no_conflict(assistant):
    answer = ask(
        assistant, "How many people were detained in the raid on the warehouse in Wexford?"
    )
    assert {item.text for item in answer.items} == {"43 people", "more than 40 people"}
    assert "in round numbers" in answer.text
    assert "differ" not in answer.text


def test_figures_of_another_year_are_no_answer(assistant):
    assert isinstance(
        ask(assistant, "How many websites were shut down in Clearwater 2018?"), Refusal
    )
    assert isinstance(ask(assistant, "How much were the fines of Clearwater 2019?"), Refusal)


def test_a_list_has_all_its_items(assistant):
    answer = ask(assistant, "Which towns did raids take place in during Clearwater 2016?")
    assert [item.text for item in answer.items] == ["Avonbridge", "Norland", "Wexford", "Tarn"]


def test_people_are_listed_over_all_articles(assistant):
    answer = ask(assistant, "Name all the officials from the Harbour Film Office.")
    assert {item.text for item in answer.items} == {"Lina Mork", "Tom Berg"}


def test_an_overview_quotes_and_says_nothing_twice(assistant):
    answer = ask(assistant, "Tell me about the Clearwater 2016 campaign.")
    assert answer.form is Form.OVERVIEW
    told = " ".join(item.text for item in answer.items)
    assert all(part in told for part in ("July to November 2016", "514 cases", "290 websites"))
    assert len({item.text for item in answer.items}) == len(answer.items)
    assert "310 cases" not in told


def test_who_somebody_is_comes_with_what_was_said(assistant):
    answer = ask(assistant, "Who is Lina Mork?")
    assert answer.answer.startswith("director of the Harbour Film Office")
    assert "Readers sent the best clues" in answer.text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did the Harbour Film Office impose fines in the Clearwater 2016 campaign?", "Yes"),
        ("Did police seize pirated books in 2019?", "Yes"),
    ],
)
def test_yes_where_a_quote_says_so(assistant, question, answer):
    outcome = ask(assistant, question)
    assert (outcome.form, outcome.answer) == (Form.YES_OR_NO, answer)


@pytest.mark.parametrize(
    "question",
    [
        "Did the Harbour Film Office close any cinema in 2009?",
        "Does Lina Mork want prison for readers?",
        "Was Tom Berg arrested?",
    ],
)
def test_neither_yes_nor_no_where_nothing_settles_it(assistant, question):
    assert isinstance(ask(assistant, question), Refusal)


def test_a_second_count_the_reader_only_hints_at_is_shown_beside_the_first(annals):
    answer = ask(annals, "How many houses were without power after the flood in Tarn?")
    assert answer.form is Form.DISAGREEMENT
    assert [item.text for item in answer.items] == ["310 houses", "420 houses"]
