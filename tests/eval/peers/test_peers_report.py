"""The table for people and the JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from eval.errors import EvalError
from eval.figures import Figure
from eval.peers.records import Comparison, Measured, Ratio, Setting
from eval.peers.report import as_json, as_markdown, read, write
from eval.provenance import Commit, Program

RETRIEVAL = {
    measure: Figure(0.9, 0.85, 0.95, 40) for measure in ("RR@10", "R@1", "R@5", "R@10", "nDCG@10")
}


def measured(name: str, **fields) -> Measured:
    told = {"versions": {"words": "1.2"}, "settings": "as it comes", "threads": 2, "error": None}
    return Measured(**{"name": name, "title": name, "retrieval": RETRIEVAL, **told, **fields})


@pytest.fixture
def comparison() -> Comparison:
    setting = Setting(
        program=Program(
            "2026-01-01T00:00:00+00:00", Commit("ef56", False), "3.11", "x86_64 Linux", {}
        ),
        encoder="all-MiniLM-L6-v2",
        encoder_fingerprint="ab12",
        set_name="coast.json",
        set_sha256="cd34",
        part=None,
        distractors=("town.json",),
        articles=2227,
        passages=3000,
        questions=2910,
        timed=200,
        pairs=3,
        processors=2,
    )
    ratio = Ratio.paired([(1.0, 2.0), (1.0, 3.0), (2.0, 5.0)])
    slower = measured(
        "Slow",
        index_ratio=ratio,
        load_ratio=ratio,
        startup_ratio=Ratio.paired([(4.0, 3.0), (1000.0, 2.0), (1.0, 1.0)]),
        query_ratio=Ratio.of_medians([(10.0, 12.0)]),
    )
    broken = measured(
        "Broken", versions={}, settings="", threads=None, retrieval={}, error="ended | badly"
    )
    return Comparison(setting, (measured("Ours"), slower, broken))


def test_the_table_holds_figures_with_intervals_and_ratios_to_ours(comparison):
    lines = as_markdown(comparison).splitlines()
    shown = "0.900 (0.850 to 0.950) | " * 4
    assert f"| Ours | {shown}1 | 1 | 1 |" in lines
    times = "2.50 (2.00 to 3.00) | 1.20 (1.20 to 1.20) | 0.75 (0.002 to 1.00)"
    assert f"| Slow | {shown}{times} |" in lines
    assert "| Slow | as it comes | words 1.2 | 2 |" in lines


def test_every_line_of_a_table_has_as_many_cells(comparison):
    for block in as_markdown(comparison).split("\n\n"):
        if block.startswith("|"):
            cells = {line.replace("\\|", "").count("|") for line in block.splitlines()}
            assert len(cells) == 1


def test_one_that_was_not_measured_is_told_with_its_reason(comparison):
    row = next(line for line in as_markdown(comparison).splitlines() if "Broken" in line)
    assert "was not measured" in row
    assert "ended \\| badly" in row


def test_what_it_was_measured_on_stands_above(comparison):
    first = as_markdown(comparison).splitlines()[0]
    assert "2,910 questions of coast.json" in first
    assert "2,227, with those of town.json in the way" in first


def test_json_holds_the_same_and_reads_back(comparison, tmp_path):
    write(tmp_path / "out", comparison)
    told = json.loads((tmp_path / "out" / "peers.json").read_text("utf-8"))
    assert told == json.loads(as_json(comparison))
    assert told["provenance"]["set_sha256"] == "cd34"
    assert told["provenance"]["program"]["commit"] == {"sha": "ef56", "changed": False}
    ours, slower, broken = told["systems"]
    assert ours["index_ratio"] is None
    assert slower["index_ratio"]["pairs"] == [[1.0, 2.0], [1.0, 3.0], [2.0, 5.0]]
    assert broken["error"] == "ended | badly"
    assert read(tmp_path / "out") == comparison
    assert asdict(comparison.systems[1])["index_ratio"]["value"] == 2.5
    assert (tmp_path / "out" / "peers.md").read_text("utf-8") == f"{as_markdown(comparison)}\n"


@pytest.mark.parametrize(("content", "told"), [(None, "there is none"), ("{}", "isn't a compar")])
def test_what_is_no_comparison_is_told(tmp_path, content, told):
    if content:
        (tmp_path / "peers.json").write_text(content, "utf-8")
    with pytest.raises(EvalError, match=told):
        read(tmp_path)
