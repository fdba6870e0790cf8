"""Checks that a generation in Milvus is what was written, row by row."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.records import article_line
from index.errors import IndexDamaged
from index.milvus.before import KnownArticles
from index.milvus.connection import Connection
from index.milvus.opening import Opened
from index.milvus.schema import ARTICLE_BITS
from index.milvus.writing import PASSAGE, passage_digest


def problems(connection: Connection, opened: Opened) -> Iterator[str]:
    """Name what isn't as it was written; the small files were checked on opening.

    Everything is read.
    """
    yield from _wrong_counts(connection, opened)
    names, articles = opened.names, opened.contents.articles
    try:
        known = KnownArticles(connection, names.articles, articles)
        for held in articles.stream_held():
            if not known.is_line(held.number, article_line(held.article)):
                yield f"article {held.number} in {names.articles} is damaged"
    except IndexDamaged as error:
        yield str(error)
        return
    for row in connection.stream(names.passages, PASSAGE):
        is_known = row["row"] in known.rows(row["row"] >> ARTICLE_BITS)
        if not is_known or passage_digest(row) != row["digest"]:
            yield f"row {row['row']} of {names.passages} is damaged"


def _wrong_counts(connection: Connection, opened: Opened) -> Iterator[str]:
    names, manifest = opened.names, opened.manifest
    wanted = {names.articles: opened.record.pieces, names.passages: manifest.passages}
    for collection, count in wanted.items():
        found = connection.count(collection)
        if found != count:
            yield f"{collection} holds {found:,} rows, {count:,} were written"
