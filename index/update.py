"""The articles at some paths become an index: read, told what is wrong with them, built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.reader import Corpus, read_corpus
from index.last_build import LastBuild, note_last_build
from index.order import WHOLE, Order, Shard

if TYPE_CHECKING:
    from corpus.files import SourceFile
    from index.build import BuildReport, Progress
    from index.directory.store import FactReader
    from index.encoder import Encoder
    from index.stores import Store

Reading = Callable[[Sequence["SourceFile"]], Iterable["SourceFile"]]
"""Wraps the files while they are read, to show how far it is."""


@dataclass(frozen=True, slots=True)
class Means:
    """What an index is built with.

    Attributes:
        encoder: Makes the vectors of what is new.
        facts: Reads new articles for the directory; None to leave that until it is asked for.
        shard: The part that this worker writes.
        indexing: Wraps the articles while they are written.
        may_be_empty: Whether an index without any article is to be made.
    """

    encoder: Encoder
    facts: FactReader | None
    shard: Shard = WHOLE
    indexing: Progress = iter
    may_be_empty: bool = False


def read_sources(store: Store, paths: Sequence[Path], reading: Reading = iter) -> Corpus:
    """Read all articles that an index is to hold.

    Args:
        store: Remembers the files that didn't change.
        paths: Files and folders.
        reading: Wraps the files.

    Raises:
        CorpusError: A path doesn't exist.
    """
    return read_corpus(paths, reading, store.memory())


def build_from(corpus: Corpus, store: Store, paths: Sequence[Path], means: Means) -> BuildReport:
    """Make an index equal to what was read, and note what couldn't be.

    Raises:
        CorpusError: Nothing was read, and the index isn't to be empty.
        IndexFailure: Another build is writing there, or two articles have the same id.
        OSError: The disk is full; the old index serves.
    """
    if not corpus.articles and not means.may_be_empty:
        raise CorpusError(
            f"no article in {', '.join(map(str, paths))}: the index is left as it was; "
            "give --allow-empty if it is to be empty"
        )
    report = store.build(
        Order(
            corpus.articles,
            means.encoder,
            sources=tuple(paths),
            files=corpus.files,
            progress=means.indexing,
            shard=means.shard,
            facts=means.facts,
        )
    )
    note_last_build(store, LastBuild.now(corpus))
    return report


def last_paths(store: Store) -> list[Path]:
    """Return the paths that an index was built from, as short as they are from here."""
    return [_shortest(Path(source)) for source in store.sources()]


def _shortest(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
