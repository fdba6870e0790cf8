"""A set in JSON Lines grows by a case: it is the old set or the new one, never one between."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from eval.cases import Case
from eval.errors import EvalError
from eval.fields import Fields
from eval.files import GZIP, decode, parsed
from eval.jsonl import read_jsonl
from qa.answer import Message
from qa.journal import sync_folder

_SHORTEST_HASH = 8


def read_set(path: Path) -> tuple[Case, ...]:
    """Return the cases of a set; none where the file is missing or empty.

    Raises:
        EvalError: The set is broken, or the file can't become one.
    """
    if path.suffix.lower() != ".jsonl":
        raise EvalError(f"{path}: only a set in JSON Lines can grow; give a file named *.jsonl")
    if not path.parent.is_dir():
        raise EvalError(f"{path.parent}: there is no such folder; make it first")
    raw = path.read_bytes() if path.exists() else b""
    if raw.startswith(GZIP):
        raise EvalError(f"{path}: is packed by gzip; unpack it first")
    return read_jsonl(path).cases if raw.strip() else ()


def known(cases: Sequence[Case], question: str, history: Sequence[Message]) -> Case | None:
    """Return the case that asks the same after the same messages, case and white space aside."""
    asked = _folded(question, history)
    return next((case for case in cases if _folded(case.question, case.history) == asked), None)


def new_id(cases: Sequence[Case], question: str, history: Sequence[Message]) -> str:
    """Return an id made from what is asked that no case has yet."""
    taken = {case.id for case in cases}
    digest = hashlib.sha256(repr(_folded(question, history)).encode()).hexdigest()
    lengths = range(_SHORTEST_HASH, len(digest) + 1)
    return next(name for end in lengths if (name := f"review-{digest[:end]}") not in taken)


def append_case(path: Path, case: Case) -> None:
    """Write the set with one case more beside it, check it, and let it take the set's place.

    Raises:
        EvalError: The set with this case isn't whole; it is left as it was.
        OSError: The folder can't be written; the set is left as it was.
    """
    before = path.read_bytes() if path.exists() else b""
    gap = b"" if not before or before.endswith(b"\n") else b"\n"
    _write(path, before + gap + _line(case) + b"\n")


def replace_case(path: Path, case: Case) -> None:
    """Write the set with this case in place of the one that has its id, as `append_case` does.

    Raises:
        EvalError: No case has this id any more, or the set isn't whole; it is left as it was.
        OSError: The folder can't be written; the set is left as it was.
    """
    lines = path.read_bytes().split(b"\n")
    for number, line in enumerate(lines):
        if line.strip() and _id(line, f"{path} line {number + 1}") == case.id:
            lines[number] = _line(case)
            _write(path, b"\n".join(lines))
            return
    raise EvalError(f"{path}: holds no case {case.id!r} any more; review it again")


def _id(line: bytes, place: str) -> str:
    return Fields.of(parsed(decode(line, place), place), place).text("id")


def _write(path: Path, content: bytes) -> None:
    path = path.resolve()
    incoming = path.with_name(f".{path.stem}.new.jsonl")
    try:
        with incoming.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, incoming)
        read_jsonl(incoming)
        incoming.replace(path)
    finally:
        incoming.unlink(missing_ok=True)
    sync_folder(path.parent)


def _line(case: Case) -> bytes:
    record: dict[str, object] = {
        "id": case.id,
        "question": case.question,
        "answers": case.answers,
        "articles": case.articles,
        "evidence": case.evidence or "",
        "type": case.type,
    }
    if case.history:
        record["history"] = [
            {"role": message.role, "content": message.content} for message in case.history
        ]
    if case.part:
        record["part"] = case.part
    return json.dumps(record, ensure_ascii=False).encode()


def _folded(question: str, history: Sequence[Message]) -> tuple[tuple[str, str], ...]:
    asked = [*((message.role, message.content) for message in history), ("user", question)]
    return tuple((role, " ".join(text.split()).casefold()) for role, text in asked)
