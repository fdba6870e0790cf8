"""Worked by hand by the rules of SQuAD's evaluation script."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.figures import Figure, Sample
from eval.measures.answers import contains, exact_match, f1, judge, normalise, samples
from eval.rows import Row

Measure = Callable[[dict[str, Sample]], dict[str, Figure]]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The  Cat,", "cat"),
        ("an apple a day", "apple day"),
        ("Theatre", "theatre"),
        ("4.67 million", "467 million"),
        ("well-known", "wellknown"),
        ("a-b", "ab"),
        ("“quoted”", "“quoted”"),
        ("The", ""),
        ("A.\tB\nC", "b c"),
    ],
)
def test_normalises_as_squad_does(text: str, plain: str) -> None:
    assert normalise(text) == plain


@pytest.mark.parametrize(
    ("given_answer", "accepted", "exact", "shared"),
    [
        ("290 websites", ["290 websites"], 1, 1.0),
        ("The 290 websites.", ["290 Websites"], 1, 1.0),
        # 1 of 2 words right, 1 of 1 found: 2 * .5 * 1 / 1.5
        ("290 websites", ["290"], 0, 2 / 3),
        # the best accepted form counts: 2 of 2 right, 2 of 3 found
        ("in October", ["1066", "in late October"], 0, 0.8),
        # a word counts as often as both have it: 1 of 3 right, 1 of 1 found
        ("no no no", ["no"], 0, 0.5),
        ("Paris", ["London"], 0, 0.0),
        ("", ["London"], 0, 0.0),
        # normalisation leaves nothing of either
        ("the", ["a"], 1, 1.0),
        # a form of which nothing is left is put aside while there are others
        ("the", ["a", "London"], 0, 0.0),
    ],
)
def test_exact_match_and_f1(
    given_answer: str, accepted: list[str], exact: float, shared: float
) -> None:
    assert exact_match(given_answer, accepted) == exact
    assert f1(given_answer, accepted) == pytest.approx(shared)


@given(st.text(alphabet=string.ascii_letters + " .,", max_size=30), st.text(max_size=30))
def test_f1_is_symmetric_and_one_for_an_exact_match(one: str, other: str) -> None:
    assert 0 <= f1(one, [other]) <= 1
    assert f1(one, [other]) == pytest.approx(f1(other, [one]))
    assert f1(one, [one]) == 1
    assert exact_match(one, [other]) <= f1(one, [other])


@pytest.mark.parametrize(
    ("short", "text", "accepted", "found"),
    [
        ("It closed 290 websites in all", "", ["290 websites"], 1),
        ("290", "They shut 290 websites [1].", ["290 websites"], 1),
        ("shut", "They shut 1290 websites.", ["290 websites"], 0),
        ("shut", "They shut [3] websites.", ["3"], 0),
        ("shut", "They shut down.", ["the"], 0),
        ("shut", "290 or so websites", ["290 websites"], 0),
        ("46.7 million yuan", "", ["4.67 million yuan"], 0),
        ("1.2 percent", "", ["12 percent"], 0),
        ("10-15 people", "", ["1015 people"], 0),
        ("RMB 4,670,000", "", ["RMB 4670000"], 1),
        ("($34.2 million)", "", ["34.2 million"], 1),
        ("the people’s court", "", ["people's court"], 1),
        ("the “Sword Net” campaign", "", ["Sword Net"], 1),
        ("Sino–US talks", "", ["Sino-US"], 1),
        ("It ended in 2016.", "", ["2016"], 1),
    ],
)
def test_contains_looks_for_whole_words_in_a_row(
    short: str, text: str, accepted: list[str], found: float
) -> None:
    assert contains(short, text, accepted) == found


def test_a_refusal_of_an_answerable_question_scores_nothing() -> None:
    verdict = judge(None, "The articles don't tell of 290 websites.", ["290 websites"])
    assert (verdict.exact, verdict.f1, verdict.contains, verdict.numeric) == (0, 0, 0, 0)


def test_the_same_sum_in_other_words_is_a_numeric_match() -> None:
    verdict = judge("RMB 4,670,000", "RMB 4,670,000 [1].", ["4.67 million yuan"])
    assert (verdict.exact, verdict.contains, verdict.numeric) == (0, 0, 1)
    assert judge("$4.67 million", "", ["4.67 million yuan"]).numeric == 0
    assert judge("Ida Holm", "", ["Ida Holm"]).numeric is None


def test_unanswerable_cases_do_not_count(make_row: Callable[..., Row], measured: Measure) -> None:
    rows = [
        make_row(["red"], "red"),
        make_row(["red"], "dark red"),
        make_row(["red"], None),
        make_row([], "red"),
        make_row([], None),
    ]
    told = measured(samples(rows))
    assert told["exact"].value == pytest.approx(1 / 3)
    assert told["f1"].value == pytest.approx((1 + 2 / 3) / 3)
    assert told["contains"].value == pytest.approx(2 / 3)
    assert told["exact"].n == 3
