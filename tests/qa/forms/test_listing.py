"""What users get who ask for a list: all of its items, each of the asked sort and cited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.parser import load_parser
from qa.answer import Form, Refusal
from qa.forms.sorts import Sort, asked_to_list, is_echo


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "What was seized at the honey packer in Tarn?",
            ["14 barrels of syrup", "boxes of false labels", "two mixing machines"],
        ),
        (
            "Which bodies backed the raid on the honey packer?",
            ["Ministry of Orchards and Meadows", "Harbour Police", "Salt Board"],
        ),
        ("Which countries sent ships to Clean Sails 2019?", ["Germany", "France", "Spain"]),
        ("Who were the three captains that were fined?", ["Ravi Nair", "Tom Berg", "Erik Vik"]),
    ],
)
def test_all_items_of_a_row_are_listed(gazette, question, items):
    answer = gazette.ask(question)
    assert answer.form is Form.LIST
    assert [item.text for item in answer.items] == items
    assert all(text in answer.citations[0].quote for text in items)


def test_a_number_of_publishers_does_not_say_which(gazette):
    assert isinstance(gazette.ask("Which publishers did the Salt Board warn?"), Refusal)


def test_who_spoke_on_the_campaign_of_another_year_is_not_listed(annals):
    of_2018 = annals.ask("Which officials spoke about Bright Kiln 2018?")
    assert [item.text for item in of_2018.items] == ["Ada Finch"]
    assert isinstance(annals.ask("Which officials spoke about Bright Kiln 2019?"), Refusal)


@pytest.mark.parametrize(
    "question", ["Which kinds of labels were seized in Tarn?", "What sort of barrels were seized?"]
)
def test_a_sort_of_things_is_a_list_too(question):
    assert asked_to_list(question, load_parser()).sort is Sort.THINGS


def test_the_country_of_an_adjective_only_repeats_the_question(asking):
    question = replace(asking("Which Peruvian ships sank?"), alternatives={"peruvian": [{"peru"}]})
    assert is_echo("Peru", question)
    assert not is_echo("Chile", question)
