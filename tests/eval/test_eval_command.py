"""The whole way: files in, an index built, figures out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from eval.__main__ import main
from eval.errors import EvalError
from eval.target import merge

Write = Callable[..., Path]


@pytest.fixture
def news(tmp_path: Path, harbour: Article, bakery: Article) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for article in (harbour, bakery):
        text = f"{article.title}\n\n{article.text}\n"
        (folder / article.place).write_text(text, "utf-8")
    return folder


@pytest.fixture
def known(write_lines: Write) -> Path:
    return write_lines(
        {
            "id": "q1",
            "question": "When did the harbour of Elmsund close?",
            "answers": ["Monday", "on Monday"],
            "articles": ["harbour.txt"],
            "evidence": "The harbour of Elmsund closed on Monday.",
            "type": "date",
            "part": "report",
        },
        {
            "id": "q2",
            "question": "How many bakers does Ida Holm employ?",
            "answers": ["four bakers", "four"],
            "articles": ["bakery.txt"],
            "type": "figure",
            "part": "tune",
        },
        {"id": "q3", "question": "Who leads the moon council?", "answers": [], "part": "report"},
    )


def test_a_set_is_run_on_an_index_built_for_it_and_again_on_the_kept_one(
    tmp_path: Path, known: Path, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, out = tmp_path / "index", tmp_path / "out"
    building = ["--articles", str(news), "--keep-index", str(kept), "--out", str(out), "--json"]
    assert main([str(known), *building]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert told == json.loads((out / "summary.json").read_text("utf-8"))
    assert told["provenance"][0]["articles"] == 2
    assert told["groups"][0]["n"] == 3
    assert told["groups"][0]["tables"]["retrieval"]["R@1"]["value"] == 1
    rows = [json.loads(line) for line in (out / "rows.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["q1", "q2", "q3"]
    texts = {article.title: article.text for article in read(kept)}
    for row in rows:
        for cited in row["reply"]["citations"]:
            quoted = texts[cited["title"]][cited["start"] : cited["end"]]
            assert quoted == cited["quote"]

    again = ["--index", str(kept), "--retrieval-only", "--part", "report"]
    assert main([str(known), *again]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("1 question of set.jsonl, part report\n2 articles, 2 passages")
    assert "refusal" not in printed


def read(index: Path) -> list[Article]:
    from qa.assistant import Assistant

    return list(Assistant.open(index).articles.values())


def test_squad_brings_its_paragraphs_and_distractors_stand_in_the_way(
    tmp_path: Path, harbour: Article, bakery: Article, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = {
        "id": "1",
        "question": "How many passengers did the ferries carry?",
        "answers": [{"text": "312", "answer_start": 62}],
    }
    page = {"title": "Harbour", "paragraphs": [{"context": harbour.text, "qas": [asked]}]}
    known, others = tmp_path / "known.json", tmp_path / "others.json"
    known.write_text(json.dumps({"data": [page]}), "utf-8")
    texts = [{"title": "Bakery", "text": bakery.text}, {"title": "Copy", "text": harbour.text}]
    others.write_text(json.dumps(texts), "utf-8")
    assert main([str(known), "--distractors", str(others), "--retrieval-only", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["provenance"][0]["articles"] == 2
    assert told["groups"][0]["tables"]["retrieval"]["RR@10"]["value"] == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"id": "q1", "question": "", "answers": []}', "line 1, field 'question'"),
        ("", "holds no case"),
    ],
)
def test_a_broken_set_ends_with_status_1_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, told: str
) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(content, "utf-8")
    assert main([str(path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"eval: {path}")
    assert told in printed.err
    assert printed.err.count("\n") == 1


def test_a_report_that_has_no_place_is_told_first(
    tmp_path: Path, known: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("", "utf-8")
    assert main([str(known), "--out", str(taken)]) == 1
    assert f"eval: {taken}: can't be a folder to write to" in capsys.readouterr().err


def test_a_missing_index_ends_with_status_1(
    tmp_path: Path, known: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(known), "--index", str(tmp_path / "none")]) == 1
    assert str(tmp_path / "none") in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--part", "tune"], "set.jsonl: holds no case of part 'tune'"),
        (["--retrieval-only"], "holds no case to run that names an article with its answer"),
    ],
)
def test_a_choice_that_leaves_no_case_ends_with_status_1(
    write_lines: Write, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    path = write_lines({"id": "q1", "question": "Who?", "answers": ["Ida"], "part": "report"})
    assert main([str(path), *arguments]) == 1
    assert told in capsys.readouterr().err


def test_a_regression_is_caught_by_the_gate_and_named_by_the_comparison(
    tmp_path: Path, known: Path, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bounds = ["--min", "answer_contains=1", "--min", "retrieval_r@1=1", "--max", "refusal_f1=1"]
    before, after = str(tmp_path / "before"), str(tmp_path / "after")
    assert main([str(known), "--articles", str(news), *bounds, "--out", before]) == 0
    bakery = news / "bakery.txt"
    bakery.write_text(bakery.read_text("utf-8").replace("four bakers", "nobody"), "utf-8")
    assert main([str(known), "--articles", str(news), *bounds, "--out", after]) == 1
    told = capsys.readouterr()
    assert "eval: answer_contains is 0.5000, below 1\n" in told.err
    assert "3 questions of set.jsonl" in told.out
    assert main(["compare", before, after]) == 0
    printed = capsys.readouterr().out
    assert "0 got better" in printed
    assert "1 got worse\n  q2  right -> " in printed


def test_systems_are_run_over_one_index_and_reported_each(
    tmp_path: Path, known: Path, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    systems = ["--system", "pullquote", "--system", "bm25"]
    run = [str(known), "--articles", str(news), *systems, "--out", str(tmp_path / "out")]
    assert main(run) == 0
    assert ["pullquote", "bm25", "n"] in [
        line.split() for line in capsys.readouterr().out.splitlines()
    ]
    for system in ("pullquote", "bm25"):
        told = json.loads((tmp_path / "out" / system / "summary.json").read_text("utf-8"))
        assert told["provenance"][0]["system"] == system
        assert (tmp_path / "out" / system / "report.html").exists()


def test_a_beir_folder_is_measured_by_what_it_finds(
    tmp_path: Path, harbour: Article, bakery: Article, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "beir"
    (folder / "qrels").mkdir(parents=True)
    corpus = [{"_id": a.id, "title": a.title, "text": a.text} for a in (harbour, bakery)]
    queries = [{"_id": "1", "text": "Who opened a bakery?"}]
    for name, lines in (("corpus", corpus), ("queries", queries)):
        written = "".join(f"{json.dumps(line)}\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(written, "utf-8")
    judged = "query-id\tcorpus-id\tscore\n1\tb1\t2\n1\th1\t1\n"
    (folder / "qrels" / "test.tsv").write_text(judged, "utf-8")
    assert main([str(folder), "--json"]) == 0
    tables = json.loads(capsys.readouterr().out)["groups"][0]["tables"]
    assert tables["retrieval"]["nDCG@10"]["value"] == 1
    assert tables["answer"]["exact"]["n"] == 0


def test_two_sets_of_one_name_are_told_apart_by_nobody(
    tmp_path: Path, known: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / known.name
    other.write_bytes(known.read_bytes())
    assert main([str(known), str(other)]) == 1
    assert "set.jsonl: two sets have this name" in capsys.readouterr().err


def test_two_texts_of_one_id_are_refused(harbour: Article) -> None:
    with pytest.raises(EvalError, match="'h1' is the id of two texts"):
        merge([harbour, replace(harbour, text="Another text.")], [])


def test_a_distractor_with_the_text_of_a_wanted_article_is_left_out(
    harbour: Article, bakery: Article
) -> None:
    copy = replace(harbour, id="copy", title="Another title")
    twice = replace(bakery, id="twice")
    assert merge([harbour, harbour], [copy, bakery, twice]) == (harbour, bakery)
