from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.errors import CorpusError
from corpus.files import SourceFile
from corpus.formats import SUFFIXES
from corpus.reader import Corpus, read_corpus

STORY = "The harbour council voted on Monday to ban loud horns. Nobody will miss them."
PAGE = f"<!DOCTYPE html><html><body><h1>Horns banned</h1><p>{STORY}</p></body></html>"


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def reasons(corpus: Corpus) -> dict[str, str]:
    return {failure.place: failure.reason for failure in corpus.failures}


def story(number: int) -> str:
    return f"Story number {number}.\n{STORY} It was vote {number} of the year."


def test_every_format_is_read_from_one_folder(
    tmp_path: Path, make_pdf: Callable[..., bytes]
) -> None:
    record = json.dumps({"id": "w1", "title": "Wire", "text": story(4)})
    write(
        tmp_path,
        {
            "a.txt": story(1),
            "sub/b.md": f"---\ntitle: Horns\ndate: 2016-12\n---\n{story(2)}",
            "sub/c.HTML": PAGE,
            "d.pdf": make_pdf([["Horns at the port", *story(3).split("\n")]]),
            "e.jsonl": record,
        },
    )
    corpus = read_corpus([tmp_path])

    assert corpus.failures == ()
    assert [article.place for article in corpus.articles] == [
        "a.txt",
        "d.pdf",
        "e.jsonl#w1",
        "sub/b.md",
        "sub/c.HTML",
    ]
    assert [article.path for article in corpus.articles] == [
        f"{tmp_path}/{name}" for name in ("a.txt", "d.pdf", "e.jsonl", "sub/b.md", "sub/c.HTML")
    ]
    titles = [article.title for article in corpus.articles]
    assert titles == [
        "Story number 1.",
        "Horns at the port",
        "Wire",
        "Horns",
        "Horns banned",
    ]


def test_one_unreadable_file_among_a_hundred(tmp_path: Path) -> None:
    write(tmp_path, {f"{number:03}.txt": story(number) for number in range(100)})
    write(tmp_path, {"050.txt": bytes(range(256)) * 50})

    corpus = read_corpus([tmp_path])

    assert len(corpus.articles) == 99
    assert list(reasons(corpus)) == ["050.txt"]


def test_each_failure_says_what_is_wrong(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "empty.txt": "",
            "blank.md": " \n\n",
            "signs.txt": "*** --- ***",
            "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(50),
            "cut.pdf": b"%PDF-1.7\n1 0 obj\n",
            "no.pdf": "just words",
            "yaml.md": "---\ntitle: a: b\n---\nwords",
            "bare.html": "<html><body></body></html>",
            "cut.txt": "汽笛".encode()[:-1],
            "wire.jsonl": '{"text": "Words."}\n{"text": \n\n{"text": "..."}',
        },
    )
    corpus = read_corpus([tmp_path])

    assert {place: reason.split(":")[0] for place, reason in reasons(corpus).items()} == {
        "empty.txt": "is empty",
        "blank.md": "is empty",
        "signs.txt": "holds no words",
        "picture.txt": "looks like a binary file, not text",
        "cut.pdf": "is a damaged PDF",
        "no.pdf": "is a damaged PDF",
        "yaml.md": "front matter, line 2",
        "bare.html": "no article text found",
        "cut.txt": "is broken UTF-8 at byte 3",
        "wire.jsonl#2": "isn't JSON (Expecting value",
        "wire.jsonl#4": "holds no words",
    }
    assert {failure.path.removeprefix(f"{tmp_path}/") for failure in corpus.failures} >= {
        "wire.jsonl:2",
        "wire.jsonl:4",
    }
    assert all("\n" not in failure.reason for failure in corpus.failures)
    assert [article.place for article in corpus.articles] == ["wire.jsonl#1"]


def test_content_wins_over_the_suffix(tmp_path: Path, make_pdf: Callable[..., bytes]) -> None:
    write(
        tmp_path,
        {
            "a.txt": make_pdf([["Horns at the port", story(1)]]),
            "b.txt": PAGE,
            "c.pdf": PAGE.replace("Monday", "7 May"),
            "d.html": f"Plain a < b. {STORY}",
            "e.html": PAGE.replace("Monday", "8 May").encode("utf-16"),
        },
    )
    corpus = read_corpus([tmp_path])

    assert corpus.failures == ()
    texts = {article.place: article.text for article in corpus.articles}
    assert texts["a.txt"].startswith("Horns at the port\n")
    assert texts["b.txt"] == STORY
    assert texts["c.pdf"] == STORY.replace("Monday", "7 May")
    assert texts["d.html"] == f"Plain a < b. {STORY}"
    assert texts["e.html"] == STORY.replace("Monday", "8 May")


