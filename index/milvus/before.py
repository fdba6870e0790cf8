"""The articles of the generation that serves, as far as a plan needs them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.article import Article
from index.errors import IndexDamaged
from index.milvus.connection import Connection
from index.milvus.contents import MilvusArticles
from index.milvus.schema import ARTICLE_BITS, digested, hashed, rows_of


class KnownArticles:
    """Which articles there are: numbers and digests in memory, the rest where it is."""

    def __init__(self, connection: Connection, collection: str, articles: MilvusArticles) -> None:
        """Read what is needed of all articles.

        Raises:
            IndexDamaged: There are more than were written.
        """
        self._articles = articles
        self._numbers: dict[int, int] = {}
        self._digests = np.zeros(len(articles), dtype=np.int64)
        self._passages = np.zeros(len(articles), dtype=np.int32)
        for row in connection.stream(collection, ("key", "digest", "pieces", "passages")):
            if row["pieces"]:
                number = int(row["row"]) >> ARTICLE_BITS
                if number >= len(articles):
                    raise IndexDamaged(f"{collection} holds an article that wasn't written")
                self._numbers[row["key"]] = number
                self._digests[number] = row["digest"]
                self._passages[number] = row["passages"]

    def __len__(self) -> int:
        return len(self._digests)

    def number(self, name: str) -> int | None:
        """Return which of them has an id; None if there is none."""
        return self._numbers.get(hashed(name))

    def is_line(self, number: int, line: str) -> bool:
        """Say whether one of them is what `article_line` makes of an article."""
        return int(self._digests[number]) == digested(line.encode())

    def numbered(self, numbers: Sequence[int]) -> list[Article]:
        """Return some of them by their numbers."""
        return self._articles.numbered(numbers)

    def rows(self, number: int) -> range:
        """Return the rows of the passages of one of them; none where there is no such one."""
        return rows_of(number, int(self._passages[number]) if number < len(self) else 0)
