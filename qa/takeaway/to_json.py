"""A conversation as JSON, each answer in the shape of ``python -m qa --json``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from qa.render import as_json
from qa.takeaway.exchange import Exchange, cited_articles


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article that is cited, with where else its story stands."""

    article_id: str
    title: str
    publisher: str | None
    date: str | None
    path: str
    copies: tuple[str, ...]


def to_json(exchanges: Sequence[Exchange]) -> str:
    """Return ``{"conversation": [...], "articles": [...]}``, indented, in UTF-8's own letters."""
    articles = [
        asdict(
            ArticleRecord(
                article_id=article.id,
                title=article.title,
                publisher=article.publisher,
                date=article.date,
                path=article.path,
                copies=tuple(copy.path for copy in article.copies),
            )
        )
        for article in cited_articles(exchanges)
    ]
    told = [as_json(each.outcome, number) for number, each in enumerate(exchanges, start=1)]
    return json.dumps({"conversation": told, "articles": articles}, ensure_ascii=False, indent=2)
