"""What is taken along: questions with their answers, and the articles that these cite."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.article import Article
from qa.answer import Answer, Refusal


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of a conversation and what was said to it.

    Attributes:
        asked: The user's words.
        outcome: The answer, or the refusal.
    """

    asked: str
    outcome: Answer | Refusal


def cited_articles(exchanges: Iterable[Exchange]) -> list[Article]:
    """Return the articles that answers cite, each once, in the order of their first citation."""
    cited = {
        citation.article.id: citation.article
        for exchange in exchanges
        if isinstance(exchange.outcome, Answer)
        for citation in exchange.outcome.citations
    }
    return list(cited.values())
