from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.report.write import recorded, write
from eval.results.kept import keep, read_run
from eval.rows import Row
from eval.summary import summarise

Make = Callable[..., Row]


def put(folder: Path, make_row: Make, system: str) -> None:
    row = make_row(["red"], "red")
    rows = [replace(row, provenance=replace(row.provenance, system=system))]
    write(folder, list(recorded(rows, folder)), summarise(rows))


def test_summaries_are_kept_by_run_and_system_and_rows_are_not(
    tmp_path: Path, make_row: Make
) -> None:
    written, kept = tmp_path / "written", tmp_path / "kept"
    put(written / "seeds", make_row, "pullquote")
    put(written / "squad2" / "pullquote", make_row, "pullquote")
    put(written / "squad2" / "bm25", make_row, "bm25")
    put(written / "gate", make_row, "pullquote")
    keep(written, kept)
    files = sorted(file.relative_to(kept).as_posix() for file in kept.rglob("*.*"))
    assert files == ["seeds/pullquote.json", "squad2/bm25.json", "squad2/pullquote.json"]
    run = read_run(kept, "squad2", ("pullquote", "bm25", "dense"))
    assert set(run.summaries) == {"pullquote", "bm25"}
    assert run.told("pullquote").tables["answer"]["exact"].value == 1


def test_the_part_that_is_told_has_to_have_been_asked(tmp_path: Path, make_row: Make) -> None:
    rows = [make_row(["x"], "y", part="tune"), make_row(["x"], "x", part="report")]
    for name, asked in (("squad2", rows), ("seeds", rows[:1])):
        write(tmp_path / name, list(recorded(asked, tmp_path / name)), summarise(asked))
    keep(tmp_path, tmp_path / "kept")
    both = read_run(tmp_path / "kept", "squad2", ("pullquote",), "report")
    assert both.told("pullquote").tables["answer"]["exact"].value == 1
    one = read_run(tmp_path / "kept", "seeds", ("pullquote",), "report")
    with pytest.raises(EvalError, match="was not asked both parts"):
        one.told("pullquote")


def test_what_was_kept_of_another_run_stays(tmp_path: Path, make_row: Make) -> None:
    kept = tmp_path / "kept"
    for name in ("bundled", "seeds"):
        put(tmp_path / name / name, make_row, "pullquote")
        keep(tmp_path / name, kept)
    assert {folder.name for folder in kept.iterdir()} == {"bundled", "seeds"}


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="holds no run; `make bench` writes some"):
        keep(tmp_path, tmp_path / "kept")


def test_a_run_without_pullquote_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="holds no run of pullquote"):
        read_run(tmp_path, "bundled", ("pullquote",))


def test_a_summary_of_another_version_is_told(tmp_path: Path) -> None:
    (tmp_path / "bundled").mkdir()
    (tmp_path / "bundled" / "pullquote.json").write_text("{}", "utf-8")
    with pytest.raises(EvalError, match=r"pullquote\.json: isn't a summary of this version"):
        read_run(tmp_path, "bundled", ("pullquote",))
