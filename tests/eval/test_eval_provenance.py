from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from eval.cases import CaseSet
from eval.provenance import Program, commit, versions


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Ida", "-c", "user.email=ida@example.org"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "provenance.py").write_text("", "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    return tmp_path


def test_tells_the_commit_and_whether_files_differ_from_it(checkout: Path) -> None:
    told = commit(checkout)
    assert told is not None
    assert told.sha == git(checkout, "rev-parse", "HEAD")
    assert not told.changed
    (checkout / "provenance.py").write_text("changed", "utf-8")
    changed = commit(checkout)
    assert changed is not None
    assert changed.changed


@pytest.mark.parametrize(("name", "changed"), [("new.py", True), ("report.html", False)])
def test_a_new_module_is_a_change_and_a_new_report_is_none(
    checkout: Path, name: str, changed: bool
) -> None:
    (checkout / name).write_text("", "utf-8")
    told = commit(checkout)
    assert told is not None
    assert told.changed is changed


def test_somebody_elses_checkout_is_not_ours(checkout: Path) -> None:
    inside = checkout / "venv"
    inside.mkdir()
    assert commit(inside) is None


def test_there_is_no_commit_outside_a_checkout(tmp_path: Path) -> None:
    assert commit(tmp_path) is None


def test_only_packages_that_are_there_have_a_version() -> None:
    assert set(versions(("numpy", "no-such-package"))) == {"numpy"}


def test_the_figures_of_a_set_tell_where_they_come_from(assistant: Any) -> None:
    program = Program.running()
    case_set = CaseSet("set.jsonl", (), sha256="5e7")
    told = program.over(case_set, assistant, "pullquote", "report")
    assert (told.set_name, told.set_sha256, told.part) == ("set.jsonl", "5e7", "report")
    assert (told.encoder, told.encoder_fingerprint) == ("words", "cafe")
    assert (told.articles, told.passages) == (2, 4)
    assert "torch" in told.versions
    assert told.when.endswith("+00:00")
