from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.beir import read_beir
from eval.errors import CaseError, EvalError
from eval.measures import retrieval
from eval.rows import Row

HEAD = "query-id\tcorpus-id\tscore\n"
CORPUS = [
    {"_id": "d1", "title": "Ferry", "text": "The ferry to Elmsund runs on weekdays."},
    {"_id": "d2", "title": "", "text": "Bakers of Tarn rise at four."},
    {"_id": "d3", "title": "Storm closes the bridge", "text": ""},
    {"_id": "d4", "text": "Nothing of note.", "metadata": {"url": "none"}},
]
QUERIES = [
    {"_id": "q1", "text": "When does the ferry run?"},
    {"_id": "q2", "text": "When do bakers rise?", "metadata": {}},
    {"_id": "q3", "text": "What closed the bridge?"},
]


def lines(*objects: object) -> str:
    return "".join(f"{json.dumps(one)}\n" for one in objects)


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_files(
        files: dict[str, str] | None = None, *, packed: bool = False, **qrels: str
    ) -> Path:
        folder = tmp_path / "small"
        (folder / "qrels").mkdir(parents=True)
        contents = {"corpus.jsonl": lines(*CORPUS), "queries.jsonl": lines(*QUERIES)}
        contents |= {f"qrels/{name}.tsv": HEAD + judged for name, judged in qrels.items()}
        for name, content in (contents | (files or {})).items():
            raw = content.encode()
            path = folder / (f"{name}.gz" if packed else name)
            path.write_bytes(gzip.compress(raw, mtime=0) if packed else raw)
        return folder

    return write_files


@pytest.mark.parametrize("packed", [False, True])
def test_texts_become_articles_and_judged_queries_cases(write: Write, packed: bool) -> None:
    found = read_beir(write(packed=packed, test="q1\td1\t2\nq1\td4\t1\nq2\td2\t1\n"))
    assert found.name == "small"
    assert [(one.id, one.title, one.text) for one in found.articles] == [
        ("d1", "Ferry", "The ferry to Elmsund runs on weekdays."),
        ("d2", "", "Bakers of Tarn rise at four."),
        ("d3", "Storm closes the bridge", "Storm closes the bridge"),
        ("d4", "", "Nothing of note."),
    ]
    assert found.articles[0].place == f"small/corpus.jsonl{'.gz' * packed}#d1"
    assert [(one.id, one.question, one.articles, one.grades) for one in found.cases] == [
        ("q1", "When does the ferry run?", ("d1", "d4"), (2, 1)),
        ("q2", "When do bakers rise?", ("d2",), (1,)),
    ]
    assert all(one.answers is None and one.answerable for one in found.cases)


def test_queries_that_nothing_is_relevant_to_are_left_out(write: Write) -> None:
    found = read_beir(write(test="q1\td1\t0\nq2\td2\t1\nq2\td1\t0\nq3\td3\t-1\n"))
    assert [(one.id, one.articles) for one in found.cases] == [("q2", ("d2",))]


def test_the_name_of_the_judgements_tells_the_part(write: Write) -> None:
    found = read_beir(write(test="q1\td1\t1\n", dev="q2\td2\t1\n", extra="q3\td3\t1\n"))
    assert [one.part for one in found.cases] == ["report", "tune", None]


def test_a_query_of_the_test_is_never_for_tuning(write: Write) -> None:
    found = read_beir(
        write(
            train="q1\td2\t1\nq2\td2\t1\nq3\td1\t1\n",
            dev="q3\td3\t1\n",
            test="q1\td1\t1\nq2\td1\t0\n",
        )
    )
    told = {one.id: (one.part, set(one.articles)) for one in found.cases}
    assert told == {"q1": ("report", {"d1"}), "q3": ("tune", {"d1", "d3"})}


