"""Questions from a file of JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.answer import Message
from qa.errors import QuestionError
from qa.question import is_question


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """One line: a question with its id and the conversation before it."""

    id: str | int
    question: str
    history: tuple[Message, ...] = ()


def read_batch(file: Path) -> list[BatchQuestion]:
    """Read all the questions of a file; blank lines are passed over.

    Raises:
        QuestionError: A line isn't a question; file, line and field are named.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{file} can't be read: {error}") from error
    return list(_questions(file, lines))


def _questions(file: Path, lines: list[str]) -> Iterator[BatchQuestion]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{file}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise QuestionError(f"{place}: not JSON ({error})") from error
        if not isinstance(record, dict):
            raise QuestionError(f"{place}: a question is a JSON object, this is {line[:40]!r}")
        question = record.get("question")
        if not isinstance(question, str) or not is_question(question):
            raise QuestionError(f"{place}: field 'question' must be a question in words")
        identifier = record.get("id")
        if not isinstance(identifier, str | int | None):
            raise QuestionError(f"{place}: field 'id' must be a text or a number")
        name = number if identifier is None else identifier
        yield BatchQuestion(name, question, _history(place, record))


def _history(place: str, record: dict[str, Any]) -> tuple[Message, ...]:
    messages = record.get("history") or []
    try:
        return tuple(Message(str(each["role"]), str(each["content"])) for each in messages)
    except (KeyError, TypeError) as error:
        raise QuestionError(
            f"{place}: field 'history' must be a list of objects with 'role' and 'content'"
        ) from error
