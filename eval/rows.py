"""The record of one question that was asked: what was expected, what came, how it was judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eval.cases import Part
from eval.provenance import Provenance

ENOUGH = 0.75
"""Share of what an answer has to give from which it is right: both of two, three of four."""

Verdict = Literal["right", "wrong", "missed", "refused", "invented"]

VERDICTS: dict[Verdict, str] = {
    "right": "answered, and an accepted form is given",
    "wrong": "answered, and no accepted form is given",
    "missed": "refused, though the articles say",
    "refused": "refused, and the articles don't say",
    "invented": "answered, though the articles don't say",
}
"""What became of a question, in words."""

GOOD: frozenset[Verdict] = frozenset(["right", "refused"])


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that was found; ``right`` says whether its article is an expected one."""

    rank: int
    article_id: str
    title: str
    start: int
    end: int
    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class CitedQuote:
    """One citation of an answer.

    Attributes:
        article_id: The cited article.
        title: Its title.
        start: First character of the quote in the article's text.
        end: One past the last.
        quote: The cited words.
        score: As the assistant gave it, 0 to 1.
        right: Whether the article is an expected one.
        supports: Whether the quote proves an accepted answer (`eval.measures.citations`).
        date: Of the cited article.
    """

    article_id: str
    title: str
    start: int
    end: int
    quote: str
    score: float
    right: bool
    supports: bool
    date: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerVerdict:
    """How the answer to an answerable question compares with its accepted forms, 0 to 1.

    ``numeric`` is None unless every accepted form states a quantity (`index.quantities`), ``items``
    unless the case tells what the answer has to give (`eval.measures.items`); what a comparison
    comes to, or yes or no, has to be right besides.
    """

    exact: float
    f1: float
    contains: float
    numeric: float | None
    items: float | None = None
    needs_result: bool = True

    @property
    def right(self) -> bool:
        """Whether an accepted form, or the same quantity, was given."""
        said = bool(self.contains or self.numeric)
        if self.items is None:
            return said
        return self.items >= ENOUGH and (said or not self.needs_result)


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
        items: What the answer lists; empty where it is no list.
        sum: The sum that it shows, if any.
    """

    refused: bool
    answer: str | None
    text: str
    confidence: float
    citations: tuple[CitedQuote, ...]
    elapsed_ms: float
    items: tuple[str, ...] = ()
    sum: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One case and what became of it.

    Attributes:
        set: The name of the set.
        id: The case within its set.
        type: The kind of question.
        part: What the case is for; None where its set isn't divided.
        question: As it was asked.
        standalone: With what the conversation left out filled in, as retrieval got it.
        expected: Accepted forms; empty where a refusal is right, None where they aren't known.
        expected_articles: Ids of the articles that answer it.
        grades: How relevant each expected article is, from 1.
        evidence: The sentence that proves the answer, where the set tells it.
        ranking: Ids of the retrieved articles, best first.
        ranks: Where each expected article stands in the ranking, from 1; None where it doesn't.
        passages: The best passage that was found and, where that is from another article, the
            best of an expected one.
        reply: None where only retrieval was measured.
        verdict: What became of the question; None where there is no reply to judge.
        answer_verdict: None where nothing was asked or a refusal is right.
        citation_verdict: None where there is nothing to judge: not asked, refused, unanswerable.
        provenance: Where the row comes from.
    """

    set: str
    id: str
    type: str
    part: Part | None
    question: str
    standalone: str
    expected: tuple[str, ...] | None
    expected_articles: tuple[str, ...]
    grades: tuple[int, ...]
    evidence: str | None
    ranking: tuple[str, ...]
    ranks: tuple[int | None, ...]
    passages: tuple[FoundPassage, ...]
    reply: Reply | None
    verdict: Verdict | None
    answer_verdict: AnswerVerdict | None
    citation_verdict: CitationVerdict | None
    provenance: Provenance

    @property
    def answerable(self) -> bool:
        """Whether the articles hold an answer."""
        return self.expected is None or bool(self.expected)
