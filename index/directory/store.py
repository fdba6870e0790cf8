"""What the articles of a generation tell: read when the index was built, else when it is asked for.

The file holds a line for each article, in the order of the articles; an empty one where the
article wasn't read for its facts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from corpus.article import Article
from index.checked import damaged
from index.directory.extract import facts
from index.directory.lines import facts_of
from index.directory.records import Facts
from index.files import Files
from index.parser import load_parser
from index.store import Articles

FACTS = "directory.jsonl"

VERSION = 1
"""Counts up whenever the same article would tell other facts: then all are read anew."""

KEPT = 500
"""Articles whose facts are kept that were asked for last."""

FactReader = Callable[[Article], Facts]


def read_facts(article: Article) -> Facts:
    """Read an article for what it tells, with spaCy's small English pipeline."""
    return facts(article, load_parser())


class ReadOnDemand:
    """What articles tell, each read for it when it is asked for."""

    def __init__(self) -> None:
        self._remembered = lru_cache(KEPT)(read_facts)

    def of(self, article: Article) -> Facts:
        """Return what an article tells."""
        return self._remembered(article)


class StoredDirectory:
    """What the articles of a generation tell."""

    def __init__(
        self, lines: Sequence[str], articles: Articles, path: Path, version: int = VERSION
    ) -> None:
        self._lines = lines
        self._is_current = version == VERSION
        self._articles = articles
        self._path = path
        self._unread = ReadOnDemand()
        self._remembered = lru_cache(KEPT)(self._read)

    @classmethod
    def open(cls, files: Files, articles: Articles, version: int) -> StoredDirectory:
        """Open what was written for a generation.

        Args:
            files: Of the generation.
            articles: Its articles.
            version: Of the reader that wrote it; what another one wrote isn't used.

        Raises:
            IndexDamaged: A file is missing, or isn't what was written.
        """
        return cls(files.lines(FACTS), articles, files.folder / FACTS, version)

    def of(self, article: Article) -> Facts:
        """Return what an article tells.

        Raises:
            IndexDamaged: It isn't what was written.
        """
        number = self._articles.number(article.id)
        line = self._lines[number] if number is not None and self._is_current else ""
        return self._remembered(line) if line else self._unread.of(article)

    def line(self, number: int) -> str:
        """Return what was written for an article, by its place in the order."""
        return self._lines[number]

    def _read(self, line: str) -> Facts:
        try:
            return facts_of(line)
        except ValueError as error:
            raise damaged(self._path) from error
