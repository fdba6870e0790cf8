"""Which files an index was built from, and what they were read to."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from corpus.article import Article
from corpus.files import SourceFile
from corpus.remembered import NoMemory, ReadFile, Stamp, reading_fingerprint
from corpus.report import Notice
from index.contents import ArticleStore
from index.errors import IndexDamaged, IndexFailure
from index.generation import open_contents

_log = logging.getLogger(__name__)

FILES = "files.jsonl"
"""A line that tells how files were read, then one for each file."""


class IndexMemory:
    """Knows the files that the serving generation was built from."""

    def __init__(self, files: Sequence[ReadFile], articles: ArticleStore) -> None:
        self._files = {(file.path, file.place): file for file in files}
        self._articles = articles

    def recall(
        self, file: SourceFile, stamp: Stamp
    ) -> tuple[Sequence[Article], Sequence[Notice]] | None:
        """Return what a file was read to; None where it isn't known, or isn't what it was."""
        known = self._files.get((file.path, file.place))
        if known is None or known.stamp != stamp:
            return None
        try:
            articles = self._articles.take(known.articles)
        except (KeyError, IndexDamaged):
            return None  # it was folded into another, or the index is damaged: both are read anew
        return [replace(article, copies=()) for article in articles], known.notices


def remembered(directory: Path) -> IndexMemory | NoMemory:
    """Return what an index remembers of files; nothing where there is none that can be opened."""
    try:
        _, contents = open_contents(directory)
        files = _read(list(contents.files.lines(FILES)))
    except (IndexFailure, ValueError, KeyError, TypeError) as problem:
        _log.debug("%s; every file is read", problem)
        return NoMemory()
    return IndexMemory(files, contents.articles)


def file_lines(files: Sequence[ReadFile]) -> list[str]:
    """Return what `remembered` reads, line by line."""
    lines = [{"read_by": reading_fingerprint()}, *map(asdict, files)]
    return [json.dumps(line, ensure_ascii=False) for line in lines]


def _read(lines: Sequence[str]) -> list[ReadFile]:
    first, *others = map(json.loads, lines)
    if first["read_by"] != reading_fingerprint():
        return []
    return [
        ReadFile(
            told["path"],
            told["place"],
            Stamp(**told["stamp"]),
            tuple(told["articles"]),
            tuple(Notice(**notice) for notice in told["notices"]),
        )
        for told in others
    ]
