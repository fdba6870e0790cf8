from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from eval.options import BUNDLED_SET, parse


def test_the_bundled_set_is_run_where_none_is_named() -> None:
    assert parse([]).sets == (BUNDLED_SET,)
    assert parse(["a.jsonl", "b.json"]).sets == (Path("a.jsonl"), Path("b.json"))


def test_what_may_be_given_several_times_adds_up() -> None:
    options = parse(["--distractors", "a.json", "--distractors", "b.json", "--limit", "5"])
    assert options.distractors == (Path("a.json"), Path("b.json"))
    assert options.limit == 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--limit", "0"], "--limit: has to be a whole number of 1 or more, is '0'"),
        (["--limit", "many"], "--limit: has to be a whole number of 1 or more, is 'many'"),
        (["--part", "train"], "--part"),
        (["--index", "x", "--distractors", "a.json"], "--distractors: only where an index is"),
        (["--index", "x", "--keep-index", "y"], "--keep-index: only where an index is"),
        (["--index", "x", "--articles", "y", "--encoder", "z"], "--articles and --encoder"),
        (["--min", "beauty=1"], "there is no figure 'beauty'"),
        (["--max", "answer_f1"], "write a figure and its bound"),
        (["--system", "magic"], "--system"),
        (
            ["--system", "bm25", "--system", "dense", "--min", "answer_f1=0"],
            "--min and --max: only where one system is measured",
        ),
        (["--nothing"], "--nothing"),
    ],
)
def test_wrong_usage_ends_with_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(arguments)
    assert caught.value.code == 2
    assert told in capsys.readouterr().err


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from eval.__main__ import main\n"
        "try: main(['--help'])\n"
        "finally: print([name for name in ('numpy', 'torch', 'faiss') if name in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert "usage: python -m eval" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def test_pullquote_is_measured_where_no_system_is_named() -> None:
    assert parse([]).systems == ("pullquote",)
    assert parse(["--system", "rrf", "--system", "rrf"]).systems == ("rrf",)
