"""The conversation as the page keeps it: questions with their outcomes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import partial

from index.manifest import Manifest
from qa.answer import Answer, Message, Refusal, said_by


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of the conversation.

    Attributes:
        question: As it was asked.
        passages: How many are looked through.
        generation: The generation of the index that answers.
        encoder: The fingerprint of its encoder.
        outcome: None while it is being looked up.
        id: Names the answer in the file of feedback.
    """

    question: str
    passages: int
    generation: int
    encoder: str
    outcome: Answer | Refusal | None = None
    id: str = field(default_factory=partial(secrets.token_hex, 8))

    @classmethod
    def begun(cls, question: str, manifest: Manifest) -> Turn:
        """Return the turn of a question that this index is about to answer."""
        fingerprint = manifest.encoder.fingerprint
        return cls(question, manifest.passages, manifest.generation, fingerprint)


Turns = tuple[Turn, ...]


def history(turns: Turns) -> list[Message]:
    """Return the conversation as the assistant reads it."""
    messages = []
    for turn in turns:
        if turn.outcome is not None:
            said = Message("assistant", said_by(turn.outcome))
            messages += [Message("user", turn.question), said]
    return messages
