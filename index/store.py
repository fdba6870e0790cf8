"""Articles and passages on disk, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.article import Article, Copy, Passage
from index.errors import IndexDamaged

ARTICLES = "articles.jsonl"
PASSAGES = "passages.jsonl"


def save_articles(folder: Path, articles: Iterable[Article]) -> None:
    """Write the articles of a generation."""
    _write(folder / ARTICLES, (asdict(article) for article in articles))


def save_passages(folder: Path, passages: Iterable[Passage]) -> None:
    """Write the passages of a generation."""
    _write(folder / PASSAGES, (asdict(passage) for passage in passages))


def open_articles(folder: Path) -> dict[str, Article]:
    """Read the articles of a generation, by id, in the order they were written.

    Raises:
        IndexDamaged: A line isn't an article.
    """
    articles = {}
    for record in _read(folder / ARTICLES):
        try:
            record["copies"] = tuple(Copy(**copy) for copy in record["copies"])
            article = Article(**record)
        except (KeyError, TypeError) as error:
            raise IndexDamaged(f"{folder / ARTICLES} is damaged: build the index again") from error
        articles[article.id] = article
    return articles


def open_passages(folder: Path) -> list[Passage]:
    """Read the passages of a generation in the order of their vectors.

    Raises:
        IndexDamaged: A line isn't a passage.
    """
    try:
        return [Passage(**record) for record in _read(folder / PASSAGES)]
    except TypeError as error:
        raise IndexDamaged(f"{folder / PASSAGES} is damaged: build the index again") from error


def _write(file: Path, records: Iterable[dict[str, Any]]) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def _read(file: Path) -> Iterator[dict[str, Any]]:
    try:
        with file.open(encoding="utf-8", newline="\n") as stream:
            yield from map(json.loads, stream)
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{file} is missing or damaged: build the index again") from error
