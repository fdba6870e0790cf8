"""What a store is asked to build."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Article

if TYPE_CHECKING:
    from corpus.remembered import ReadFile
    from index.build import Progress
    from index.directory.store import FactReader
    from index.encoder import Encoder


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts; article *n* is in part *n* modulo ``of``, both counted from 0."""

    number: int = 0
    of: int = 1

    def holds(self, article: int) -> bool:
        """Say whether an article, by its number, is in this part."""
        return article % self.of == self.number

    def __str__(self) -> str:
        return f"{self.number + 1}/{self.of}"


WHOLE = Shard()


@dataclass(frozen=True, slots=True)
class Order:
    """What an index is to be made equal to.

    Attributes:
        articles: All of them, each with an id of its own; gone through twice.
        encoder: Makes the vectors of what is new.
        sources: Where the articles were read, for the manifest.
        files: The files they were read from, to be remembered where that is of use.
        progress: Wraps the articles while they are written.
        shard: The part of them that this worker writes.
        facts: Reads new articles for the directory where the store keeps one; None to leave that
            until it is asked for.
    """

    articles: Collection[Article]
    encoder: Encoder
    sources: tuple[Path, ...] = ()
    files: Sequence[ReadFile] = ()
    progress: Progress = iter
    shard: Shard = WHOLE
    facts: FactReader | None = None

    @property
    def named_sources(self) -> tuple[str, ...]:
        """The sources as absolute paths."""
        return tuple(str(path.resolve()) for path in self.sources)
