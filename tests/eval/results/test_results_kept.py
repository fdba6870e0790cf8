from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.report.write import recorded, write
from eval.results.kept import CURVES, keep, read_run
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
    assert files == [
        "seeds/confidence.svg",
        "seeds/pullquote.json",
        "squad2/bm25.json",
        "squad2/confidence.svg",
        "squad2/pullquote.json",
    ]
    run = read_run(kept, "squad2", ("pullquote", "bm25", "dense"))
    assert set(run.summaries) == {"pullquote", "bm25"}
    assert run.told("pullquote").tables["answer"]["exact"].value == 1


def test_the_confidence_of_a_run_is_drawn_the_same_each_time(
    tmp_path: Path, make_row: Make
) -> None:
    for system in ("pullquote", "bm25"):
        put(tmp_path / "seeds" / system, make_row, system)
    drawn = []
    for kept in (tmp_path / "once", tmp_path / "again"):
        keep(tmp_path, kept)
        drawn.append((kept / "seeds" / CURVES).read_text("utf-8"))
    assert drawn[0] == drawn[1]
    assert "Pullquote" in drawn[0]
    assert "BM25 alone" in drawn[0]


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
