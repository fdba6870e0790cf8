"""Which generation serves, and its contents."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.aliases import Aliases
from index.contents import Contents
from index.directory.store import ReadOnDemand
from index.errors import IndexDamaged, IndexFailure, IndexMismatch
from index.files import Files
from index.manifest import MANIFEST, Manifest
from index.milvus.connection import Connection
from index.milvus.contents import MilvusArticles, MilvusDense, MilvusLexical, MilvusPassages
from index.milvus.copies import Copies
from index.milvus.files import StoredFiles
from index.milvus.record import Record
from index.milvus.schema import Names
from index.milvus.terms import Terms
from index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class MilvusContents(Contents):
    """What the collections of a generation hold.

    Attributes:
        copies: Of its small files.
    """

    articles: MilvusArticles
    passages: MilvusPassages
    dense: MilvusDense
    lexical: MilvusLexical
    vocabulary: Vocabulary
    aliases: Aliases
    directory: ReadOnDemand
    copies: Copies


@dataclass(frozen=True, slots=True)
class Opened:
    """A generation.

    Attributes:
        names: What its collections are called.
        manifest: What it holds and how it was made.
        record: How it is kept.
        contents: What it holds. The collections are named one by one, not by the alias: a
            generation that is published meanwhile doesn't mix with it.
    """

    names: Names
    manifest: Manifest
    record: Record
    contents: MilvusContents


def serving_names(connection: Connection, index: str) -> Names | None:
    """Return which collections serve; None where nothing was published.

    Raises:
        IndexFailure: Something else has the name of the index.
    """
    target = connection.target(index)
    if target is None:
        return None
    names = Names.of(index, target)
    if names is None:
        raise IndexFailure(
            f"{index!r} stands for the collection {target!r}, which isn't one of ours: "
            "give another --collection"
        )
    return names


def open_generation(connection: Connection, names: Names) -> Opened:
    """Open a generation without its encoder.

    Raises:
        IndexMissing: It is gone.
        IndexDamaged: A small file of it isn't what was written.
        IndexMismatch: Another version of the program wrote it.
    """
    connection.load(*names.all)
    copies = Copies()
    with _named_after(copies.folder, names.meta):
        files, manifest = _fetched(StoredFiles(connection, names.meta), copies.folder)
        record = Record.open(files.folder)
        articles = MilvusArticles(connection, names.articles, manifest.articles)
        size = manifest.passages
        contents = MilvusContents(
            articles=articles,
            passages=MilvusPassages(connection, names.passages, size, articles),
            dense=MilvusDense(connection, names.passages, size, record.vector_index),
            lexical=MilvusLexical(connection, names.passages, size, record, Terms.open(files)),
            vocabulary=Vocabulary.open(files),
            aliases=Aliases.open(files),
            directory=ReadOnDemand(),
            copies=copies,
        )
        return Opened(names, manifest, record, contents)


def _fetched(stored: StoredFiles, folder: Path) -> tuple[Files, Manifest]:
    stored.read(folder, [MANIFEST])
    manifest = Manifest.open(folder)
    stored.read(folder, sorted(manifest.files))
    return Files.open(folder, manifest, at_once=sys.maxsize), manifest


@contextmanager
def _named_after(folder: Path, collection: str) -> Iterator[None]:
    """Name the collection, not the copies, in what is told of damage."""
    try:
        yield
    except (IndexDamaged, IndexMismatch) as error:
        raise type(error)(str(error).replace(str(folder), collection)) from error
