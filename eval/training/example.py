"""What the reader learns from: a question, a passage, and where the passage answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.article import Span


@dataclass(frozen=True, slots=True)
class Example:
    """A question over one passage.

    Attributes:
        question: As a reader asks it.
        heading: What stands over the passage; empty where nothing does.
        passage: The words to read.
        answers: Where people found the answer in the passage, one span for each of them; empty
            where the passage doesn't answer.
        group: The page that the passage stands on; its other passages are about the same matter.
        source: The set that the example comes from.
    """

    question: str
    heading: str
    passage: str
    answers: tuple[Span, ...]
    group: str
    source: str

    @property
    def answered(self) -> bool:
        """Whether the passage answers the question."""
        return bool(self.answers)

    @property
    def accepted(self) -> tuple[str, ...]:
        """The words of the answers, each once."""
        return tuple(dict.fromkeys(self.passage[start:end] for start, end in self.answers))


def tells(text: str, answers: Iterable[str]) -> bool:
    """Say whether the words of an answer stand in a text, whatever their case."""
    folded = text.casefold()
    return any(answer.casefold() in folded for answer in answers)
