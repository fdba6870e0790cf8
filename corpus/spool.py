"""Articles that wait on disk while others are read, so that a corpus needn't fit into memory."""

from __future__ import annotations

from array import array
from tempfile import SpooledTemporaryFile

from corpus.article import Article
from corpus.on_demand import OnDemand
from corpus.records import article_line, article_of

IN_MEMORY = 64 * 2**20
"""Bytes up to which nothing is written to disk."""


class Spool(OnDemand[Article]):
    """A list of articles that grows at its end; it is gone with the process."""

    def __init__(self) -> None:
        # Closed when nobody refers to it any more: the spool lives as long as its articles do.
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        self._ends = array("Q", [0])

    def append(self, article: Article) -> None:
        """Add an article.

        Raises:
            OSError: The disk for temporary files is full.
        """
        self._file.seek(self._ends[-1])
        line = article_line(article).encode("utf-8")
        self._file.write(line)
        self._ends.append(self._ends[-1] + len(line))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def item(self, number: int) -> Article:
        """Read an article by its place."""
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return article_of(self._file.read(end - start).decode("utf-8"))
