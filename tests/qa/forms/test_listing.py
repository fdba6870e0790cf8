"""What users get who ask for a list: all of its items, each of the asked sort and cited."""

from __future__ import annotations

import pytest

from qa.answer import Form, Refusal


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
