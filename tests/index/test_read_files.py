"""A file that didn't change isn't read again, and what is built is the same all the same."""

from __future__ import annotations

import os
import time

import pytest

from corpus.files import SourceFile
from corpus.reader import read_corpus
from index.build import build_index
from index.generation import open_contents
from index.layout import Layout
from index.read_files import FILES, remembered

STORY = "The harbour council voted on Monday to ban loud horns from the old port. "


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(4):
        write(folder / f"{number}.txt", f"Story {number} was told. It had {number + 10} parts.")
    return folder


@pytest.fixture
def opened(monkeypatch):
    """The names of the files whose content was looked at."""
    names = []
    read = SourceFile.read
    monkeypatch.setattr(
        SourceFile, "read", lambda file: names.append(file.location.name) or read(file)
    )
    return names


def write(file, text, age=60):
    """Write a file as if it had been written some seconds ago."""
    file.write_text(text)
    os.utime(file, (time.time() - age,) * 2)


@pytest.fixture(autouse=True)
def settled(monkeypatch):
    """No file can be made that was changed a while ago: let every file count as settled."""
    monkeypatch.setattr("corpus.remembered.SETTLED_SECONDS", 0.0)


@pytest.fixture
def build(tmp_path, news, encoder):
    def built():
        corpus = read_corpus([news], memory=remembered(tmp_path / "index"))
        report = build_index(corpus.articles, tmp_path / "index", encoder, files=corpus.files)
        return report, corpus

    return built


def fresh(news):
    return list(read_corpus([news]).articles)


def test_only_new_and_changed_files_are_read(build, news, opened):
    build()
    assert sorted(opened) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    opened.clear()
    write(news / "2.txt", "Another story was told.")
    write(news / "9.txt", "A new story was told.")
    (news / "3.txt").unlink()
    report, corpus = build()
    assert sorted(opened) == ["2.txt", "9.txt"]
    assert (report.added, report.updated, report.removed, report.unchanged) == (1, 1, 1, 2)
    assert list(corpus.articles) == fresh(news)


def test_an_edit_that_keeps_size_and_time_is_seen(build, news):
    build()
    before = (news / "1.txt").stat()
    (news / "1.txt").write_text((news / "1.txt").read_text().replace("told", "sold"))
    os.utime(news / "1.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (news / "1.txt").stat().st_size == before.st_size
    report, _ = build()
    assert report.updated == 1


def test_a_failed_file_is_tried_again_and_what_was_noticed_is_told_again(build, news, opened):
    (news / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    write(news / "odd.md", "---\ndate: someday\n---\nThe fair opened.")
    _, first = build()
    opened.clear()
    _, second = build()
    assert opened == ["bad.txt"]
    assert second.failures == first.failures != ()
    assert second.notices == first.notices != ()


def test_copies_are_read_again_and_folded_as_before(build, news, opened):
    write(news / "a.txt", STORY * 3 + "Nobody minded.")
    write(news / "b.txt", STORY * 3 + "Nobody minded much.")
    build()
    opened.clear()
    report, corpus = build()
    assert len(opened) == 1
    assert opened[0] in {"a.txt", "b.txt"}
    assert not report.published
    assert list(corpus.articles) == fresh(news)


def test_the_original_gone_its_copy_is_an_article(build, news):
    write(news / "a.txt", STORY * 3 + "Nobody minded at all.")
    write(news / "b.txt", STORY * 3 + "Nobody minded.")
    build()
    (news / "a.txt").unlink()
    _, corpus = build()
    assert list(corpus.articles) == fresh(news)


def test_a_new_way_of_reading_reads_everything(build, opened, monkeypatch):
    build()
    opened.clear()
    monkeypatch.setattr("index.read_files.reading_fingerprint", lambda: "another")
    build()
    assert len(opened) == 4


def test_a_file_that_was_just_written_is_not_trusted(build, opened, monkeypatch):
    monkeypatch.setattr("corpus.remembered.SETTLED_SECONDS", 1e9)
    build()
    opened.clear()
    build()
    assert len(opened) == 4


@pytest.mark.parametrize("name", [FILES, "articles.jsonl"])
def test_a_damaged_memory_is_no_memory(build, tmp_path, opened, name):
    build()
    opened.clear()
    layout = Layout(tmp_path / "index")
    (layout.folder(layout.serving()) / name).write_text("nonsense")
    report, _ = build()
    assert len(opened) == 4
    assert report.published
    assert len(open_contents(tmp_path / "index")[1].articles) == 4
