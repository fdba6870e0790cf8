"""What readers say of answers: kept on a line each, from which known questions are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from index.layout import DEFAULT_DIRECTORY
from qa import journal
from qa.answer import Answer, Message, Refusal
from qa.journal import Entry
from qa.render import CitationRecord, as_json

DEFAULT_FEEDBACK = DEFAULT_DIRECTORY.parent / "feedback.jsonl"

MOST_BYTES = 10_000_000
"""How long the file may become: some thousands of answers."""

Verdict = Literal[
    "right",
    "wrong",
    "wrong source",
    "should have refused",
    "right to refuse",
    "should have known",
]
"""What a reader can say, in the words that are shown."""

ON_ANSWERS: tuple[Verdict, ...] = ("right", "wrong", "wrong source", "should have refused")
ON_REFUSALS: tuple[Verdict, ...] = ("right to refuse", "should have known")


@dataclass(frozen=True, slots=True)
class Feedback:
    """A reader's verdict on one answer, with all that is needed to judge it later.

    Attributes:
        id: Names the answer; a later verdict on the same answer takes the place of an earlier one.
        when: When the verdict was given, ISO 8601 in UTC.
        verdict: What the reader says.
        question: As it was asked.
        standalone: The question as it was looked up.
        history: Earlier messages of the same conversation, oldest first.
        status: ``answered`` or ``refused``.
        answer: Short and exact; None when refused.
        text: What the reader saw: the answer with its markers, or why there is none.
        confidence: The assistant's own, 0 to 1.
        citations: As in the JSON of an answer; empty when refused.
        generation: The generation of the index that answered.
        encoder: The fingerprint of its encoder.
    """

    id: str
    when: str
    verdict: Verdict
    question: str
    standalone: str
    history: tuple[Message, ...]
    status: str
    answer: str | None
    text: str
    confidence: float
    citations: tuple[CitationRecord, ...]
    generation: int
    encoder: str


def verdicts_on(outcome: Answer | Refusal) -> tuple[Verdict, ...]:
    """Return what can be said of an outcome."""
    return ON_ANSWERS if isinstance(outcome, Answer) else ON_REFUSALS


def feedback_on(  # noqa: PLR0913  (each is a field of its own)
    outcome: Answer | Refusal,
    verdict: Verdict,
    *,
    id: str,
    history: Sequence[Message],
    generation: int,
    encoder: str,
) -> Feedback:
    """Record a verdict that is given now.

    Args:
        outcome: What the reader saw.
        verdict: What the reader says of it.
        id: Names the answer.
        history: Earlier messages of the same conversation, oldest first.
        generation: The generation of the index that answered.
        encoder: The fingerprint of its encoder.
    """
    told = as_json(outcome)
    return Feedback(
        id=id,
        when=datetime.now(UTC).isoformat(),
        verdict=verdict,
        question=told["question"],
        standalone=told["standalone"],
        history=tuple(history),
        status=told["status"],
        answer=told["answer"],
        text=told["text"],
        confidence=told["confidence"],
        citations=tuple(CitationRecord(**citation) for citation in told["citations"]),
        generation=generation,
        encoder=encoder,
    )


@dataclass(frozen=True, slots=True)
class FeedbackLog:
    """The file of all verdicts; it only grows, up to ``most_bytes``."""

    path: Path = DEFAULT_FEEDBACK
    most_bytes: int = MOST_BYTES

    def append(self, feedback: Feedback) -> None:
        """Add a verdict and wait until it is on the disk.

        Raises:
            JournalFull: The file is as long as it may be.
            JournalError: The file can't be written.
        """
        journal.append(self.path, asdict(feedback), self.most_bytes)

    def read(self) -> list[Feedback]:
        """Return the last verdict on each answer, in the order of the first ones.

        Raises:
            JournalError: The file can't be read or a line is no verdict; file, line and field
                are named.
        """
        latest: dict[str, Feedback] = {}
        kind = TypeAdapter(Feedback)
        for entry in journal.read(self.path):
            feedback = _feedback(entry, kind)
            latest[feedback.id] = feedback
        return list(latest.values())


def _feedback(entry: Entry, kind: TypeAdapter[Feedback]) -> Feedback:
    feedback = entry.as_a(kind)
    for number, message in enumerate(feedback.history):
        if message.role not in ("user", "assistant"):
            problem = f"has to be 'user' or 'assistant', is {message.role!r}"
            raise entry.wrong(f"history.{number}.role", problem)
    return feedback
