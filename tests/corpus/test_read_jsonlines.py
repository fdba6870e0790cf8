from __future__ import annotations

import json

import pytest

from corpus.draft import BadLine, Draft, Unreadable
from corpus.formats.jsonlines import read_json_lines


def test_an_object_a_line_is_an_article() -> None:
    record = {
        "id": "w1",
        "title": "Horns banned",
        "text": "The council voted.",
        "publisher": "Example Daily",
        "date": "2016-12-29",
        "language": "en",
        "url": "https://example.org/w1",
    }
    drafts = read_json_lines((json.dumps(record) + "\n").encode())

    assert drafts == [
        Draft(
            "The council voted.",
            "Horns banned",
            "Example Daily",
            "2016-12-29",
            "en",
            mark="w1",
            line=1,
        )
    ]


@pytest.mark.parametrize("name", ["text", "body", "content"])
def test_the_text_has_several_names(name: str) -> None:
    (draft,) = read_json_lines(json.dumps({name: "Words."}).encode())

    assert isinstance(draft, Draft)
    assert (draft.text, draft.mark) == ("Words.", "1")


def test_bad_lines_are_told_and_the_others_read() -> None:
    lines = [
        b'{"text": "One."}',
        b'{"text": "Two."',
        b"",
        b"[1, 2]",
        b'{"title": "no text"}',
        b'{"text": ["a", "list"]}',
        b'{"text": "   "}',
        b'{"text": "caf\xe9"}',
        b"[" * 100_000,
        b'{"text": "Last."}',
    ]
    read = read_json_lines(b"\r\n".join(lines))

    assert [found.text for found in read if isinstance(found, Draft)] == ["One.", "Last."]
    bad = {found.line: found.reason for found in read if isinstance(found, BadLine)}
    assert sorted(bad) == [2, 4, 5, 6, 7, 8, 9]
    assert "isn't JSON" in bad[2]
    assert "isn't a JSON object" in bad[4]
    assert "'text'" in bad[5]
    assert "UTF-8" in bad[8]


def test_line_separators_within_a_text_end_no_line() -> None:
    (draft,) = read_json_lines('{"text": "one\u2028two\x85three"}'.encode())

    assert isinstance(draft, Draft)
    assert draft.text == "one\u2028two\x85three"


def test_ids_that_stand_twice_stay_apart() -> None:
    lines = [{"id": 7, "text": "One."}, {"id": 7, "text": "Two."}, {"_id": "x", "text": "Three."}]
    read = read_json_lines("\n".join(map(json.dumps, lines)).encode())

    assert [found.mark for found in read if isinstance(found, Draft)] == ["7", "7:2", "x"]


def test_an_id_is_made_one_short_line() -> None:
    (draft,) = read_json_lines(json.dumps({"id": "a\nb\x1b" + "c" * 500, "text": "x"}).encode())

    assert isinstance(draft, Draft)
    assert draft.mark is not None
    assert draft.mark.startswith("a bccc")
    assert len(draft.mark) == 100


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_understood(encoding: str) -> None:
    (draft,) = read_json_lines('{"text": "汽笛"}'.encode(encoding))

    assert isinstance(draft, Draft)
    assert draft.text == "汽笛"


def test_a_file_that_is_one_array_is_told_once() -> None:
    array = json.dumps([{"text": "One."}, {"text": "Two."}], indent=1).encode()

    with pytest.raises(Unreadable, match="none of its 8 lines holds an article"):
        read_json_lines(array)


def test_nothing_but_blank_lines_is_told() -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_json_lines(b"\n\r\n  \n")
