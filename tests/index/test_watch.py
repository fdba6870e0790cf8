"""An index that follows its articles by itself."""

from __future__ import annotations

import json
import threading

import pytest

from corpus.errors import CorpusError
from index import __main__ as command
from index import watch as module
from index.generation import open_contents
from index.watch import changes


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "fair.txt").write_text("The fair\n\nThe fair opened on Monday.", "utf-8")
    return folder


def test_it_looks_at_once_and_again_when_an_article_comes(articles, tmp_path):
    seen = changes([articles], tmp_path / "index", lambda: True)
    next(seen)
    threading.Timer(0.3, (articles / "new.txt").write_text, ["It rained."]).start()
    next(seen)
    assert (articles / "new.txt").is_file()


def test_what_changes_in_the_index_itself_is_passed_over(articles, monkeypatch):
    index = articles / "index"
    index.mkdir()
    passes = module._Articles(index)
    assert not passes(module.Change.added, str(index / "CURRENT"))
    assert passes(module.Change.added, str(articles / "new.txt"))


def test_what_failed_is_tried_again_without_a_change(articles, tmp_path):
    asked = iter([True, True, False])
    seen = changes([articles], tmp_path / "index", lambda: next(asked), retry_seconds=0.05)
    next(seen)
    next(seen)
    assert list(asked) == []


def test_a_missing_folder_is_told_before_anything_is_watched(tmp_path):
    with pytest.raises(CorpusError, match="none doesn't exist"):
        next(changes([tmp_path / "none"], tmp_path, lambda: True))


def test_watching_builds_now_and_after_each_change(
    articles, tmp_path, encoder, monkeypatch, capsys
):
    def changed(paths, index, is_settled):
        yield
        (articles / "rain.txt").write_text("Rain\n\nIt rained on Tuesday.", "utf-8")
        yield
        (articles / "broken.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
        yield
        settled.append(is_settled())
        (articles / "broken.txt").unlink()
        (articles / "fair.txt").unlink()
        yield
        settled.append(is_settled())

    settled = []
    monkeypatch.setattr("index.encoder.SentenceTransformerEncoder.from_name", lambda _: encoder)
    monkeypatch.setattr("index.watch.changes", changed)
    index = tmp_path / "index"
    assert command.main(["watch", str(articles), "--index", str(index), "--json"]) == 0
    said = capsys.readouterr()
    *built, stopped = map(json.loads, said.out.splitlines())
    assert [each["generation"] for each in built] == [1, 2, 3]
    assert [(each["added"], each["removed"]) for each in built] == [(1, 0), (1, 0), (0, 1)]
    assert stopped["builds"] == 4
    assert settled == [False, True]
    assert "broken.txt" in said.err
    (held,) = open_contents(index)[1].articles.values()
    assert "Tuesday" in held.text


def test_a_build_that_fails_is_told_and_watching_goes_on(
    articles, tmp_path, encoder, monkeypatch, capsys
):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    unsettled = []
    monkeypatch.setattr("index.encoder.SentenceTransformerEncoder.from_name", lambda _: encoder)
    monkeypatch.setattr("index.build.build_index", full)
    monkeypatch.setattr(
        "index.watch.changes",
        lambda paths, index, is_settled: (unsettled.append(is_settled()) for _ in range(2)),
    )
    assert command.main(["watch", str(articles), "--index", str(tmp_path / "index")]) == 0
    said = capsys.readouterr()
    assert said.err.count("free some and build again; the old index serves") == 2
    assert "0 generations" in said.out
