"""What the assistant gives back: an answer with its citations, or a refusal with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Article


@dataclass(frozen=True, slots=True)
class Message:
    """One earlier message of the conversation; ``role`` is ``user`` or ``assistant``."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an article. The quote is a slice, so it can't be anything but verbatim.

    Attributes:
        article: The article that is cited.
        start: First character of the quote in ``article.text``.
        end: One past the last character.
        score: How well the quote answers the question, 0 to 1.
    """

    article: Article
    start: int
    end: int
    score: float

    @property
    def quote(self) -> str:
        """The cited words, character for character."""
        return self.article.text[self.start : self.end]


class Form(StrEnum):
    """How an answer is put together."""

    QUOTE = "quote"
    LIST = "list"
    COMPARISON = "comparison"
    DISAGREEMENT = "disagreement"
    OVERVIEW = "overview"
    YES_OR_NO = "yes_or_no"


@dataclass(frozen=True, slots=True)
class Item:
    """A part of an answer that stands by itself: one of a list, one value of several.

    Attributes:
        text: What it says; it stands in its quotes.
        citations: The numbers of its citations, from 1.
    """

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that its citations prove.

    Attributes:
        question: As it was asked.
        standalone: The question with what the conversation left out filled in.
        answer: Short and exact (``290 websites``); the quote itself where no shorter form is safe.
        text: What a person reads, with ``[n]`` markers that count the citations from 1.
        confidence: Probability that the answer is right, 0 to 1.
        citations: At least one.
        elapsed_ms: Milliseconds from question to answer.
        generation: The generation of the index that it comes from; 0 until that is known.
        form: How it is put together.
        items: Its parts, where it has more than one.
        sum: The sum that was done with figures of the citations (``514 - 450 = 64``), if any.
    """

    question: str
    standalone: str
    answer: str
    text: str
    confidence: float
    citations: tuple[Citation, ...]
    elapsed_ms: float
    generation: int = 0
    form: Form = Form.QUOTE
    items: tuple[Item, ...] = ()
    sum: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """The articles don't say, and why that is believed.

    Attributes:
        question: As it was asked.
        standalone: The question with what the conversation left out filled in.
        reason: One sentence that names what was looked for and not found.
        confidence: Probability that the best candidate would have been right, 0 to 1.
        nearest: The closest passages, offered as reading and never as an answer; may be empty.
        elapsed_ms: Milliseconds from question to refusal.
        generation: The generation of the index that was looked through; 0 until that is known.
    """

    question: str
    standalone: str
    reason: str
    confidence: float
    nearest: tuple[Citation, ...]
    elapsed_ms: float
    generation: int = 0


def said_by(outcome: Answer | Refusal) -> str:
    """Return what a reader is told: the answer with its markers, or why there is none."""
    return outcome.text if isinstance(outcome, Answer) else outcome.reason
