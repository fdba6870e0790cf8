"""The records of known questions: a case, and the set that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from corpus.article import Article
from qa.answer import Message

Part = Literal["tune", "report"]
Item = TypeVar("Item")

PARTS: tuple[Part, ...] = ("tune", "report")
"""What a case is for: choosing settings, or the figures that are told to others."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what is known of its answer.

    Attributes:
        id: Names the case within its set.
        question: As a reader asks it.
        answers: Accepted forms; empty where the articles don't say and a refusal is right; None
            where the set tells which articles answer but not what they say.
        articles: Names of the articles that answer it: file names, places or ids.
        grades: How relevant each of the articles is, from 1; empty where all are alike.
        evidence: The sentence of an article that proves the answer, word for word.
        type: The kind of question, by which figures are grouped.
        history: Earlier messages of the same conversation, oldest first.
        part: What the case is for; None where its set isn't divided.
        source: File and line, for messages.
        items: What the answer has to give, each with its accepted forms: the items of a list, the
            operands of a comparison, the values that differ, the points of an overview.
        relation: How values that differ stand to each other, where the set tells it.
        reference: A follow-up as it stands on its own, where the set tells it.
    """

    id: str
    question: str
    answers: tuple[str, ...] | None
    articles: tuple[str, ...]
    evidence: str | None
    type: str
    history: tuple[Message, ...]
    part: Part | None
    source: str
    grades: tuple[int, ...] = ()
    items: tuple[tuple[str, ...], ...] = ()
    relation: str | None = None
    reference: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether the articles hold an answer."""
        return self.answers is None or bool(self.answers)


@dataclass(frozen=True, slots=True)
class CaseSet:
    """The cases of one file or folder.

    Attributes:
        name: What the file or folder is called.
        cases: In the order of the file.
        articles: What the cases are about, where the set brings it along.
        sha256: Of what was read.
    """

    name: str
    cases: tuple[Case, ...]
    articles: tuple[Article, ...] = ()
    sha256: str = ""


def choose(
    cases: Sequence[Case],
    part: Part | None = None,
    limit: int | None = None,
    *,
    retrieval_only: bool = False,
) -> tuple[Case, ...]:
    """Return the cases that a run is about.

    Args:
        cases: All cases of a set.
        part: Only this part; None for all.
        limit: At most so many, spread evenly over the set since neighbours often share an article.
        retrieval_only: Leave out what says nothing about retrieval: cases that have no answer or
            name no article.
    """
    chosen = [
        case
        for case in cases
        if (part is None or case.part == part)
        and (not retrieval_only or (case.answerable and case.articles))
    ]
    return tuple(chosen) if limit is None else spread(chosen, limit)


def spread(items: Sequence[Item], count: int) -> tuple[Item, ...]:
    """Return at most so many, evenly spread: neighbours are often about the same."""
    if count >= len(items):
        return tuple(items)
    return tuple(items[number * len(items) // count] for number in range(count))
