from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from eval.report.text import as_text, side_by_side
from eval.rows import CitedQuote, Row
from eval.summary import Summary, summarise

Make = Callable[..., Row]


@pytest.fixture
def rows(make_row: Make) -> list[Row]:
    quote = CitedQuote("h1", "Harbour shuts", 0, 6, "Monday", 0.9, True, True)
    return [
        make_row(["Monday"], "Monday", kind="date", ranking=["h1"], wanted=["h1"], cited=[quote]),
        make_row(["312"], None, kind="figure", ranking=["b1", "h1"], wanted=["h1"]),
        make_row([], None, kind="unanswerable"),
    ]


@pytest.fixture
def summary(rows: list[Row]) -> Summary:
    return summarise(rows)


def test_figures_stand_for_all_and_for_each_type(summary: Summary) -> None:
    assert [(group.name, group.by, group.n) for group in summary.groups] == [
        ("all", "all", 3),
        ("date", "type", 1),
        ("figure", "type", 1),
        ("unanswerable", "type", 1),
    ]
    assert summary.groups[0].verdicts == {"right": 1, "missed": 1, "refused": 1}
    overall, date, figure, unanswerable = (group.tables for group in summary.groups)
    assert overall["overall"]["right"].value == pytest.approx(2 / 3)
    assert overall["retrieval"]["RR@10"].value == 0.75
    assert overall["answer"]["exact"].value == 0.5
    assert overall["refusal"]["precision"].value == 0.5
    assert overall["refusal"]["recall"].value == 1
    assert date["answer"]["exact"].value == 1
    assert figure["retrieval"]["R@1"].value == 0
    assert unanswerable["retrieval"]["RR@10"].value is None


def test_several_sets_have_a_group_and_a_provenance_each(make_row: Make) -> None:
    rows = [make_row(["x"], "x", set_name="a"), make_row(["x"], "y", set_name="b")]
    summary = summarise(rows)
    groups = {group.name: group for group in summary.groups if group.by == "set"}
    assert groups["a"].tables["answer"]["exact"].value == 1
    assert groups["b"].tables["answer"]["exact"].value == 0
    assert [each.set_name for each in summary.provenance] == ["a", "b"]


def test_parts_have_a_group_each_where_both_were_asked(make_row: Make) -> None:
    tune, report = make_row(["x"], "y", part="tune"), make_row(["x"], "x", part="report")
    groups = {group.name: group for group in summarise([tune, report]).groups}
    assert groups["report"].by == "part"
    assert groups["report"].tables["answer"]["exact"].value == 1
    assert "report" not in {group.name for group in summarise([report]).groups}


def test_the_text_tells_figures_intervals_and_how_many(summary: Summary) -> None:
    lines = as_text(summary).splitlines()
    assert lines[:2] == ["3 questions of set.jsonl", "2 articles, 4 passages in the index"]
    assert "median 10 ms a reply, 95% within 10" in lines
    cells = [line.split() for line in lines]
    assert ["retrieval", "RR@10", "0.750", "0.500", "to", "1.000", "2"] in cells
    assert ["answer", "n", "exact", "f1", "contains", "numeric", "items"] in cells
    assert ["all", "2", "0.500", "0.500", "0.500", "0.000", "-"] in cells


def test_tables_of_which_nothing_is_known_are_left_out(make_row: Make) -> None:
    rows = [make_row(["x"], asked=False, ranking=["a"], wanted=["a"])]
    text = as_text(summarise(rows))
    assert "retrieval" in text
    assert "refusal" not in text
    assert "ms a reply" not in text


def test_systems_stand_side_by_side(make_row: Make) -> None:
    def measured(system: str, given: str) -> Summary:
        row = make_row(["red"], given)
        return summarise([replace(row, provenance=replace(row.provenance, system=system))])

    lines = side_by_side([measured("pullquote", "red"), measured("bm25", "blue")]).splitlines()
    cells = [line.split() for line in lines]
    assert ["pullquote", "bm25", "n"] in cells
    assert ["answer", "exact", "1.000", "0.000", "1"] in cells
