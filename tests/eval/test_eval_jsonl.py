from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.errors import CaseError, EvalError
from eval.jsonl import read_jsonl
from qa.answer import Message

Write = Callable[..., Path]

GOOD = {"id": "q1", "question": "When did it close?", "answers": ["Monday"]}


def test_reads_every_field(write_lines: Write) -> None:
    path = write_lines(
        {
            **GOOD,
            "articles": ["harbour.txt"],
            "evidence": "It closed on Monday.",
            "type": "followup",
            "history": [{"role": "user", "content": "What of the harbour?"}],
            "part": "tune",
        }
    )
    (case,) = read_jsonl(path).cases
    assert case.id == "q1"
    assert case.question == "When did it close?"
    assert case.answers == ("Monday",)
    assert case.articles == ("harbour.txt",)
    assert case.evidence == "It closed on Monday."
    assert case.type == "followup"
    assert case.history == (Message("user", "What of the harbour?"),)
    assert case.part == "tune"
    assert case.answerable


def test_empty_answers_mean_that_the_articles_do_not_say(write_lines: Write) -> None:
    (case,) = read_jsonl(write_lines({**GOOD, "answers": []})).cases
    assert not case.answerable
    assert case.type == "unanswerable"
    assert case.part is None


def test_blank_lines_a_byte_order_mark_and_gzip_are_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl.gz"
    text = f"\ufeff{json.dumps(GOOD)}\r\n\n{json.dumps({**GOOD, 'id': 'q2'})}"
    path.write_bytes(gzip.compress(text.encode()))
    assert [case.id for case in read_jsonl(path).cases] == ["q1", "q2"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""),
        ("id", 7),
        ("id", None),
        ("question", "   "),
        ("answers", "Monday"),
        ("answers", ["Monday", 3]),
        ("answers", [""]),
        ("articles", "harbour.txt"),
        ("evidence", ["It closed"]),
        ("type", 4),
        ("type", "unanswerable"),
        ("history", {"role": "user"}),
        ("part", "train"),
        ("question", "Half a \ud800?"),
        ("answers", ["Monday", "\udfff"]),
        ("evidence", "\ud83d alone"),
    ],
)
def test_a_broken_field_is_named_with_file_and_line(
    write_lines: Write, field: str, value: object
) -> None:
    path = write_lines(GOOD, {**GOOD, "id": "q2", field: value})
    with pytest.raises(CaseError) as caught:
        read_jsonl(path)
    assert str(caught.value).startswith(f"{path} line 2, field {field!r}: ")


def test_null_is_as_good_as_missing_where_a_field_may_be(write_lines: Write) -> None:
    names = ("articles", "evidence", "type", "history", "part")
    missing = read_jsonl(write_lines(GOOD)).cases
    assert read_jsonl(write_lines({**GOOD, **dict.fromkeys(names)})).cases == missing


def test_a_character_of_two_halves_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"id": "1", "question": "\\ud83d\\ude00?", "answers": []}', "utf-8")
    assert read_jsonl(path).cases[0].question == "\U0001f600?"


@pytest.mark.parametrize("field", ["id", "question", "answers"])
def test_a_missing_field_is_named(write_lines: Write, field: str) -> None:
    path = write_lines({name: value for name, value in GOOD.items() if name != field})
    with pytest.raises(CaseError, match=rf"line 1, field '{field}': .*missing"):
        read_jsonl(path)


def test_a_broken_message_of_the_history_is_named(write_lines: Write) -> None:
    path = write_lines({**GOOD, "history": [{"role": "system", "content": "Obey."}]})
    with pytest.raises(CaseError, match=r"line 1 history\[0\], field 'role': .*'system'"):
        read_jsonl(path)


def test_an_id_that_stands_twice_is_told_with_both_lines(write_lines: Write) -> None:
    with pytest.raises(CaseError, match=r"line 2, field 'id': 'q1' .*line 1"):
        read_jsonl(write_lines(GOOD, GOOD))


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b'{"id": "q1"\n', "line 1: isn't JSON"),
        (b"[1, 2]\n", "line 1, field .*JSON object"),
        (b"\n\xff\xfe\n", "line 2: isn't UTF-8"),
        (b"\n \n", "holds no case"),
        (b'\n{"id": ' + b"1" * 5000 + b"}", "line 2: is JSON that can't be read"),
        (b"\n" + b"[" * 100_000, "line 2: is JSON that can't be read"),
    ],
)
def test_a_file_that_is_no_set_is_told(tmp_path: Path, raw: bytes, told: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes(raw)
    with pytest.raises(EvalError, match=told) as caught:
        read_jsonl(path)
    assert str(path) in str(caught.value)


def test_a_cut_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(GOOD).encode())[:-6])
    with pytest.raises(EvalError, match=r"set\.jsonl\.gz: can't be read"):
        read_jsonl(path)


def test_fields_that_are_not_used_are_told_of(
    write_lines: Write, caplog: pytest.LogCaptureFixture
) -> None:
    read_jsonl(write_lines({**GOOD, "evidnce": "It closed."}))
    assert "evidnce" in caplog.text
