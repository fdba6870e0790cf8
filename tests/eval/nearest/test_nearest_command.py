"""Kinds are measured beside each other, and the report tells all of it."""

from __future__ import annotations

import json

import numpy as np
import pytest

from eval.nearest.__main__ import main
from eval.nearest.contenders import KINDS
from eval.nearest.measure import Bench, measure
from eval.nearest.records import Carried, Density, Findings, Growth, Measured, Memory
from eval.nearest.report import report
from eval.speed.records import Paired

SENTENCE = "In {year} the ferries of Elmsund carried {year} passengers to {year} islands a day. "
TIMES = Paired.of("one query / in the exact index", [0.5, 0.25, 1.5])


@pytest.fixture
def bench(tmp_path, clumps, asked):
    np.save(tmp_path / "vectors.npy", clumps)
    np.save(tmp_path / "questions.npy", asked)
    return Bench(
        vectors=tmp_path / "vectors.npy",
        size=len(clumps),
        real=len(clumps),
        questions=tmp_path / "questions.npy",
        folder=tmp_path,
        pairs=2,
    )


def test_each_kind_is_measured_against_the_exact_one(bench):
    recipes = ("Flat", "RaBitQfs", "IVF{lists},SQ8")
    exact, fast, more, most, rescored = measure(
        bench, [kind for kind in KINDS if kind.recipe in recipes]
    )
    assert (exact.effort, exact.recall_10, exact.recall_50, exact.building) == (0, 1, 1, 1)
    assert exact.disk > bench.vectors.stat().st_size - 200
    assert fast.building == more.building == most.building != rescored.building
    assert fast.disk < rescored.disk < exact.disk
    assert 0.9 < fast.recall_10 <= more.recall_10 <= 1
    assert rescored.effort >= 1
    assert len(rescored.work.ratios) == len(rescored.clock.ratios) == 2


def test_the_report_holds_every_kind_and_what_was_tuned():
    rows = tuple(
        Measured(kind.name, 1_000, 500, 7, 0.991, 0.95, TIMES, TIMES, 2.0, 40_000, Memory(0, 9))
        for kind in KINDS
    )
    told = report(
        Findings(
            measured=rows,
            density=(Density(1_000, 500, 0.61, 0.55, 0.45),),
            carried=(Carried(1_000, 126, 0.995, 31, 0.9835, 48, 0.305),),
            growth=(Growth(1_000, 250, 63, 19, 0.9911, 0.9876, 0.33),),
        )
    )
    for kind in KINDS:
        assert f"| {kind.name} | 7 | 0.9910 | 0.9500 | 0.500 (0.250 to 1.500) |" in told
    assert "| 1,000 | 126 | 0.995 | 31 | 0.9835 | 48 | 30.5% |" in told
    assert "| 1,000 | 250 | 63 | 19 | 0.9911 | 0.9876 | 33.0% |" in told
    assert "| 1,000 | 500 | 0.610 | 0.550 | 0.450 |" in told


def test_the_command_writes_what_it_measured(tmp_path, monkeypatch, capsys):
    exact_only = [kind for kind in KINDS if kind.recipe == "Flat"]
    monkeypatch.setattr("eval.nearest.run.kinds_for", lambda size, only: exact_only)
    paragraphs = [SENTENCE.format(year=year) * 3 for year in range(1900, 1960)]
    (tmp_path / "texts.txt").write_text("\n\n".join(paragraphs), "utf-8")
    asked = [
        {"id": str(year), "question": f"Who came in {year}?", "answers": [{"text": "ferries"}]}
        for year in range(1900, 1910)
    ]
    page = {"title": "Sea", "paragraphs": [{"context": "The ferries came.", "qas": asked}]}
    (tmp_path / "set.json").write_text(json.dumps({"data": [page]}), "utf-8")
    command = [str(tmp_path / "texts.txt"), "--questions", str(tmp_path / "set.json")]
    places = ["--work", str(tmp_path / "work"), "--out", str(tmp_path / "out")]
    assert main([*command, *places, "--sizes", "60", "80", "--pairs", "2"]) == 0
    record = json.loads((tmp_path / "out" / "nearest.json").read_text("utf-8"))
    assert [(row["size"], row["real"]) for row in record["measured"]] == [(60, 60), (80, 60)]
    assert [file["name"] for file in record["files"]] == ["texts.txt", "set.json"]
    assert record["encoder_fingerprint"]
    assert len(record["growth"]) == 4
    written = (tmp_path / "out" / "nearest.md").read_text("utf-8")
    assert capsys.readouterr().out.strip() == written.strip()


def test_a_text_that_is_not_there_is_named(tmp_path, capsys):
    places = ["--work", str(tmp_path / "work"), "--out", str(tmp_path / "out")]
    none = str(tmp_path / "none.txt")
    assert main([none, "--questions", none, *places]) == 1
    assert "none.txt" in capsys.readouterr().err
