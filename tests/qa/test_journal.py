"""Files of JSON lines that only grow, whatever cuts them short."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import journal
from qa.journal import JournalError, JournalFull


def fields(path):
    return [dict(entry.fields) for entry in journal.read(path)]


def test_lines_come_back_in_their_order(tmp_path):
    path = tmp_path / "new folder" / "log.jsonl"
    records = [{"n": 1}, {"n": 2, "text": "line\nbreak \u2028 “é”"}]
    for record in records:
        journal.append(path, record)
    assert fields(path) == records
    assert journal.read(path)[1].place == f"{path} line 2"


@given(cut=st.integers(0, 30), text=st.text(st.characters(codec="utf-8"), max_size=10))
def test_a_line_cut_short_takes_no_other_with_it(tmp_path_factory, cut, text):
    path = tmp_path_factory.mktemp("cut") / "log.jsonl"
    for n in range(2):
        journal.append(path, {"n": n, "text": text})
    whole = path.read_bytes()
    last = whole.splitlines(keepends=True)[-1]
    path.write_bytes(whole + last[: min(cut, len(last) - 2)])
    kept = [{"n": 0, "text": text}, {"n": 1, "text": text}]
    assert fields(path) == kept
    journal.append(path, {"n": 2})
    assert fields(path) == [*kept, {"n": 2}]


def test_a_last_line_without_its_break_is_kept(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text('{"n": 0}\n\n{"n": 1}', encoding="utf-8")
    assert fields(path) == [{"n": 0}, {"n": 1}]
    journal.append(path, {"n": 2})
    assert fields(path) == [{"n": 0}, {"n": 1}, {"n": 2}]


@pytest.mark.parametrize("line", [b"{", b"[1]", b"\xff", b"7"])
def test_a_broken_line_among_others_is_named(tmp_path, line):
    path = tmp_path / "log.jsonl"
    path.write_bytes(b'{"n": 0}\n' + line + b"\n")
    with pytest.raises(JournalError) as caught:
        journal.read(path)
    assert str(caught.value).startswith(f"{path} line 2 isn't ")


def test_a_full_file_stays_as_it_is(tmp_path):
    path = tmp_path / "log.jsonl"
    journal.append(path, {"n": 0}, most_bytes=20)
    journal.append(path, {"n": 1}, most_bytes=20)
    with pytest.raises(JournalFull) as caught:
        journal.append(path, {"n": 2}, most_bytes=20)
    assert str(path) in str(caught.value)
    assert "move it away" in str(caught.value)
    assert fields(path) == [{"n": 0}, {"n": 1}]


def test_what_cannot_be_read_or_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    within = tmp_path / "file" / "log.jsonl"
    for failing in (lambda: journal.append(within, {}), lambda: journal.read(within)):
        with pytest.raises(JournalError) as caught:
            failing()
        assert str(within) in str(caught.value)


def test_writers_at_once_lose_nothing(tmp_path):
    path = tmp_path / "log.jsonl"

    def write(writer):
        for n in range(5):
            journal.append(path, {"writer": writer, "n": n})

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({(each["writer"], each["n"]) for each in fields(path)}) == 20
