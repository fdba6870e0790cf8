from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval import report
from eval.rows import CitedQuote, Row
from eval.summary import Summary, summarise

Make = Callable[..., Row]


@pytest.fixture
def rows(make_row: Make) -> list[Row]:
    quote = CitedQuote("h1", "Harbour shuts", 0, 6, "Monday", 0.9, True)
    return [
        make_row(["Monday"], "Monday", kind="date", ranking=["h1"], wanted=["h1"], cited=[quote]),
        make_row(["312"], None, kind="figure", ranking=["b1", "h1"], wanted=["h1"]),
        make_row([], None, kind="unanswerable"),
    ]


@pytest.fixture
def summary(rows: list[Row]) -> Summary:
    return summarise(rows, "report", 2)


def test_figures_stand_for_all_and_for_each_type(summary: Summary) -> None:
    assert [(group.name, group.by, group.n) for group in summary.groups] == [
        ("all", "all", 3),
        ("date", "type", 1),
        ("figure", "type", 1),
        ("unanswerable", "type", 1),
    ]
    overall, date, figure, unanswerable = (group.tables for group in summary.groups)
    assert overall["retrieval"]["RR@10"].value == 0.75
    assert overall["answer"]["exact"].value == 0.5
    assert overall["refusal"]["precision"].value == 0.5
    assert overall["refusal"]["recall"].value == 1
    assert date["answer"]["exact"].value == 1
    assert figure["retrieval"]["R@1"].value == 0
    assert unanswerable["retrieval"]["RR@10"].value is None


def test_several_sets_have_a_group_each(make_row: Make) -> None:
    rows = [make_row(["x"], "x", set_name="a"), make_row(["x"], "y", set_name="b")]
    groups = {group.name: group for group in summarise(rows, None, 1).groups if group.by == "set"}
    assert groups["a"].tables["answer"]["exact"].value == 1
    assert groups["b"].tables["answer"]["exact"].value == 0


def test_the_text_tells_figures_intervals_and_how_many(summary: Summary) -> None:
    lines = report.as_text(summary).splitlines()
    assert lines[:2] == ["3 questions of set.jsonl, part report", "2 articles in the index"]
    assert "median 10 ms a reply, 95% within 10" in lines
    cells = [line.split() for line in lines]
    assert ["retrieval", "RR@10", "0.750", "0.500", "to", "1.000", "2"] in cells
    assert ["all", "2", "0.500", "0.500", "0.500"] in cells
    assert ["citation", "n", "first_article", "any_article", "answer_quoted", "evidence"] in cells
    assert ["date", "1", "1.000", "1.000", "1.000", "-"] in cells


def test_tables_of_which_nothing_is_known_are_left_out(make_row: Make) -> None:
    rows = [make_row(["x"], asked=False, ranking=["a"], wanted=["a"])]
    text = report.as_text(summarise(rows, None, 1))
    assert "retrieval" in text
    assert "refusal" not in text
    assert "ms a reply" not in text


def test_the_written_files_hold_every_row_and_figure(
    tmp_path: Path, rows: list[Row], summary: Summary
) -> None:
    report.write(tmp_path / "new" / "out", rows, summary)
    lines = (tmp_path / "new" / "out" / "rows.jsonl").read_text("utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    assert [row["type"] for row in read] == ["date", "figure", "unanswerable"]
    assert read[0]["reply"]["citations"][0]["quote"] == "Monday"
    assert read[0]["answer_verdict"]["exact"] == 1
    assert read[1]["ranks"] == [2]
    told = json.loads((tmp_path / "new" / "out" / "summary.json").read_text("utf-8"))
    assert told == json.loads(report.as_json(summary))
    assert told["groups"][0]["tables"]["retrieval"]["RR@10"]["n"] == 2
