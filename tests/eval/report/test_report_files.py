from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from eval.report.read import read_rows
from eval.report.write import as_json, recorded, write
from eval.rows import CitedQuote, FoundPassage, Row
from eval.summary import summarise

Make = Callable[..., Row]


@pytest.fixture
def rows(make_row: Make) -> list[Row]:
    from dataclasses import replace

    quote = CitedQuote("h1", "Harbour shuts", 0, 6, "Monday", 0.9, True, True)
    passage = FoundPassage(1, "h1", "Harbour shuts", 0, 6, "Monday\u2028<b>", True)
    row = make_row(["Monday"], "Monday", ranking=["h1"], wanted=["h1"], cited=[quote], id="q 1")
    return [
        replace(row, passages=(passage,)),
        make_row(["312"], None, ranking=["b1", "h1"], wanted=["h1"], id="q2"),
        make_row([], None, kind="unanswerable", id="q3"),
    ]


def test_the_written_files_hold_every_row_and_figure(tmp_path: Path, rows: list[Row]) -> None:
    directory = tmp_path / "new" / "out"
    summary = summarise(list(recorded(rows, directory)))
    write(directory, rows, summary)
    lines = (directory / "rows.jsonl").read_text("utf-8").split("\n")[:-1]
    read = [json.loads(line) for line in lines]
    assert [row["id"] for row in read] == ["q 1", "q2", "q3"]
    assert [row["verdict"] for row in read] == ["right", "missed", "refused"]
    assert read[0]["reply"]["citations"][0]["quote"] == "Monday"
    assert read[1]["ranks"] == [2]
    assert all(row["provenance"]["commit"]["sha"] == "c0ffee" for row in read)
    told = json.loads((directory / "summary.json").read_text("utf-8"))
    assert told == json.loads(as_json(summary))
    assert told["provenance"][0]["set_sha256"] == "5e7"
    assert told["groups"][0]["tables"]["retrieval"]["RR@10"]["n"] == 2
    assert json.loads((directory / "predictions.json").read_text("utf-8"))["q2"] == ""
    assert "q%201 Q0 h1 1" in (directory / "run.trec").read_text("utf-8")
    assert "<!doctype html>" in (directory / "report.html").read_text("utf-8").lower()
    assert not (directory / "rows.jsonl.part").exists()


def test_rows_are_read_back_as_they_were(tmp_path: Path, rows: list[Row]) -> None:
    assert list(recorded(rows, tmp_path)) == rows
    assert read_rows(tmp_path) == rows


def test_a_run_that_breaks_off_keeps_what_it_has_and_replaces_nothing(
    tmp_path: Path, rows: list[Row]
) -> None:
    list(recorded(rows, tmp_path))

    def broken() -> Iterator[Row]:
        yield rows[2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(recorded(broken(), tmp_path))
    assert read_rows(tmp_path) == rows
    assert read_rows(tmp_path / "rows.jsonl.part") == [rows[2]]


def test_what_a_run_says_nothing_for_is_not_left_from_an_older_one(
    tmp_path: Path, rows: list[Row], make_row: Make
) -> None:
    list(recorded(rows, tmp_path))
    write(tmp_path, rows, summarise(rows))
    alone = [make_row(["x"], asked=False, ranking=["h1"], wanted=["h1"])]
    list(recorded(alone, tmp_path))
    write(tmp_path, alone, summarise(alone))
    assert not (tmp_path / "predictions.json").exists()
    assert (tmp_path / "run.trec").exists()
