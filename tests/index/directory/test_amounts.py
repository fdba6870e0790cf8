"""Which numbers of a sentence are quantities, and how far they reach."""

from __future__ import annotations

import pytest

from index.directory.amounts import amounts
from index.parser import load_parser


def parts(text: str) -> list[str]:
    return [amount.part.text for amount in amounts(load_parser()(text))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The north had most cases, 38, ahead of the south.", "38"),
        ("The west had the most raids, 27, ahead of the north.", "27"),
        ("The office seized 40 last month.", "40"),
        ("The office closed 31 this year.", "31"),
    ],
)
def test_a_bare_number_taken_for_a_date_is_a_quantity(text, number):
    sentence = load_parser()(text)
    assert next(token for token in sentence if token.text == number).ent_type_ == "DATE"
    assert [amount.part.text for amount in amounts(sentence)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "On June 3, the court met.",
        "The hearings began on May 12 and ended on May 15.",
        "The talks began on 12 June and ended on the 14th.",
        "It met in the 1990s.",
        "The board waited 12 days.",
        "Between 2018 and 2020 it met.",
        "The ship lay 40 metres off.",
        "See Section 7 (3).",
    ],
)
def test_days_spans_of_time_and_labels_are_no_quantities(text):
    assert parts(text) == []


def test_a_bare_number_counts_what_is_named_right_before_it(figures_of):
    (found,) = figures_of("The north had most cases, 38, ahead of the south.")
    assert (found.value, found.noun) == (38, "case")


@pytest.mark.parametrize(
    "text",
    [
        "Fines rise from 500,000 ringgit to 10 million.",
        "Officers raided 40 shops. Fines run from 500,000 ringgit to 10 million.",
    ],
)
def test_the_upper_end_of_a_range_keeps_the_money_of_the_lower(figures_of, text):
    sums = [(int(each.value), each.unit) for each in figures_of(text) if each.value > 40]
    assert sums == [(500_000, "MYR"), (10_000_000, "MYR")]


def test_a_price_without_money_is_in_that_of_the_price_before(figures_of):
    found = figures_of("In Kenya prices fell from 720 shillings to 350.")
    assert [(int(each.value), each.unit) for each in found] == [(720, "KES"), (350, "KES")]


@pytest.mark.parametrize(
    ("text", "part", "noun"),
    [
        ("Officers seized 120 kilograms of ivory.", "120 kilograms of ivory", "ivory"),
        ("Officers seized 12 tonnes of cloth.", "12 tonnes of cloth", "cloth"),
        ("Officers poured away 400 litres of palm oil.", "400 litres of palm oil", "oil"),
        ("Officers seized 9 bags of ivory.", "9 bags of ivory", "ivory"),
        ("Officers seized 6 pairs of shoes.", "6 pairs of shoes", "shoe"),
    ],
)
def test_what_is_measured_stands_behind_the_measure(figures_of, text, part, noun):
    assert parts(text) == [part]
    assert [each.noun for each in figures_of(text)] == [noun]


def test_numbers_in_brackets_behind_names_count():
    assert parts("Most raids were in Bergen (31), Lund (12) and Malmo (9).") == ["31", "12", "9"]


def test_some_of_them_are_of_the_same_kind(figures_of):
    found = figures_of("Officers searched 12 shops; nine of them sold copies.")
    assert [(int(each.value), each.noun) for each in found] == [(12, "shop"), (9, "shop")]


def test_won_is_money_only_where_no_verb_can_be_meant():
    (money,) = amounts(load_parser()("The firm paid 31,000 won for it."))
    assert money.unit
    assert all(not each.unit for each in amounts(load_parser()("In all 31 won damages.")))
