from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from eval.cases import Case, Part, choose
from eval.errors import EvalError
from eval.load import load_set


def case(number: int, part: Part | None = None) -> Case:
    return Case(f"q{number}", "?", ("x",), (), None, "figure", (), part, f"line {number}")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("set.jsonl", b'{"id": "q1", "question": "Who?", "answers": []}'),
        (
            "set.json",
            b'{"data": [{"title": "A", "paragraphs": [{"context": "Text.", "qas": '
            b'[{"id": "q1", "question": "Who?", "answers": []}]}]}]}',
        ),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_checksum_is_that_of_the_file_as_it_lies_there(
    tmp_path: Path, name: str, content: bytes, packed: bool
) -> None:
    path = tmp_path / (f"{name}.gz" if packed else name)
    raw = gzip.compress(content) if packed else content
    path.write_bytes(raw)
    assert load_set(path).sha256 == hashlib.sha256(raw).hexdigest()


def test_the_ending_decides_whatever_its_case(tmp_path: Path) -> None:
    path = tmp_path / "SET.JSONL"
    path.write_text('{"id": "q1", "question": "Who?", "answers": []}', "utf-8")
    assert load_set(path).name == "SET.JSONL"


@pytest.mark.parametrize("name", ["set.csv", "folder", "set.gz"])
def test_an_unknown_format_is_told_with_those_that_are_known(tmp_path: Path, name: str) -> None:
    with pytest.raises(EvalError, match=rf"{name}: .*\.jsonl.*SQuAD.*BEIR"):
        load_set(tmp_path / name)


def test_a_folder_is_read_as_beir(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "corpus.jsonl").write_text('{"_id": "d", "text": "A ferry."}', "utf-8")
    (tmp_path / "queries.jsonl").write_text('{"_id": "q", "text": "What?"}', "utf-8")
    with pytest.raises(EvalError, match=r"has no qrels/\*\.tsv"):
        load_set(tmp_path)
    head = "query-id\tcorpus-id\tscore\n"
    (tmp_path / "qrels" / "test.tsv").write_text(f"{head}q\td\t1\n", "utf-8")
    found = load_set(tmp_path)
    assert (found.name, [one.id for one in found.cases]) == (tmp_path.name, ["q"])


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"none\.jsonl: there is no such file"):
        load_set(tmp_path / "none.jsonl")


def test_a_part_leaves_out_the_other_and_what_has_none() -> None:
    cases = [case(1, "tune"), case(2, "report"), case(3)]
    assert [one.id for one in choose(cases, part="tune")] == ["q1"]
    assert [one.id for one in choose(cases)] == ["q1", "q2", "q3"]


def test_a_limit_spreads_over_what_is_left_of_the_set() -> None:
    cases = [case(number, "tune" if number % 2 else "report") for number in range(20)]
    assert [one.id for one in choose(cases, part="report", limit=3)] == ["q0", "q6", "q12"]
    assert len(choose(cases, limit=99)) == 20


def test_retrieval_alone_leaves_out_what_has_no_right_article() -> None:
    right = replace(case(1), articles=("a.txt",))
    unanswerable = replace(right, id="q2", answers=())
    assert choose([right, unanswerable, case(3)], retrieval_only=True) == (right,)