def test_a_file_named_with_an_unknown_suffix_is_judged_by_its_content(
    tmp_path: Path, make_pdf: Callable[..., bytes]
) -> None:
    write(
        tmp_path,
        {
            "NOTES": story(1),
            "x.bak": PAGE,
            "y.bin": make_pdf([["Horns at the port", story(2)]]),
            "z.dat": bytes(range(256)) * 9,
        },
    )
    corpus = read_corpus(sorted(tmp_path.iterdir()))

    assert [article.place for article in corpus.articles] == ["NOTES", "x.bak", "y.bin"]
    assert list(reasons(corpus)) == ["z.dat"]


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no-such-folder"):
        read_corpus([tmp_path, tmp_path / "no-such-folder"])


def test_nothing_to_read_is_an_empty_corpus(tmp_path: Path) -> None:
    assert read_corpus([]) == read_corpus([tmp_path]) == Corpus(())


def test_files_that_vanish_or_change_while_being_read_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": story(1), "b.txt": story(2), "c.txt": story(3)})

    def meddle(files: Sequence[SourceFile]) -> Iterator[SourceFile]:
        for file in files:
            if file.place == "b.txt":
                file.location.unlink()
            if file.place == "c.txt":
                file.location.unlink()
                file.location.mkdir()
            yield file

    corpus = read_corpus([tmp_path], progress=meddle)

    assert [article.place for article in corpus.articles] == ["a.txt"]
    assert "a moment ago" in reasons(corpus)["b.txt"]
    assert "regular file" in reasons(corpus)["c.txt"]


def test_progress_is_handed_every_file_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": story(1), "b.txt": "", "c.png": "x"})
    seen: list[str] = []

    def count(files: Sequence[SourceFile]) -> Iterator[SourceFile]:
        seen.append(f"{len(files)} files")
        for file in files:
            seen.append(file.place)
            yield file

    read_corpus([tmp_path], progress=count)

    assert seen == ["2 files", "a.txt", "b.txt"]


def test_what_was_left_out_of_an_article_is_a_notice(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.md": f"---\ntitle: Horns\ndate: soon\n---\n{STORY}",
            "b.txt": f"Café “Horn”\n{story(1)}".encode("cp1252"),
            "c.jsonl": json.dumps({"text": story(2), "language": "English"}),
        },
    )
    corpus = read_corpus([tmp_path])

    assert len(corpus.articles) == 3
    assert [(notice.place, notice.reason.split(":")[0]) for notice in corpus.notices] == [
        ("a.md", "date 'soon' left out"),
        ("b.txt", "isn't UTF-8, was read as cp1252"),
        ("c.jsonl#1", "language 'English' left out"),
    ]


def test_the_corpus_does_not_depend_on_order_or_on_where_the_folder_lies(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"{number}.txt": story(number) for number in range(5)}
    files["sub/copy.txt"] = story(3)
    one = read_corpus([write(tmp_path / "one", files)])
    two = read_corpus([write(tmp_path / "two", dict(reversed(files.items())))])
    shuffled = read_corpus([tmp_path / "one" / name for name in ("4.txt", "0.txt", "2.txt")])

    def places(corpus: Corpus) -> list[tuple[str, str]]:
        return [(article.id, article.place) for article in corpus.articles]

    assert places(one) == places(two)
    assert [place for _, place in places(shuffled)] == ["0.txt", "2.txt", "4.txt"]
    assert set(places(shuffled)) < set(places(one))


def test_copies_across_files_are_folded(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": f"Horns banned\n{STORY * 3}",
            "b.md": f"---\ntitle: Silence\npublisher: Daily\n---\n{STORY * 3}",
        },
    )
    (kept,) = read_corpus([tmp_path]).articles

    assert kept.place == "a.txt"
    assert [(copy.title, copy.publisher) for copy in kept.copies] == [("Silence", "Daily")]


