"""A set of known questions in JSON Lines, one case a line."""

from __future__ import annotations

import logging
from pathlib import Path

from eval.cases import PARTS, Case, CaseSet, Part
from eval.errors import EvalError
from eval.fields import Fields
from eval.files import read_objects, sha256
from qa.answer import Message

_log = logging.getLogger(__name__)

_PARTS: dict[str, Part] = {part: part for part in PARTS}
_FIELDS = frozenset(
    "id question answers articles evidence type history part items relation standalone".split()
)


def read_jsonl(path: Path) -> CaseSet:
    """Read a set; blank lines count for nothing.

    Raises:
        CaseError: A case is broken; file, line and field are named.
        EvalError: The file can't be read, holds no case or isn't JSON Lines.
    """
    cases: dict[str, Case] = {}
    unused: set[str] = set()
    for fields in read_objects(path):
        case = _case(fields)
        if case.id in cases:
            raise fields.wrong("id", f"{case.id!r} stands in {cases[case.id].source} already")
        cases[case.id] = case
        unused |= fields.values.keys() - _FIELDS
    if not cases:
        raise EvalError(f"{path}: holds no case; write one JSON object a line")
    if unused:
        _log.warning("%s: nothing is done with the fields %s", path, ", ".join(sorted(unused)))
    return CaseSet(path.name, tuple(cases.values()), sha256=sha256(path))


def _case(fields: Fields) -> Case:
    answers = fields.texts("answers")
    kind = fields.optional_text("type") or ("other" if answers else "unanswerable")
    if answers and kind == "unanswerable":
        raise fields.wrong("type", "is 'unanswerable', yet 'answers' holds some; empty one")
    return Case(
        id=fields.text("id"),
        question=fields.text("question"),
        answers=answers,
        articles=fields.optional_texts("articles"),
        evidence=fields.optional_text("evidence"),
        type=kind,
        history=tuple(_message(message) for message in fields.optional_objects("history")),
        part=_part(fields),
        source=fields.place,
        items=fields.optional_lists("items"),
        relation=fields.optional_text("relation"),
        reference=fields.optional_text("standalone"),
    )


def _message(fields: Fields) -> Message:
    role = fields.text("role")
    if role not in ("user", "assistant"):
        raise fields.wrong("role", f"has to be 'user' or 'assistant', is {role!r}")
    return Message(role, fields.text("content"))


def _part(fields: Fields) -> Part | None:
    told = fields.optional_text("part")
    if told is None:
        return None
    if told not in _PARTS:
        raise fields.wrong("part", f"has to be one of {', '.join(_PARTS)}, is {told!r}")
    return _PARTS[told]
