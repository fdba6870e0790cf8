"""The harness itself: it finds what is broken, and a healthy index passes it."""

from __future__ import annotations

import shutil

import pytest

from eval.speed.children import ROOT
from eval.torture import corruption, crash, faults, plain, sequences, steps, together
from eval.torture.__main__ import main, markdown
from eval.torture.crash import AFTER, BEFORE, small_index, what_is_wrong
from eval.torture.records import Finding, finding
from eval.torture.small import build, left_over, version_of
from eval.torture.suite import ROWS
from index.layout import Layout

tracing = pytest.mark.skipif(not steps.can_trace(), reason="strace isn't here or may not trace")


@pytest.fixture
def index():
    with small_index() as directory:
        yield directory


def test_a_version_is_told_from_the_others(index):
    assert version_of(index, (1, BEFORE, AFTER)) == BEFORE
    with pytest.raises(AssertionError, match="none of the versions"):
        version_of(index, (1, AFTER))


def test_what_a_build_leaves_behind_is_found(index):
    assert left_over(index) == []
    (index / "CURRENT.new").write_text("half")
    shutil.copytree(Layout(index).folder(2), Layout(index).folder(9))
    assert left_over(index) == ["CURRENT.new", "9"]
    assert what_is_wrong(index, first=False) is None  # the next build clears it away
    assert left_over(index) == []


def test_a_lost_index_is_wrong_unless_it_was_the_first(index):
    Layout(index).current.unlink()
    assert "no index" in what_is_wrong(index, first=False)
    assert what_is_wrong(index, first=True) is None


def test_damage_that_goes_unnoticed_is_told(index, monkeypatch):
    monkeypatch.setattr("index.manifest.Manifest.damage", lambda *_: ())
    told = corruption.each_file_is_damaged(bits=3)
    assert any("articles.jsonl" in failure for failure in told.failures)
    assert not told.is_met


def test_damage_that_goes_unnoticed_when_it_is_used_is_told(monkeypatch):
    monkeypatch.setattr("index.checked.zlib.crc32", lambda _: 0)
    told = corruption.each_file_is_damaged_and_used(bits=3)
    assert any("articles.jsonl" in failure for failure in told.failures)
    assert not told.is_met


def test_what_can_not_be_deleted_is_left_to_the_next_build(index, monkeypatch, caplog):
    delete = shutil.rmtree

    def refused(path, **options):
        if not options:
            raise OSError(5, "Input/output error", str(path))
        delete(path, **options)

    monkeypatch.setattr(shutil, "rmtree", refused)
    assert build(index, AFTER).published
    assert "the next build tries again" in caplog.text
    monkeypatch.undo()
    build(index, AFTER)
    assert left_over(index) == []


@tracing
def test_some_steps_of_a_build_killed_and_failing():
    for told in (crash.killed_at_each_step(17), faults.each_call_fails(17)):
        assert told.is_met, told.failures


def test_some_builds_killed_at_random():
    told = crash.killed_at_random(3)
    assert told.is_met, told.failures


def test_readers_and_builders_together():
    for told in (together.readers_during_publishes(3), together.two_builders(1)):
        assert told.is_met, told.failures


def test_a_few_sequences_and_all_that_takes_one_try():
    told = [
        sequences.incremental_against_fresh(2),
        plain.nothing_changed(),
        plain.deleted_article(),
        plain.another_encoder(),
        plain.unreadable_file(),
    ]
    assert [each.failures for each in told] == [()] * len(told)


def test_a_row_that_was_never_tried_is_not_met():
    assert not Finding("none", "all", 0, ()).is_met
    assert finding("one", "all", [None, "broke"]).failures == ("broke",)


def test_the_command_ends_with_1_and_names_the_failure(monkeypatch, capsys, tmp_path):
    broken = Finding("kill", "100%", 2, ("killed before write: it is lost",), "detail")
    monkeypatch.setattr("eval.torture.__main__.rows", lambda _: [broken])
    assert main(["--out", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "| kill | 100% | 2 | 1 | detail |" in said.out
    assert "kill: killed before write: it is lost" in said.err
    assert markdown([broken]) in (tmp_path / "durability.md").read_text("utf-8")


@pytest.mark.parametrize("named", [test for _, _, test in ROWS])
def test_the_tests_that_hold_a_row_are_there(named):
    file, _, function = named.partition("::")
    assert f"def {function}" in (ROOT / file).read_text(encoding="utf-8")
