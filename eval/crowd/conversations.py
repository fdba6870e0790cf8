"""What people ask: questions, each followed up in words that mean another thing to everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from eval.crowd.replies import Reply
from qa.answer import Message

FOLLOW_UPS = ("Where was that?", "When was that?", "Why?")
"""Alike in each conversation: whoever is taken for somebody else gets somebody else's answer."""

AskAlone = Callable[[str, Sequence[Message]], Reply]
"""Asks a question with the messages before it while nobody else asks."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation.

    Attributes:
        question: As it is asked.
        alone: What was answered when nobody else asked.
    """

    question: str
    alone: Reply


@dataclass(frozen=True, slots=True)
class Conversation:
    """A question that stands on its own, and those that follow it up."""

    turns: tuple[Turn, ...]


def held_alone(openings: Iterable[str], ask: AskAlone) -> Iterator[Conversation]:
    """Hold conversations one after the other, so that it is known what they come to.

    Args:
        openings: The first question of each.
        ask: Asks.
    """
    for opening in openings:
        turns: list[Turn] = []
        for question in (opening, *FOLLOW_UPS):
            turns.append(Turn(question, ask(question, said(turns))))
        yield Conversation(tuple(turns))


def said(turns: Iterable[Turn]) -> list[Message]:
    """Return what was said so far, as a conversation's history."""
    return [message for turn in turns for message in exchanged(turn.question, turn.alone)]


def exchanged(question: str, reply: Reply) -> tuple[Message, Message]:
    """Return a question and what was said to it, as two messages."""
    return Message("user", question), Message("assistant", reply["text"])


def readings(conversations: Iterable[Conversation]) -> int:
    """Return how many different questions the follow-ups were read as."""
    return len({turn.alone["standalone"] for each in conversations for turn in each.turns[1:]})
