from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval import compare
from eval.errors import EvalError
from eval.report.write import recorded
from eval.rows import Row

Make = Callable[..., Row]


@pytest.fixture
def before(make_row: Make) -> list[Row]:
    return [
        make_row(["red"], "blue", id="q1"),
        make_row(["red"], "red", id="q2"),
        make_row([], "red", id="q3", kind="unanswerable"),
        make_row(["red"], "red", id="gone"),
    ]


@pytest.fixture
def after(make_row: Make) -> list[Row]:
    return [
        make_row(["red"], None, id="q2"),
        make_row(["red"], "red", id="q1"),
        make_row([], None, id="q3", kind="unanswerable"),
    ]


def test_tells_which_questions_turned(before: list[Row], after: list[Row]) -> None:
    told = compare.compare(before, after)
    assert (told.shared, told.only_before, told.only_after) == (3, 1, 0)
    turned = {each.id: (each.better, each.verdicts, each.given) for each in told.turned}
    assert turned == {
        "q1": (True, ("wrong", "right"), ("blue", "red")),
        "q2": (False, ("right", "missed"), ("red", None)),
        "q3": (True, ("invented", "refused"), ("red", None)),
    }


def test_figures_are_those_of_the_shared_questions(before: list[Row], after: list[Row]) -> None:
    told = compare.compare(before, after)
    moved = told.tables["overall"]["right"]
    assert (moved.before, moved.after, moved.n) == (pytest.approx(1 / 3), pytest.approx(2 / 3), 3)
    assert moved.p is not None
    assert moved.p > 0.2
    recall = told.tables["refusal"]["recall"]
    assert (recall.before, recall.after, recall.n) == (0, 1, 1)


def test_where_only_retrieval_was_measured_the_first_rank_decides(make_row: Make) -> None:
    found = make_row(["x"], asked=False, ranking=["a"], wanted=["a"])
    lost = make_row(["x"], asked=False, ranking=["b", "a"], wanted=["a"])
    (turned,) = compare.compare([found], [lost]).turned
    assert not turned.better
    assert turned.verdicts == (None, None)


def test_a_run_of_answers_and_one_of_retrieval_are_compared_by_rank(make_row: Make) -> None:
    wrong = make_row(["x"], "y", ranking=["a"], wanted=["a"])
    found = make_row(["x"], asked=False, ranking=["a"], wanted=["a"])
    assert compare.compare([wrong], [found]).turned == ()


@pytest.mark.parametrize("change", [{"question": "other words"}, {"expected": ("green",)}])
def test_a_question_that_was_worded_or_judged_anew_is_another(
    before: list[Row], change: dict[str, Any]
) -> None:
    anew = [replace(row, **change) for row in before]
    with pytest.raises(EvalError, match="share no question"):
        compare.compare(before, anew)


def test_reads_what_a_run_has_written(tmp_path: Path, before: list[Row], after: list[Row]) -> None:
    for name, rows in (("a", before), ("b", after)):
        assert list(recorded(rows, tmp_path / name)) == rows
    printed = compare.main([str(tmp_path / "a"), str(tmp_path / "b" / "rows.jsonl")])
    assert "3 questions in both runs" in printed
    assert "before: pullquote at c0ffee, reader script f00d, set.jsonl 5e7, 2 articles" in printed
    assert "left out: 1 only in the first, 0 only in the second" in printed
    assert "2 got better" in printed
    assert "q2  right -> missed: ?" in printed
    told = json.loads(compare.main([str(tmp_path / "a"), str(tmp_path / "b"), "--json"]))
    assert told["tables"]["overall"]["right"]["n"] == 3
    assert len(told["turned"]) == 3


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "can't be read"),
        ("", "holds no row"),
        ("{}", "line 1, field 'set'"),
        ("nonsense", "line 1, field '(whole)'"),
    ],
)
def test_what_holds_no_rows_is_told(tmp_path: Path, content: str | None, told: str) -> None:
    path = tmp_path / "rows.jsonl"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(EvalError) as caught:
        compare.main([str(tmp_path), str(tmp_path)])
    assert str(path) in str(caught.value)
    assert told in str(caught.value)
