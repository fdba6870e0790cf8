"""Answers as the JSON that other programs build on, and as text for people."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from qa.answer import Answer, Citation, Refusal, said_by
from qa.display import read_as


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """A citation in JSON; ``quote`` is ``text[start:end]`` of the article, to the letter."""

    n: int
    article_id: str
    title: str
    publisher: str | None
    date: str | None
    path: str
    start: int
    end: int
    quote: str
    score: float


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """A part of an answer in JSON, with the numbers of its citations."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """An answer or a refusal in JSON; ``nearest`` holds reading to offer with a refusal."""

    id: str | int | None
    question: str
    standalone: str
    status: str
    answer: str | None
    text: str
    confidence: float
    citations: tuple[CitationRecord, ...]
    nearest: tuple[CitationRecord, ...]
    elapsed_ms: float
    generation: int
    form: str | None
    items: tuple[ItemRecord, ...]
    sum: str | None


def as_json(outcome: Answer | Refusal, case: str | int | None = None) -> dict[str, Any]:
    """Return an answer or refusal as one JSON object.

    Args:
        outcome: What the assistant gave back.
        case: The id of the question, if it has one.
    """
    answer = outcome if isinstance(outcome, Answer) else None
    refusal = outcome if isinstance(outcome, Refusal) else None
    record = AnswerRecord(
        id=case,
        question=outcome.question,
        standalone=outcome.standalone,
        status="answered" if answer else "refused",
        answer=answer.answer if answer else None,
        text=said_by(outcome),
        confidence=round(outcome.confidence, 4),
        citations=citation_records(answer.citations if answer else ()),
        nearest=citation_records(refusal.nearest if refusal else ()),
        elapsed_ms=round(outcome.elapsed_ms, 1),
        generation=outcome.generation,
        form=answer.form if answer else None,
        items=tuple(ItemRecord(item.text, item.citations) for item in answer.items)
        if answer
        else (),
        sum=answer.sum if answer else None,
    )
    return asdict(record)


def citation_records(citations: tuple[Citation, ...]) -> tuple[CitationRecord, ...]:
    """Return citations as they stand in JSON, numbered from 1."""
    return tuple(
        CitationRecord(
            n=number,
            article_id=citation.article.id,
            title=citation.article.title,
            publisher=citation.article.publisher,
            date=citation.article.date,
            path=citation.article.path,
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
            score=round(citation.score, 4),
        )
        for number, citation in enumerate(citations, start=1)
    )


def as_text(outcome: Answer | Refusal) -> str:
    """Return an answer or refusal for the terminal, each quote with its exact place.

    How the question was read stands first, where that isn't how it was asked.
    """
    read = filter(None, [read_as(outcome)])
    if isinstance(outcome, Refusal):
        return "\n\n".join([*read, outcome.reason])
    sources = [
        f"[{number}] “{citation.quote}”\n    {source_of(citation)}"
        for number, citation in enumerate(outcome.citations, start=1)
    ]
    return "\n\n".join([*read, outcome.text, *sources])


def source_of(citation: Citation) -> str:
    """Return where a quote stands: title, publisher, date, file and characters."""
    article = citation.article
    told = [article.title, article.publisher, article.date]
    place = f"{article.path}, characters {citation.start} to {citation.end}"
    return ", ".join(part for part in [*told, place] if part)
