"""The whole way: a set in, systems run as processes, a comparison out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.figures import Figure
from eval.peers.__main__ import main
from eval.peers.command import compare
from eval.peers.contenders import Contender
from eval.peers.kept import Kept
from eval.peers.options import parse
from eval.peers.process import SystemFailed
from eval.peers.records import Measured
from index.encoder import SentenceTransformerEncoder

SLOWER = """
import time
index = Words.index
def slowly(self, material, store):
    time.sleep(0.2)
    index(self, material, store)
Words.index = slowly
"""
WRONG = "Words.search = lambda self, question: [name for name, _ in self.passages[::-1]]"
MADE_UP = "Words.search = lambda self, question: ['no:0']"


@pytest.fixture(autouse=True)
def counts_words(encoder, monkeypatch):
    monkeypatch.setattr(SentenceTransformerEncoder, "from_name", lambda name="": encoder)


@pytest.fixture
def options(squad: Path, tmp_path: Path):
    def make(*more: str):
        places = ["--encoder", str(tmp_path), "--out", str(tmp_path / "out")]
        return parse([str(squad), *places, "--peers-python", "python", "--pairs", "1", *more])

    return make


def test_each_is_measured_beside_ours_and_the_report_is_written(options, contender, tmp_path):
    peers = [contender("slower", SLOWER), contender("wrong", WRONG)]
    comparison = compare(options(), contender("pullquote"), peers)

    ours, slower, wrong = comparison.systems
    assert ours.retrieval["R@1"].value == slower.retrieval["R@1"].value == 1
    assert wrong.retrieval["R@1"].value < 1
    assert ours.retrieval["R@1"].n == 4  # the question without an answer says nothing
    assert ours.index_ratio is None
    ((our_s, their_s),) = slower.index_ratio.pairs
    assert their_s >= 0.2  # it sleeps so long
    assert slower.index_ratio.value == their_s / our_s
    assert len(slower.query_ratio.pairs) == 4
    assert slower.startup_ratio.value > 0
    assert (comparison.provenance.articles, comparison.provenance.questions) == (3, 4)
    told = json.loads((tmp_path / "out" / "peers.json").read_text("utf-8"))
    assert [system["name"] for system in told["systems"]] == ["pullquote", "slower", "wrong"]


def test_distractors_stand_in_the_way_and_limits_are_kept(options, contender, tmp_path):
    more = tmp_path / "more.json"
    more.write_text(json.dumps([{"title": "Hill", "text": "The mill of Oster is old."}]), "utf-8")
    told = options("--distractors", str(more), "--limit", "3", "--timed", "2")
    setting = compare(told, contender("pullquote"), []).provenance
    assert (setting.articles, setting.questions, setting.timed) == (4, 3, 2)
    assert setting.distractors == ("more.json",)


@pytest.mark.parametrize(
    ("also", "reason"),
    [
        ("import no_such_library", "ModuleNotFoundError: No module named 'no_such_library'"),
        (MADE_UP, "found 'no:0', which it was never given"),
    ],
)
def test_one_that_fails_is_told_and_the_rest_is_measured(options, contender, also, reason):
    peers = [contender("broken", also), contender("fine")]
    comparison = compare(options(), contender("pullquote"), peers)
    broken, fine = comparison.systems[1:]
    assert reason in broken.error
    assert broken.retrieval == {}
    assert fine.error is None


def test_without_ours_there_is_nothing_to_compare_with(options, contender):
    with pytest.raises(SystemFailed, match=r"Ours ended with status 1: .*no_such_library"):
        compare(options(), contender("pullquote", "import no_such_library", title="Ours"), [])


def test_a_run_that_was_cut_short_goes_on_where_it_ended(options, contender, tmp_path, monkeypatch):
    from eval.peers import command

    ours, peers = contender("pullquote"), [contender("first"), contender("second")]
    measured = []

    def cut_short(one, peer, plan, measure=command.measure_peer):
        measured.append(peer.name)
        if measured == ["first", "second"]:
            raise KeyboardInterrupt
        return measure(one, peer, plan)

    monkeypatch.setattr(command, "measure_peer", cut_short)
    with pytest.raises(KeyboardInterrupt):
        compare(options(), ours, peers)
    assert len(compare(options(), ours, peers).systems) == 3
    assert measured == ["first", "second", "second"]
    compare(options(), ours, peers)
    assert measured[3:] == ["first", "second"]  # a complete run is measured anew


@pytest.mark.parametrize("broken", ["", '{"key": ', "[]", '{"key": "%s"}', '{"measured": {}}'])
def test_what_was_kept_and_cannot_be_read_is_measured_again(tmp_path, broken):
    contender = Contender("first", "First", ())
    measured = Measured(
        "first", "First", {"a": "1"}, "all", None, None, {"R@1": Figure(1, 0, 1, 4)}
    )
    file = tmp_path / "first" / "measured.json"
    file.parent.mkdir()
    kept = Kept(tmp_path, "key")
    file.write_text(broken.replace("%s", "key"), "utf-8")
    assert kept.or_measured(contender, lambda: measured) == measured
    assert kept.or_measured(contender, pytest.fail) == measured
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_what_was_kept_is_whole_or_not_there(tmp_path, monkeypatch):
    def cut_short(path, text, encoding):
        path.write_bytes(text.encode()[:10])
        raise OSError(28, "No space left on device")

    measured = Measured("first", "First", {}, "all", None, None, {})
    (tmp_path / "first").mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", cut_short)
        with pytest.raises(OSError, match="No space left"):
            Kept(tmp_path, "key").or_measured(Contender("first", "First", ()), lambda: measured)
    assert not (tmp_path / "first" / "measured.json").exists()


def test_a_run_that_is_stopped_says_how_it_goes_on(squad, tmp_path, monkeypatch, capsys):
    def stopped(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("eval.peers.command.compare", stopped)
    out = tmp_path / "out"
    assert main([str(squad), "--peers-python", sys.executable, "--out", str(out)]) == 130
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"eval.peers: stopped; what was measured is kept in {out}")


def test_a_file_in_the_place_of_the_folder_is_told_before_anything_is_loaded(
    squad, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr(SentenceTransformerEncoder, "from_name", None)
    out = tmp_path / "out"
    out.touch()
    assert main([str(squad), "--peers-python", sys.executable, "--out", str(out)]) == 1
    assert f"{out}: can't be a folder to write to (File exists)" in capsys.readouterr().err


def test_numbers_are_asked_for_in_words(capsys):
    with pytest.raises(SystemExit):
        parse(["set.json", "--peers-python", "python", "--out", "out", "--pairs", "x"])
    told = "--pairs: has to be a whole number of 1 or more, is 'x'"
    assert told in capsys.readouterr().err


def test_what_was_measured_on_other_questions_is_not_taken_over(
    options, contender, tmp_path, monkeypatch
):
    from eval.peers import command

    def cut_short(one, peer, plan):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(command, "measure_peer", cut_short)
        with pytest.raises(KeyboardInterrupt):
            compare(options(), contender("pullquote"), [contender("first")])
    ours = compare(options("--limit", "2"), contender("pullquote"), []).systems[0]
    assert ours.retrieval["R@1"].n == 2


def test_a_set_without_articles_is_refused(contender, tmp_path):
    asked = tmp_path / "set.jsonl"
    asked.write_text(json.dumps({"id": "1", "question": "Who?", "answers": ["Ida"]}), "utf-8")
    told = parse([str(asked), "--peers-python", "python", "--out", str(tmp_path / "out")])
    with pytest.raises(EvalError, match=r"set\.jsonl: brings no articles; give a SQuAD file"):
        compare(told, contender("pullquote"), [])


def test_a_missing_interpreter_is_named_with_what_builds_it(squad, tmp_path, capsys):
    missing = tmp_path / "none" / "python"
    places = ["--peers-python", str(missing), "--out", str(tmp_path / "out")]
    assert main([str(squad), *places]) == 1
    assert f"{missing}: there is no such Python; 'make bench-peers'" in capsys.readouterr().err
