"""A peer's interpreter has nothing of ours installed: what it runs may import none of it."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import eval.peers
from eval.peers import contenders
from eval.peers.options import parse

FOLDER = Path(eval.peers.__file__).parent
OURS = {"corpus", "index", "qa", "eval", "app"}


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_the_protocol_imports_the_standard_library_alone():
    roots = {name.partition(".")[0] for name in imported(FOLDER / "protocol.py")}
    assert roots <= sys.stdlib_module_names


@pytest.mark.parametrize("name", contenders.PEERS)
def test_a_peer_imports_nothing_of_ours_but_the_protocol(name):
    _, module = contenders.PEERS[name]
    names = imported(FOLDER / "systems" / f"{module}.py")
    assert {each for each in names if each.partition(".")[0] in OURS} == {"eval.peers.protocol"}


def test_the_chosen_ones_are_run_by_the_given_interpreter(tmp_path):
    python = tmp_path / "python"
    python.touch()
    told = parse(["set.json", "--peers-python", str(python), "--out", "out", "--only", "txtai"])
    (txtai,) = contenders.peers(told.peers_python, told.only)
    assert (txtai.name, txtai.command[0]) == ("txtai", str(python))
    everyone = parse(["set.json", "--peers-python", str(python), "--out", "out"])
    assert list(everyone.only) == list(contenders.PEERS)


@pytest.mark.parametrize("wrong", [["--only", "nobody"], ["--pairs", "0"], ["--timed", "-1"]])
def test_wrong_usage_ends_with_status_2(wrong, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(["set.json", "--peers-python", "python", "--out", "out", *wrong])
    assert ended.value.code == 2
    assert wrong[1] in capsys.readouterr().err
