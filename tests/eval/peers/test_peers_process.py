"""Processes that end, hang or speak nonsense are told by what they did."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from eval.peers.process import SystemFailed, started


def run(tmp_path: Path, code: str, longest_s: float = 60.0):
    return started("Odd", (sys.executable, "-c", code), tmp_path / "log.txt", longest_s)


def test_what_is_told_is_heard_and_the_input_ends_with_the_block(tmp_path):
    echo = "import sys\nfor line in sys.stdin: print(line, end='', flush=True)"
    with run(tmp_path, echo) as process:
        process.tell({"question": "Où?"})
        assert process.hear() == {"question": "Où?"}
        assert 0 < process.age_s() < 60


def test_a_process_that_dies_is_told_by_its_last_words(tmp_path):
    code = "import sys; print('first', file=sys.stderr); raise ValueError('no weights there')"
    with (
        pytest.raises(SystemFailed, match=r"^Odd ended with status 1: ValueError: no weights the"),
        run(tmp_path, code) as process,
    ):
        process.hear()


def test_a_process_that_dies_silently_is_told_too(tmp_path):
    with (
        pytest.raises(SystemFailed, match="ended with status 3: it said nothing"),
        run(tmp_path, "raise SystemExit(3)") as process,
    ):
        process.hear()


@pytest.mark.parametrize("letters", [1, 100_000])
def test_telling_a_process_that_is_gone_fails_alike(tmp_path, letters):
    with (
        pytest.raises(SystemFailed, match="ended with status 0"),
        run(tmp_path, "import os; os.close(0); print('{}', flush=True)") as process,
    ):
        assert process.hear() == {}
        process.tell({"question": "x" * letters})


@pytest.mark.parametrize("said", ["Loading...", "[1]"])
def test_what_is_no_object_is_shown(tmp_path, said):
    with (
        pytest.raises(SystemFailed, match="said what was not asked for") as failure,
        run(tmp_path, f"print({said!r})") as process,
    ):
        process.hear()
    assert said in failure.value.problem


def test_a_process_that_hangs_is_ended(tmp_path):
    with (
        pytest.raises(SystemFailed, match="ended with status -"),
        run(tmp_path, "import time; time.sleep(600)", longest_s=0.5) as process,
    ):
        process.hear()


def test_a_program_that_isnt_there_is_named(tmp_path):
    missing = str(tmp_path / "python")
    with (
        pytest.raises(SystemFailed, match=r"Odd can't be started: .*python"),
        started("Odd", (missing,), tmp_path / "log.txt"),
    ):
        pass


def test_nothing_is_fetched_by_a_system(tmp_path):
    code = "import json, os; print(json.dumps(dict(os.environ)))"
    with run(tmp_path, code) as process:
        told = process.hear()
    assert (told["HF_HUB_OFFLINE"], told["TRANSFORMERS_OFFLINE"]) == ("1", "1")