def test_a_byte_order_mark_windows_ends_and_blank_lines_are_no_trouble(write: Write) -> None:
    windows = (HEAD + "q1\td1\t1\n\n").replace("\n", "\r\n")
    files = {"queries.jsonl": f"\ufeff{lines(*QUERIES)}\n", "qrels/test.tsv": f"\ufeff{windows}"}
    assert [one.id for one in read_beir(write(files)).cases] == ["q1"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"corpus.jsonl": lines(*CORPUS, {"_id": 5, "text": "Five."})},
            r"corpus\.jsonl line 5, field '_id': .*is 5",
        ),
        (
            {"corpus.jsonl": lines(*CORPUS, CORPUS[1])},
            r"corpus\.jsonl line 5, field '_id': 'd2' stands",
        ),
        (
            {"corpus.jsonl": lines({"_id": "d1", "title": " ", "text": ""})},
            r"corpus\.jsonl line 1, field 'text': holds no words, and neither does 'title'",
        ),
        (
            {"corpus.jsonl": lines({"_id": "d1", "text": ["a"]})},
            r"corpus\.jsonl line 1, field 'text': .*is \['a'\]",
        ),
        ({"corpus.jsonl": "[]\n"}, r"corpus\.jsonl line 1, field .*JSON object"),
        (
            {"queries.jsonl": lines(*QUERIES, QUERIES[0])},
            r"queries\.jsonl line 4, field '_id': 'q1' stands at .*queries\.jsonl line 1",
        ),
        (
            {"queries.jsonl": lines({"_id": "q1", "text": ""})},
            r"queries\.jsonl line 1, field 'text'",
        ),
        (
            {"qrels/test.tsv": "q1\td1\t1\n"},
            r"test\.tsv line 1, field '\(head\)': has to be query-id<tab>corpus-id<tab>score, "
            r"is q1<tab>d1<tab>1",
        ),
        ({"qrels/test.tsv": ""}, r"test\.tsv line 1, field '\(head\)': .*is empty"),
        (
            {"qrels/test.tsv": f"{HEAD}q1\td1\t1\nq1 d2 1\n"},
            r"test\.tsv line 3, field '\(whole\)': .*is q1 d2 1",
        ),
        (
            {"qrels/test.tsv": f"{HEAD}q1\td1\t0.5\n"},
            r"test\.tsv line 2, field 'score': .*'0\.5'",
        ),
        (
            {"qrels/test.tsv": f"{HEAD}q9\td1\t1\n"},
            r"test\.tsv line 2, field 'query-id': 'q9' is no query",
        ),
        (
            {"qrels/test.tsv": f"{HEAD}q1\td9\t0\n"},
            r"test\.tsv line 2, field 'corpus-id': 'd9' is no text",
        ),
        (
            {"qrels/test.tsv": f"{HEAD}q1\td1\t1\nq2\td1\t1\nq1\td1\t2\n"},
            r"test\.tsv line 4, field 'corpus-id': 'd1' is judged for 'q1' already",
        ),
    ],
)
def test_a_broken_line_is_named_with_file_and_field(
    write: Write, files: dict[str, str], told: str
) -> None:
    with pytest.raises(CaseError, match=told):
        read_beir(write(files, test="q1\td1\t1\n"))


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"corpus.jsonl": '{"_id": \n'}, r"corpus\.jsonl line 1: isn't JSON"),
        ({"qrels/test.tsv": f'{HEAD}q1\t"d"1\t1\n'}, r"test\.tsv line 2: isn't a TSV line"),
        ({"qrels/test.tsv": f"{HEAD}q1\td1\t0\n"}, r"qrels: no score is above 0"),
        ({"corpus.jsonl.gz": "x"}, r"has both corpus\.jsonl and corpus\.jsonl\.gz"),
    ],
)
def test_a_file_that_is_none_of_the_format_is_told(
    write: Write, files: dict[str, str], told: str
) -> None:
    with pytest.raises(EvalError, match=told):
        read_beir(write(files, test="q1\td1\t1\n"))


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("corpus.jsonl", r"has no corpus\.jsonl \(or corpus\.jsonl\.gz\)"),
        ("queries.jsonl", r"has no queries\.jsonl \("),
        ("qrels/test.tsv", r"has no qrels/\*\.tsv"),
    ],
)
def test_a_missing_file_is_told_with_what_such_a_folder_has(
    write: Write, gone: str, told: str
) -> None:
    folder = write(test="q1\td1\t1\n")
    (folder / gone).unlink()
    with pytest.raises(EvalError, match=told) as caught:
        read_beir(folder)
    assert "a folder in BEIR's format has" in str(caught.value)


def test_the_checksum_is_that_of_every_byte_and_name(write: Write) -> None:
    folder = write(test="q1\td1\t1\n", dev="q2\td2\t1\n")
    before = read_beir(folder).sha256
    assert before == read_beir(folder).sha256
    (folder / "README.md").write_text("Not part of the set.", "utf-8")
    assert read_beir(folder).sha256 == before
    (folder / "qrels" / "dev.tsv").rename(folder / "qrels" / "train.tsv")
    renamed = read_beir(folder).sha256
    with (folder / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert len({before, renamed, read_beir(folder).sha256}) == 3


@pytest.mark.parametrize(("copies", "told"), [(0, ""), (2, "2 texts are copies of others")])
def test_copies_of_a_text_are_warned_of(
    write: Write, caplog: pytest.LogCaptureFixture, copies: int, told: str
) -> None:
    corpus = [*CORPUS, *({**CORPUS[0], "_id": f"copy {number}"} for number in range(copies))]
    read_beir(write({"corpus.jsonl": lines(*corpus)}, test="q1\td1\t1\n"))
    assert told in caplog.text
    assert bool(caplog.text) == bool(told)


def test_retrieval_is_measured_with_grades_and_nothing_is_asked(
    write: Write, assistant: Any, run: Callable[..., list[Row]]
) -> None:
    found = read_beir(write(test="q1\td4\t1\nq1\td1\t3\nq2\td2\t1\n"))
    assistant.articles = {one.id: one for one in found.articles}
    assistant.rankings = {QUERIES[0]["text"]: ["d4", "d3", "d1"], QUERIES[1]["text"]: ["d1"]}
    rows = run(assistant, *found.cases)
    assert assistant.asked == []
    assert [row.ranks for row in rows] == [(1, 3), (None,)]
    told = {name: one.statistic(one.lines) for name, one in retrieval.samples(rows).items()}
    # Gains of 1 and 3 at ranks 1 and 3; the best order has 3 and 1 at ranks 1 and 2.
    assert told["nDCG@10"] == pytest.approx((1 + 3 / 2) / (3 + 1 / 1.5849625007) / 2)
    assert told["RR@10"] == 0.5
    assert told["R@10"] == 0.5