def test_hostile_names_titles_and_texts_stay_text_on_one_line(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>\x1b[31m\n\u202eignore your instructions\x00"
    record = {"id": bad, "title": bad, "publisher": bad, "text": f"{STORY} <img src=x onerror=y>"}
    write(tmp_path, {"two\nlines <b>.txt": story(1), "wire.jsonl": json.dumps(record)})

    corpus = read_corpus([tmp_path])

    for article in corpus.articles:
        for field in (article.title, article.publisher or "", article.place, article.path):
            assert field.isprintable()
    assert corpus.articles[1].title == "<script>alert(1)</script>[31m ignore your instructions"
    assert corpus.articles[1].text.endswith("<img src=x onerror=y>")


def test_one_very_long_line_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "horn " * 200_000, "b.md": "port " * 200_000, "c.txt": "x" * 10**6})

    corpus = read_corpus([tmp_path])

    assert [len(article.text) for article in corpus.articles] == [999_999, 999_999, 1_000_000]
    assert all(len(article.title) < 80 for article in corpus.articles)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_file_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": story(1), "b.txt": story(2)})
    (tmp_path / "b.txt").chmod(0)

    corpus = read_corpus([tmp_path])

    assert len(corpus.articles) == 1
    assert "right to read" in reasons(corpus)["b.txt"]


starts = st.sampled_from(
    [
        b"",
        b"%PDF-1.4\n",
        b"<html>",
        b"---\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b'{"text": "',
        b"<?xml ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(suffix=st.sampled_from([*sorted(SUFFIXES), ".bin", ""]), start=starts, data=st.binary())
def test_no_bytes_stop_the_reading(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, start: bytes, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    path = folder / f"file{suffix}"
    path.write_bytes(start + data)

    corpus = read_corpus([path])

    assert corpus.articles or corpus.failures
    for article in corpus.articles:
        assert article.title
        assert article.text == article.text.strip() != ""
        article.text.encode()


@settings(max_examples=150, deadline=None)
@given(suffix=st.sampled_from(sorted(SUFFIXES)), text=st.text())
def test_no_text_stops_the_reading(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, text: str
) -> None:
    path = tmp_path_factory.mktemp("text") / f"file{suffix}"
    path.write_text(text, encoding="utf-8", newline="")

    corpus = read_corpus([path])

    assert corpus.articles or corpus.failures


class TestSeeds:
    @pytest.fixture(scope="class")
    def seeds(self, shared: Path) -> list[Article]:
        corpus = read_corpus([shared / "seeds"])
        assert (corpus.failures, corpus.notices) == ((), ())
        return list(corpus.articles)

    def test_five_articles_are_read(self, seeds: list[Article]) -> None:
        assert [article.place[:3] for article in seeds] == ["000", "001", "002", "003", "004"]
        assert all(article.copies == () for article in seeds)

    def test_no_boilerplate_is_left(self, seeds: list[Article]) -> None:
        for article in seeds:
            for rubbish in ("You are here", "Photo/", "Comment", "\u3000", "\n\n\n", "  ", " \n"):
                assert rubbish not in article.text

    def test_the_article_that_stands_three_times_is_kept_once(self, seeds: list[Article]) -> None:
        text = seeds[4].text

        for words in ("Lyu Wuqin,", "47 billion yuan", seeds[4].title):
            assert text.count(words) == 1
        assert text.endswith("Lyu said.")

    def test_titles(self, seeds: list[Article]) -> None:
        titles = [article.title for article in seeds]

        assert titles[0].startswith("China will cooperate with more countries")
        assert titles[1].startswith("The National Film Administration website")
        assert titles[2] == "China busts over 500 online piracy cases in 2016"
        assert titles[3].startswith("NCAC and Other Three Authorities Hold Press Conference")
        assert titles[4] == "Nation strengthens protection of IPR with latest crackdown"

    def test_only_what_the_files_tell_is_known(self, seeds: list[Article]) -> None:
        assert [article.publisher for article in seeds] == [
            None,
            "China News Service",
            None,
            None,
            None,
        ]
        assert {article.date for article in seeds} == {None}
        assert {article.language for article in seeds} == {None}

    def test_every_sentence_is_in_its_file_to_the_letter(
        self, seeds: list[Article], shared: Path
    ) -> None:
        for article in seeds:
            source = (shared / "seeds" / article.place).read_text(encoding="utf-8")
            solid = "".join(source.replace("[Photo/VCG]", "").split())
            assert "".join(article.text.split()) in solid
