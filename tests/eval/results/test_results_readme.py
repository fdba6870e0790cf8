from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.figures import Figure
from eval.results import tables
from eval.results.__main__ import ROOT, main
from eval.results.kept import Run
from eval.results.readme import placed, section
from eval.results.tables import ANSWERS, by_measure, by_system, told
from eval.rows import Row
from eval.summary import summarise

KEPT = ROOT / "docs" / "measured"


def test_the_readme_tells_what_was_measured_and_nothing_else() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert placed(readme, section(KEPT)) == readme


def test_the_text_goes_between_the_marks_and_takes_the_place_of_the_last() -> None:
    readme = "Before\n<!-- measured -->\nold\n<!-- /measured -->\nAfter\n"
    once = placed(readme, "new")
    assert once == "Before\n<!-- measured -->\n\nnew\n\n<!-- /measured -->\nAfter\n"
    assert placed(once, "new") == once


def test_a_readme_without_marks_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Nothing here", "utf-8")
    assert main(["--readme", str(readme), "--kept", str(KEPT)]) == 1
    assert "the README has no <!-- measured -->" in capsys.readouterr().err
    assert readme.read_text("utf-8") == "Nothing here"


def test_figures_missing_from_what_was_kept_are_told(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="holds no run of pullquote"):
        section(tmp_path)


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(None, None, None, 0), "-"),
        (Figure(0.5, None, None, 1), "0.50"),
        (Figure(0.5, 0.25, 0.75, 40), "0.50 (0.25 to 0.75)"),
        (Figure(0.5, 0.4904, 0.5096, 4000), "0.500 (0.490 to 0.510)"),
    ],
)
def test_a_figure_is_told_as_finely_as_it_is_known(figure: Figure, text: str) -> None:
    assert told(figure) == text


@pytest.fixture
def runs(make_row: Callable[..., Row]) -> Mapping[str, Run]:
    good = summarise([make_row(["red"], "red"), make_row([], None)])
    poor = summarise([make_row(["red"], "blue"), make_row([], "red")])
    return {"a set": Run({"pullquote": good, "bm25": poor})}


def test_runs_stand_side_by_side(runs: Mapping[str, Run]) -> None:
    lines = by_measure(runs, ANSWERS).splitlines()
    assert lines[0] == "|  | a set |"
    assert "| questions (of them without an answer) | 2 (1) |" in lines
    assert "| right, or rightly refused | 1.00 (1.00 to 1.00) |" in lines


def test_systems_stand_one_below_the_other(runs: Mapping[str, Run]) -> None:
    lines = by_system(runs["a set"], {"right": "overall_right"}).splitlines()
    assert lines[2:] == [
        "| **Pullquote** | 1.00 (1.00 to 1.00) |",
        "| BM25 alone | 0.00 (0.00 to 0.00) |",
    ]


def test_every_measure_of_the_tables_is_one() -> None:
    from eval.gates import parse_gate

    for measures in (tables.ANSWERS, tables.AGAINST, tables.READING, tables.FINDING):
        for name in measures.values():
            parse_gate(f"{name}=0", least=True)
