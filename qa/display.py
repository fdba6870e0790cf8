"""An answer and its index in the words that people see, free of any markup."""

from __future__ import annotations

import re
import shlex

from corpus.article import Article, Span
from corpus.sentences import sentences
from index.manifest import Manifest
from index.stores import Place, store_at
from qa.answer import Answer, Citation, Refusal

CONTEXT = 2
"""How many sentences are shown on either side of a quote."""

CONFIDENCE = [(0.95, "Almost certain"), (0.8, "Very likely"), (0.65, "Likely"), (0, "Uncertain")]
"""The least probability for each word."""

Labelled = list[tuple[str, str | None]]
"""A text in parts, each with what it is where that matters."""


def headline(answer: Answer) -> tuple[str, str]:
    """Return what is shown large, and the whole text where it says more than that."""
    first, _, more = answer.text.partition("\n\n")
    if _bare(first) == _bare(answer.answer):
        return first, more
    return answer.answer, answer.text


def _bare(text: str) -> str:
    """Return a text without its markers and the quotation marks around it."""
    return re.sub(r"\s*\[\d+\]", "", text).strip("“”. ")


def read_as(outcome: Answer | Refusal) -> str:
    """Return how a question was read, where that isn't how it was asked; else nothing."""
    asked = " ".join(outcome.question.split())
    return "" if outcome.standalone == asked else f"Read as: {outcome.standalone}"


def marked(text: str, citations: int) -> Labelled:
    """Part a text from its markers ``[n]``; brackets that count no citation stay text."""
    markers = {f"[{number}]" for number in range(1, citations + 1)}
    parts = re.split(r"(\[\d+\])", text)
    return [(part, "marker" if part in markers else None) for part in parts if part]


def in_words(confidence: float) -> str:
    """Say how sure the assistant is, in words and as a number."""
    words = next(words for least, words in CONFIDENCE if confidence >= least)
    return f"{words} · {min(99, round(100 * confidence))}%"


def in_context(citation: Citation) -> Labelled:
    """Return the quote, labelled, between the sentences around it."""
    text = citation.article.text
    around = surroundings(citation)
    parts: Labelled = [
        ("… " if text[: around.start].strip() else "", None),
        (text[around.start : citation.start], None),
        (citation.quote, "quote"),
        (text[citation.end : around.end], None),
        (" …" if text[around.end :].strip() else "", None),
    ]
    return [part for part in parts if part[0]]


def surroundings(citation: Citation) -> Span:
    """Return the sentences that hold the quote and a few on either side."""
    spans = sentences(citation.article.text, citation.article.language)
    before = [span.start for span in spans if span.start <= citation.start]
    after = [span.end for span in spans if span.end >= citation.end]
    start = min([citation.start, *before[-1 - CONTEXT :]])
    return Span(start, max([citation.end, *after[: 1 + CONTEXT]]))


def source(article: Article) -> str:
    """Name an article: title, publisher and date, as far as they are known."""
    return " · ".join(part for part in (article.title, article.publisher, article.date) if part)


def whereabouts(citation: Citation) -> str:
    """Say, a line each, what is cited, where exactly it stands, and where else the story does."""
    return _about(citation.article, f", characters {citation.start} to {citation.end}")


def about(article: Article) -> str:
    """Say, a line each, what an article is, where it stands, and where else the story does."""
    return _about(article, "")


def _about(article: Article, place: str) -> str:
    published = [article.publisher, article.date or "date unknown"]
    lines = [
        article.title,
        " · ".join(part for part in published if part),
        f"{article.path}{place}",
        *(f"Also in {copy.path}" for copy in article.copies),
    ]
    return "\n".join(lines)


def holdings(manifest: Manifest) -> str:
    """Say how much is indexed, and since when."""
    counts = [counted(manifest.articles, "article"), counted(manifest.passages, "passage")]
    return " · ".join([*counts, f"indexed {manifest.built_at[:10]}"])


def provenance(manifest: Manifest, place: Place) -> str:
    """Say, a line each, how the index was made and where it stands."""
    built = manifest.built_at[:16].replace("T", " ")
    lines = [
        f"Generation {manifest.generation}, built {built} UTC",
        f"Encoder {manifest.encoder.name}",
        store_at(place).description,
    ]
    return "\n".join(lines)


def counted(count: int, noun: str) -> str:
    """Write a number with its noun: ``1 article``, ``1,204 articles``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def build_command(place: Place) -> str:
    """Return the command that builds an index in a place; PATH stands for the articles."""
    return shlex.join(["python", "-m", "index", "build", "PATH", *store_at(place).arguments])
