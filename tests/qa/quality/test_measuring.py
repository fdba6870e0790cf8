"""Known questions are asked one set at a time, whatever becomes of one."""

from __future__ import annotations

import pytest

from index.stores import FolderStore
from qa.errors import UpkeepError
from qa.quality.measuring import Measuring


@pytest.fixture
def measuring(tmp_path):
    return Measuring(FolderStore(tmp_path / "no-index"))


def test_a_set_that_is_gone_keeps_nobody_from_asking_another(measuring, tmp_path):
    with pytest.raises(OSError, match="gone"):
        measuring.begin(tmp_path / "gone.jsonl")
    known = tmp_path / "known.jsonl"
    known.write_text("{}\n", encoding="utf-8")
    run = measuring.begin(known)
    with pytest.raises(UpkeepError, match="already"):
        measuring.begin(known)
    assert run.done.wait(60)


def test_what_kept_a_set_from_being_asked_is_told_and_nothing_is_left_behind(measuring, tmp_path):
    known = tmp_path / "known.jsonl"
    known.write_text('{"question": "How many herons?"}\n', encoding="utf-8")
    run = measuring.begin(known)
    assert run.done.wait(60)
    assert run.measured is None
    assert "known.jsonl" in run.problem
    assert not run.rows.parent.exists()
