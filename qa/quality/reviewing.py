"""What readers said of answers, made into known questions: ``python -m eval review`` does it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from index.stores import Store
from qa.answer import Message
from qa.commands import run_command
from qa.feedback import Verdict
from qa.render import CitationRecord

Part = Literal["tune", "report"]

PARTS: tuple[Part, ...] = ("tune", "report")
"""What a case may belong to."""

NO_PART = "none"


@dataclass(frozen=True, slots=True)
class Pending:
    """A reader's verdict that nothing has become of yet.

    Attributes:
        id: Names the answer.
        verdict: What the reader said.
        question: What was asked.
        history: Earlier messages, oldest first.
        text: What was said: the answer, or why there was none.
        citations: The quotes of the answer.
        proposed: The accepted answers that the verdict leaves no doubt of; None where it tells
            none.
    """

    id: str
    verdict: Verdict
    question: str
    history: tuple[Message, ...]
    text: str
    citations: tuple[CitationRecord, ...]
    proposed: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one; the fields are those of ``eval review --decide``."""

    id: str
    decision: Literal["add", "drop"]
    answers: tuple[str, ...] = ()
    evidence: str | None = None
    part: Part | None = None


_PENDING = TypeAdapter(list[Pending])


def pending(feedback: Path, known: Path) -> list[Pending]:
    """Return what is to be reviewed.

    Args:
        feedback: What readers said.
        known: The set that it becomes part of.

    Raises:
        CommandFailed: There is none yet, or it can't be read.
    """
    printed = run_command("eval", ["review", str(feedback), "--set", str(known), "--list"])
    return _PENDING.validate_json(printed)


def decide(decision: Decision, feedback: Path, known: Path, store: Store) -> str:
    """Do with a verdict what was decided, and say what became of it.

    Raises:
        CommandFailed: Nothing proves the answer, or the set can't be written.
    """
    arguments = ["review", str(feedback), "--set", str(known), "--decide", "--json"]
    index = ["--index", str(store.folder)] if store.folder else []
    counts = json.loads(
        run_command("eval", [*arguments, *index], given=json.dumps(asdict(decision)) + "\n")
    )
    became = next(name for name in ("added", "known", "replaced", "dropped") if counts[name])
    return {
        "added": f"Added to {known.name}.",
        "known": f"{known.name} asks this already; it stays as it is.",
        "replaced": f"The case in {known.name} has these answers now.",
        "dropped": "Dropped.",
    }[became]
