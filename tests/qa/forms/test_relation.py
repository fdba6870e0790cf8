"""A second value corrects, rounds or comes before the first, or it is in conflict with it."""

from __future__ import annotations

import pytest

from qa.answer import Form
from qa.forms.relation import Relation, corrects, is_earlier_count, relation

MILL = "The mill employs 12 weavers."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Correction: the mill employs 14 weavers, not 12 weavers.", 0),
        ("Correction: in a report we wrote 12 weavers. The correct number is 14 weavers.", 1),
    ],
)
def test_a_correction_goes_one_way(figures_of, text, number):
    [wrong] = figures_of(MILL)
    right = figures_of(text)[number]
    assert right.text == "14 weavers"
    assert corrects(right, wrong)
    assert not corrects(wrong, right)
    assert relation(wrong, right) is relation(right, wrong) is Relation.CORRECTION


@pytest.mark.parametrize(
    "text",
    [
        "The mill employs 14 weavers, not 12 weavers.",
        "Correction: the mill employs 14 weavers, not 3,012 as we wrote.",
    ],
)
def test_what_calls_itself_none_or_names_another_value_is_no_correction(figures_of, text):
    [wrong] = figures_of(MILL)
    assert not corrects(figures_of(text)[0], wrong)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("So far 300 looms have been sold.", "The mill sold 410 looms.", True),
        ("The mill sold 300 looms.", "The number has risen to 410 looms.", True),
        ("The mill sold 300 looms in 2020.", "The mill sold 410 looms in 2020.", True),
        ("The mill sold 300 looms.", "The mill sold 410 looms.", False),
        ("So far 410 looms have been sold.", "The mill sold 300 looms.", False),
    ],
)
def test_an_earlier_count_is_smaller_and_was_taken_on_the_way(figures_of, earlier, later, expected):
    [one] = figures_of(earlier, date="2020-03-01")
    [other] = figures_of(later, date="2021-05-01")
    assert is_earlier_count(one, other) is expected
    assert not is_earlier_count(other, one)


@pytest.mark.parametrize(
    ("rough", "exact", "expected"),
    [
        ("more than 400", "410", Relation.ROUNDING),
        ("more than 400", "900", Relation.CONFLICT),
        ("more than 400", "390", Relation.CONFLICT),
        ("nearly 400", "390", Relation.ROUNDING),
        ("about 400", "431", Relation.ROUNDING),
        ("about 400", "471", Relation.CONFLICT),
        ("400", "403", Relation.ROUNDING),
        ("412", "413", Relation.CONFLICT),
        ("410", "410", Relation.SAME),
    ],
)
def test_round_numbers_are_the_same_only_so_far(figures_of, rough, exact, expected):
    [one], [other] = (figures_of(f"The mill sold {each} looms.") for each in (rough, exact))
    assert relation(one, other) is relation(other, one) is expected


def test_users_are_told_the_correct_number_first(gazette):
    answer = gazette.ask("How many jam jars with glass were recalled in Avonbridge?")
    assert (answer.form, answer.answer) == (Form.DISAGREEMENT, "1,420 jam jars")
    assert "this corrects 1,240 jam jars" in answer.text


def test_users_are_told_the_final_count_and_when_the_earlier_one_was(gazette):
    answer = gazette.ask("How many people attended the kite festival?")
    assert answer.answer == "9,300 people"
    assert "an earlier count of 2023-05-01 was 4,100 people" in answer.text


def test_users_are_told_that_two_articles_differ(gazette):
    answer = gazette.ask("How many passengers of the Marigold were rescued?")
    assert answer.text.startswith("The articles differ")
    assert {item.text for item in answer.items} == {"187 passengers", "212 passengers"}


def test_a_round_number_is_no_difference(gazette):
    answer = gazette.ask("How many people were hurt in the tram crash?")
    assert "in round numbers" in answer.text
    assert "differ" not in answer.text


@pytest.mark.parametrize(("place", "figure"), [("Goa", "45 schools"), ("Porto", "80 schools")])
def test_what_another_place_counts_is_no_conflict(gazette, place, figure):
    answer = gazette.ask(f"How many schools did the snow close in {place}?")
    assert (answer.form, answer.answer) == (Form.QUOTE, figure)
