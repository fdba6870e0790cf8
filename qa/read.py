"""What a reader is: from the passages found to the spans that may answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.article import Span
from qa.question import Question
from qa.retrieve import Hit


@dataclass(frozen=True, slots=True)
class Reading:
    """A place in a passage that may answer the question; offsets count ``hit.article.text``.

    Attributes:
        hit: The passage.
        quote: The sentence or sentences to cite.
        answer: The exact answer inside the quote; the quote itself where there is none shorter.
        confidence: Probability that the quote answers the question, 0 to 1.
    """

    hit: Hit
    quote: Span
    answer: Span
    confidence: float


class Reader(Protocol):
    """Reads the passages that were found for a question.

    Attributes:
        name: What it is called.
        fingerprint: Changes whenever the same passages could get another reading.
        threshold: Confidence below which the assistant refuses.
    """

    name: str
    fingerprint: str
    threshold: float

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        """Return the places that may answer, most probable first."""
        ...

    def rank(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        """Return the passages, those first that answer most probably."""
        ...
