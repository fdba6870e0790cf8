"""The record of one question that was asked: what was expected, what came, how it was judged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitedQuote:
    """One citation of an answer; ``right`` says whether its article is an expected one."""

    article_id: str
    title: str
    start: int
    end: int
    quote: str
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class AnswerVerdict:
    """How the answer to an answerable question compares with its accepted forms."""

    exact: float
    f1: float
    contains: float


@dataclass(frozen=True, slots=True)
class CitationVerdict:
    """Whether the citations prove the answer; None where the case doesn't say what would."""

    first_article: bool | None
    any_article: bool | None
    answer_quoted: bool
    evidence: bool | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the assistant gave back, cut down to what is measured.

    Attributes:
        refused: Whether it refused.
        answer: The short answer; None when refused.
        text: What a person reads: the answer with its markers, or why there is none.
        confidence: The assistant's own, 0 to 1.
        citations: Empty when refused.
        elapsed_ms: Milliseconds from question to reply, measured from outside.
    """

    refused: bool
    answer: str | None
    text: str
    confidence: float
    citations: tuple[CitedQuote, ...]
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Row:
    """One case and what became of it.

    Attributes:
        set: The name of the set.
        id: The case within its set.
        type: The kind of question.
        question: As it was asked.
        standalone: With what the conversation left out filled in, as retrieval got it.
        expected: Accepted forms; empty where a refusal is right.
        expected_articles: Ids of the articles that answer it.
        evidence: The sentence that proves the answer, where the set tells it.
        ranking: Ids of the retrieved articles, best first.
        ranks: Where each expected article stands in the ranking, from 1; None where it doesn't.
        reply: None where only retrieval was measured.
        answer_verdict: None where nothing was asked or a refusal is right.
        citation_verdict: None where there is nothing to judge: not asked, refused, unanswerable.
    """

    set: str
    id: str
    type: str
    question: str
    standalone: str
    expected: tuple[str, ...]
    expected_articles: tuple[str, ...]
    evidence: str | None
    ranking: tuple[str, ...]
    ranks: tuple[int | None, ...]
    reply: Reply | None
    answer_verdict: AnswerVerdict | None
    citation_verdict: CitationVerdict | None

    @property
    def answerable(self) -> bool:
        """Whether the articles hold an answer."""
        return bool(self.expected)
