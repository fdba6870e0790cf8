from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.gates import failed, parse_gate
from eval.rows import Row
from eval.summary import LESS_IS_BETTER, Summary, summarise


@pytest.fixture
def summary(make_row: Callable[..., Row]) -> Summary:
    rows = [make_row(["red"], "red"), make_row(["red"], "blue"), make_row(["red"], None)]
    return summarise(rows)


def test_a_figure_at_its_bound_passes_and_one_beyond_is_told(summary: Summary) -> None:
    third = summary.groups[0].tables["answer"]["exact"].value
    assert failed(summary, [parse_gate(f"answer_exact={third}", least=True)]) == []
    assert failed(summary, [parse_gate(f"answer_exact={third}", least=False)]) == []
    assert failed(summary, [parse_gate("answer_exact=0.34", least=True)]) == [
        "answer_exact is 0.3333, below 0.34"
    ]
    assert failed(summary, [parse_gate("ANSWER_EXACT=0.3", least=False)]) == [
        "answer_exact is 0.3333, above 0.3"
    ]


def test_a_figure_that_the_run_does_not_tell_fails(summary: Summary) -> None:
    gate = parse_gate("refusal_recall=0", least=True)
    assert failed(summary, [gate]) == ["refusal_recall isn't told by this run"]


@pytest.mark.parametrize("text", ["answer_f1", "answer_f1=", "answer_f1=much", "answer_f1=nan"])
def test_a_bound_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"like answer_f1=0\.8"):
        parse_gate(text, least=True)


def test_an_unknown_figure_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match=r"no figure 'beauty'.*answer_f1.*refusal_recall"):
        parse_gate("beauty=1", least=True)


def test_what_is_better_when_less_is_the_name_of_a_figure() -> None:
    for name in LESS_IS_BETTER:
        parse_gate(f"{name}=0", least=False)
