from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.cases import Case, Part, choose
from eval.errors import EvalError
from eval.load import load_set


def case(number: int, part: Part | None = None) -> Case:
    return Case(f"q{number}", "?", ("x",), (), None, "figure", (), part, f"line {number}")


def test_the_ending_decides_whatever_its_case(tmp_path: Path) -> None:
    path = tmp_path / "SET.JSONL"
    path.write_text('{"id": "q1", "question": "Who?", "answers": []}', "utf-8")
    assert load_set(path).name == "SET.JSONL"


@pytest.mark.parametrize("name", ["set.csv", "folder", "set.gz"])
def test_an_unknown_format_is_told_with_those_that_are_known(tmp_path: Path, name: str) -> None:
    with pytest.raises(EvalError, match=rf"{name}: .*\.jsonl.*SQuAD"):
        load_set(tmp_path / name)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"none\.jsonl: there is no such file"):
        load_set(tmp_path / "none.jsonl")


def test_a_part_leaves_out_the_other_and_what_has_none() -> None:
    cases = [case(1, "tune"), case(2, "report"), case(3)]
    assert [one.id for one in choose(cases, part="tune")] == ["q1"]
    assert [one.id for one in choose(cases)] == ["q1", "q2", "q3"]


def test_a_limit_spreads_over_what_is_left_of_the_set() -> None:
    cases = [case(number, "tune" if number % 2 else "report") for number in range(20)]
    assert [one.id for one in choose(cases, part="report", limit=3)] == ["q0", "q6", "q12"]
    assert len(choose(cases, limit=99)) == 20


def test_retrieval_alone_leaves_out_what_has_no_right_article() -> None:
    right = replace(case(1), articles=("a.txt",))
    unanswerable = replace(right, id="q2", answers=())
    assert choose([right, unanswerable, case(3)], retrieval_only=True) == (right,)
