"""An article as one line of JSON, and back."""

from __future__ import annotations

import json
from dataclasses import asdict, fields

from corpus.article import Article, Copy

_FIELDS = tuple(each.name for each in fields(Article))


def article_line(article: Article) -> str:
    """Return an article as one line."""
    told = {name: getattr(article, name) for name in _FIELDS}
    told["copies"] = [asdict(copy) for copy in article.copies]
    return json.dumps(told, ensure_ascii=False)


def article_of(line: str) -> Article:
    """Return the article that `article_line` wrote.

    Raises:
        ValueError: The line holds no article.
    """
    try:
        record = json.loads(line)
        record["copies"] = tuple(Copy(**copy) for copy in record["copies"])
        return Article(**record)
    except (KeyError, TypeError) as error:
        raise ValueError(f"no article: {line[:80]!r}") from error
