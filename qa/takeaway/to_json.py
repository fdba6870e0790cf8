"""A conversation as JSON, each answer in the shape of ``python -m qa --json``."""

from __future__ import annotations

import json
from collections.abc import Sequence

from qa.doors.records import head_of
from qa.render import as_json
from qa.takeaway.exchange import Exchange, cited_articles


def to_json(exchanges: Sequence[Exchange]) -> str:
    """Return ``{"conversation": [...], "articles": [...]}``, indented, in UTF-8's own letters."""
    articles = [
        head_of(article).model_dump(exclude={"language", "characters"})
        for article in cited_articles(exchanges)
    ]
    told = [as_json(each.outcome, number) for number, each in enumerate(exchanges, start=1)]
    return json.dumps({"conversation": told, "articles": articles}, ensure_ascii=False, indent=2)
