"""Citations are numbered as they are made; a sentence is cited once."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.article import Article, Span
from qa.answer import Citation, Item, Refusal
from qa.forms.figures import Candidate


class Citations:
    """The citations of one answer."""

    def __init__(self) -> None:
        self._made: list[Citation] = []

    @property
    def made(self) -> tuple[Citation, ...]:
        """All of them, in order."""
        return tuple(self._made)

    def cite(self, candidate: Candidate) -> int:
        """Return the number of the citation of a figure."""
        return self.cite_span(candidate.article, candidate.figure.quote, candidate.confidence)

    def cite_span(self, article: Article, quote: Span, score: float) -> int:
        """Return the number of the citation of a place, counted from 1."""
        for number, each in enumerate(self._made, start=1):
            if (each.article.id, each.start, each.end) == (article.id, *quote):
                return number
        self._made.append(Citation(article, quote.start, quote.end, score))
        return len(self._made)


def refused(asked: tuple[str, str], reason: str, nearest: Iterable[Citation]) -> Refusal:
    """Refuse a question in a form of its own, with what the articles do tell.

    Args:
        asked: The user's question, and the same as it stands on its own.
        reason: Why there is no answer, in a sentence.
        nearest: What comes nearest.
    """
    return Refusal(
        question=asked[0],
        standalone=asked[1],
        reason=reason,
        confidence=0.0,
        nearest=tuple(nearest),
        elapsed_ms=0.0,
    )


def markers(item: Item) -> str:
    """Return the markers of an item: ``[1][2]``."""
    return "".join(f"[{number}]" for number in item.citations)
