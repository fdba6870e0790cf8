"""Articles at some paths become an index, and what is told on the way and afterwards."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.reader import Corpus
from index import __main__ as command
from index.last_build import FILE, LastBuild, last_build, note_last_build
from index.progress import MOST_LINES, Progress, in_lines, progress_of
from index.stores import FolderStore
from index.update import Means, build_from, last_paths, read_sources


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "index")


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "fair.txt").write_text("The fair\n\nThe fair opened on Monday.", "utf-8")
    return folder


@pytest.fixture
def built(store, encoder):
    """Builds from paths, and returns what was read and what was reported."""

    def build(*paths, **means):
        corpus = read_sources(store, paths)
        return corpus, build_from(corpus, store, paths, Means(encoder, facts=None, **means))

    return build


def test_what_could_not_be_read_is_known_after_the_build_until_the_next_one(store, news, built):
    assert last_build(store) is None
    (news / "torn.pdf").write_bytes(b"%PDF-1.7 nothing")
    (news / "odd.md").write_text("---\ndate: someday\n---\nIt rained.", "utf-8")
    corpus, _ = built(news)
    told = last_build(store)
    assert told == LastBuild(told.at, corpus.failures, corpus.notices)
    assert [failure.place for failure in told.failures] == ["torn.pdf"]
    assert [notice.place for notice in told.notices] == ["odd.md"]
    assert datetime.fromisoformat(told.at) <= datetime.now(UTC)
    (news / "torn.pdf").unlink()
    (news / "odd.md").unlink()
    built(news)
    told = last_build(store)
    assert (told.failures, told.notices) == ((), ())
    assert [path.name for path in store.folder.glob(f"{FILE}*")] == [FILE]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"at": "2026-01-01T00:00:00+00:00"}',
        b'{"at": 1, "failures": [], "notices": []}',
        b'{"at": "", "failures": [{"path": "a.txt"}], "notices": []}',
    ],
)
def test_a_damaged_note_of_the_last_build_is_none(store, news, built, content):
    built(news)
    (store.folder / FILE).write_bytes(content)
    assert last_build(store) is None


def test_an_index_that_stands_elsewhere_keeps_no_note(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    elsewhere = SimpleNamespace(folder=None)
    note_last_build(elsewhere, LastBuild.now(Corpus([])))
    assert list(tmp_path.iterdir()) == []
    assert last_build(elsewhere) is None


def test_a_note_that_finds_no_space_is_a_warning_and_the_index_serves(
    store, news, built, monkeypatch, caplog
):
    write = Path.write_text

    def full(path, *arguments, **options):
        if path.name.startswith(FILE):
            write(path, "half a li")
            raise OSError(28, "No space left on device")
        return write(path, *arguments, **options)

    monkeypatch.setattr(Path, "write_text", full)
    _, report = built(news)
    assert report.published
    assert store.serving() == 1
    assert f"{store.folder / FILE} can't be written: " in caplog.text
    assert list(store.folder.glob(f"{FILE}*")) == []


def test_a_note_for_a_folder_that_is_gone_is_a_warning(store, caplog):
    note_last_build(store, LastBuild.now(Corpus([])))
    assert "can't be written" in caplog.text


def test_nothing_to_read_leaves_the_index_as_it_was(store, news, built, tmp_path):
    built(news)
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(CorpusError, match=f"no article in {empty}: the index is left as it was"):
        built(empty)
    assert (store.serving(), store.manifest().articles) == (1, 1)
    _, report = built(empty, may_be_empty=True)
    assert (report.removed, store.serving(), store.manifest().articles) == (1, 2, 0)


def test_the_paths_of_the_last_build_are_as_short_as_they_are_from_here(
    store, news, built, tmp_path, monkeypatch
):
    assert last_paths(store) == []
    monkeypatch.chdir(tmp_path)
    built(Path("news"), news / "fair.txt")
    assert last_paths(store) == [Path("news"), Path("news/fair.txt")]
    monkeypatch.chdir(news)
    assert last_paths(store) == [Path(), Path("fair.txt")]
    (tmp_path / "sibling").mkdir()
    monkeypatch.chdir(tmp_path / "sibling")
    assert last_paths(store) == [news, news / "fair.txt"]


@given(st.integers(0, 1_500))
def test_a_step_is_told_in_a_few_lines_that_can_be_read_back(total):
    with redirect_stderr(io.StringIO()) as told:
        assert list(in_lines("reading", range(total))) == list(range(total))
    lines = told.getvalue().splitlines()
    assert len(lines) <= min(total, MOST_LINES)
    read = [progress_of(line) for line in lines]
    assert [(each.step, each.total) for each in read] == [("reading", total)] * len(lines)
    done = [each.done for each in read]
    assert done == sorted({*done})
    assert done[:1] == ([0] if total else [])
    assert all(each < total for each in done)


def test_each_line_is_told_before_its_item_is_given():
    with redirect_stderr(io.StringIO()) as told:
        items = in_lines("indexing", "ab")
        assert told.getvalue() == ""
        next(items)
        assert told.getvalue() == "indexing 0/2\n"
        next(items)
        assert told.getvalue() == "indexing 0/2\nindexing 1/2\n"


@given(st.sampled_from(["reading", "indexing"]), st.integers(0), st.integers(0))
def test_progress_is_read_back_as_it_was_told(step, done, total):
    progress = Progress(step, done, total)
    assert progress_of(f"{progress}\n") == progress


@pytest.mark.parametrize(
    "line",
    [
        "",
        "reading",
        "reading 3",
        "reading 3/10 files",
        "reading -1/3",
        "Reading 3/10",
        "index: a 3/10.txt: is empty",
        "reading 3/10\nreading 4/10",
    ],
)
def test_no_other_line_is_taken_for_progress(line):
    assert progress_of(line) is None


def test_a_build_tells_other_programs_how_far_it_is_in_lines(
    store, news, encoder, monkeypatch, capsys
):
    (news / "rain.txt").write_text("Rain\n\nIt rained on Tuesday.", "utf-8")
    monkeypatch.setattr("index.encoder.SentenceTransformerEncoder.from_name", lambda _: encoder)
    asked = ["build", str(news), "--index", str(store), "--encoder", "words", "--no-directory"]
    assert command.main([*asked, "--progress", "lines", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["added"] == 2
    assert said.err.splitlines() == [
        "reading 0/2",
        "reading 1/2",
        "indexing 0/2",
        "indexing 1/2",
    ]
