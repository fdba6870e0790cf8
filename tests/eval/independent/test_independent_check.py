"""What is compared and how it is told; the other scorers themselves are no part of the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.independent import __main__ as command
from eval.independent import answers, retrieval
from eval.independent.comparison import Comparison, Pair, as_text
from eval.independent.written_report import OwnScore, WrittenReport
from eval.report.write import recorded, write
from eval.rows import Row
from eval.summary import summarise

SCORES = {
    "q1": OwnScore("How many?", ("312",), 0.0, 2 / 3),
    "q2": OwnScore("Who is mayor?", (), 1.0, 1.0),
}
PREDICTIONS = {"q1": "312 passengers", "q2": ""}


@pytest.fixture
def report(make_row: Callable[..., Row], tmp_path: Path) -> Path:
    rows = [
        make_row(["312"], "312 passengers", wanted=["a"], ranking=["b", "a"], id="q1"),
        make_row([], None, id="q2", kind="unanswerable"),
        make_row(["x"], asked=False, wanted=["a"], ranking=["a"], id="q3"),
    ]
    write(tmp_path, list(recorded(rows, tmp_path)), summarise(rows))
    return tmp_path


def test_the_same_scores_leave_nothing_to_tell() -> None:
    told = answers.differing(SCORES, PREDICTIONS, {"q1": 0, "q2": 1}, {"q1": 2 / 3, "q2": 1})
    assert list(told) == []


def test_a_question_that_differs_in_the_last_digit_is_named() -> None:
    f1 = {"q1": 0.6666666666666667, "q2": 1}
    (line,) = answers.differing(SCORES, PREDICTIONS, {"q1": 0, "q2": 1}, f1)
    assert line.startswith(
        "q1: exact 0.0, theirs 0; F1 0.6666666666666666, theirs 0.66666666666666"
    )
    assert "'How many?' was answered '312 passengers', expected ('312',)" in line


def test_a_question_that_they_did_not_score_is_named() -> None:
    (line,) = answers.differing(SCORES, PREDICTIONS, {"q1": 0}, {"q1": 2 / 3})
    assert line.startswith("q2: not scored by them")


def test_means_may_differ_by_rounding_and_no_more() -> None:
    assert Pair("f1", 0.1 + 0.2, 0.3).same
    assert not Pair("f1", 0.3, 0.3 + 1e-9).same
    table = as_text(Comparison("them", "all", (Pair("f1", 0.25, 0.26), Pair("exact", 1.0, 1.0))))
    assert "f1     0.25  0.26    DIFFERS by 0.01" in table
    assert "exact  1.0   1.0     same" in table


def test_a_report_is_read_as_it_was_written(report: Path) -> None:
    found = WrittenReport.read(report)
    assert found.scores == {
        "q1": OwnScore("?", ("312",), 0.0, 2 / 3),
        "q2": OwnScore("?", (), 1.0, 1.0),
    }
    assert found.figures["all overall f1"] == pytest.approx((2 / 3 + 1) / 2)
    assert found.figures["all retrieval RR@10"] == 0.75
    assert found.figures["unanswerable overall exact"] == 1.0
    assert found.judged == 2
    assert found.set_sha256 == {"set.jsonl": "5e7"}


def test_a_type_of_question_named_all_is_not_taken_for_all(
    make_row: Callable[..., Row], tmp_path: Path
) -> None:
    rows = [
        make_row(["312"], "312", id="q1", kind="all"),
        make_row(["312"], "313", id="q2", kind="figure"),
    ]
    write(tmp_path, list(recorded(rows, tmp_path)), summarise(rows))
    assert WrittenReport.read(tmp_path).figures["all overall exact"] == 0.5


def test_a_folder_that_is_no_report_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"summary\.json: there is no such file; .*--out"):
        WrittenReport.read(tmp_path)
    (tmp_path / "summary.json").write_text('{"figures": {}}', "utf-8")
    with pytest.raises(EvalError, match="isn't a report of this version"):
        WrittenReport.read(tmp_path)


@pytest.mark.parametrize(
    ("found", "status"),
    [
        (Comparison("them", "all", (Pair("RR@10", 0.75, 0.75),)), 0),
        (Comparison("them", "all", (Pair("RR@10", 0.75, 0.76),)), 1),
        (Comparison("them", "all", (Pair("f1", 0.5, 0.5),), ("q1: F1 0.0, theirs 1",)), 1),
    ],
)
def test_the_status_tells_whether_all_is_the_same(
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    found: Comparison,
    status: int,
) -> None:
    monkeypatch.setattr(retrieval, "compare", lambda report: found)
    assert command.main([str(report)]) == status
    told = capsys.readouterr()
    assert ("The same to the last digit" in told.out) == (status == 0)
    assert ("not the same" in told.err) == (status == 1)
    assert all(line in told.out for line in found.differing)


def test_what_keeps_it_from_comparing_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
