"""Articles and passages on disk; any of them is read without the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Passage
from corpus.records import article_line, article_of
from index.checked import Array, damaged
from index.contents import ArticleStore, PassageStore, Rows
from index.files import Files
from index.lines import Lines, LinesWriter, write_lines

ARTICLES = "articles.jsonl"
IDS = "ids.txt"
"""The ids of the articles, sorted."""

NUMBERS = "ids.numbers"
"""For each of them, which line of the articles it is."""

PASSAGES = "passages.places"
"""For each passage the number of its article, and where it starts and ends there."""

FIRST_ROWS = "articles.rows"
"""For each article the row of its first passage, and behind the last one how many there are."""

NUMBER = np.dtype("<u4")
PLACE = 3

KEPT_ARTICLES = 1_000
"""That were read last: the passages of a question stand in few articles."""


class Articles(ArticleStore):
    """The articles of a generation by id, in the order they were built from."""

    def __init__(self, lines: Lines, ids: Lines, numbers: NDArray[np.uint32], path: Path) -> None:
        self._lines = lines
        self._ids = ids
        self._numbers = numbers
        self._path = path
        self._by_id: dict[str, int] | None = None
        self._remembered = lru_cache(KEPT_ARTICLES)(self._read)

    @classmethod
    def open(cls, files: Files) -> Articles:
        """Open what `StoreWriter` wrote.

        Raises:
            IndexDamaged: A file is missing, or isn't what was written.
        """
        numbers = files.array(NUMBERS, NUMBER).whole()
        return cls(files.lines(ARTICLES), files.lines(IDS), numbers, files.folder / ARTICLES)

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[str]:
        return (self._ids[at] for at in np.argsort(self._numbers).tolist())

    def __getitem__(self, name: str) -> Article:
        number = self.number(name)
        if number is None:
            raise KeyError(name)
        return self._remembered(number)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.number(name) is not None

    def number(self, name: str) -> int | None:
        """Return which of the articles, counted from 0, has an id; None if there is none."""
        if self._by_id is not None:
            return self._by_id.get(name)
        at = self._ids.find(name)
        return None if at is None else int(self._numbers[at])

    def remember_ids(self) -> None:
        """Keep all ids in memory, for those who will look up every article."""
        self._by_id = dict(zip(self._ids, self._numbers.tolist(), strict=True))

    def is_line(self, number: int, line: str) -> bool:
        """Say whether an article, by its place in the order, stands here as this line."""
        return self._lines[number] == line

    def stream(self) -> Iterator[Article]:
        """Yield all articles in order, and keep none."""
        return map(self._article, self._lines)

    def numbered(self, numbers: Sequence[int]) -> list[Article]:
        """Return some articles by their place in the order, counted from 0."""
        return [self._remembered(int(number)) for number in numbers]

    def _read(self, number: int) -> Article:
        return self._article(self._lines[number])

    def _article(self, line: str) -> Article:
        try:
            return article_of(line)
        except ValueError as error:
            raise damaged(self._path) from error


class Passages(PassageStore):
    """The passages of a generation in the order of their vectors; row *n* is the *n*-th."""

    def __init__(self, places: Array, first_rows: Array, articles: Articles) -> None:
        self._places = places
        self._first_rows = first_rows
        self._articles = articles

    @classmethod
    def open(cls, files: Files, articles: Articles) -> Passages:
        """Open what `StoreWriter` wrote.

        Raises:
            IndexDamaged: A file is missing, or isn't what was written.
        """
        places = files.array(PASSAGES, NUMBER, PLACE)
        return cls(places, files.array(FIRST_ROWS, NUMBER), articles)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Passage]:
        return (self[row] for row in range(len(self)))

    def take(self, rows: Sequence[int]) -> list[Passage]:
        """Return the passages of some rows.

        Raises:
            IndexDamaged: They aren't what was written.
        """
        places = self._places.take(np.array(rows, dtype=np.int64)).tolist()
        articles = self._articles.numbered([number for number, _, _ in places])
        return [
            Passage(article.id, start, end)
            for article, (_, start, end) in zip(articles, places, strict=True)
        ]

    def rows_of(self, article_id: str) -> range:
        """Return the rows of an article's passages; none where there is no such article."""
        number = self._articles.number(article_id)
        return range(0) if number is None else self.rows_of_numbered(number)

    def rows_of_numbered(self, number: int) -> range:
        """Return the rows of the passages of an article, by its place in the order."""
        first, behind = self._first_rows.part(number, number + 2).tolist()
        return range(first, behind)

    def article_numbers(self, rows: Rows) -> Rows:
        """Return which articles some rows stand in, each once, in order."""
        return np.unique(self._places.take(rows)[:, 0]).astype(np.int64)

    def spans(self, rows: range) -> NDArray[np.uint32]:
        """Return where the passages of some rows on end start and end, shape (rows, 2)."""
        return self._places.part(rows.start, rows.stop)[:, 1:]


class StoreWriter:
    """Writes articles with their passages, one after the other."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        """Open the files; the stack closes them."""
        self._folder = folder
        self._lines = stack.enter_context(LinesWriter(folder / ARTICLES))
        self._places = stack.enter_context((folder / PASSAGES).open("wb"))
        self._first_rows = stack.enter_context((folder / FIRST_ROWS).open("wb"))
        self._first_rows.write(NUMBER.type(0).tobytes())
        self._ids: list[str] = []
        self.passages = 0

    @property
    def articles(self) -> int:
        """How many were written."""
        return len(self._ids)

    def append(self, article: Article, spans: NDArray[np.uint32]) -> None:
        """Write an article and where its passages start and end, shape (passages, 2)."""
        places = np.empty((len(spans), PLACE), dtype=NUMBER)
        places[:, 0], places[:, 1:] = self.articles, spans
        self._lines.append(article_line(article))
        self._places.write(places.tobytes())
        self._ids.append(article.id)
        self.passages += len(spans)
        self._first_rows.write(NUMBER.type(self.passages).tobytes())

    def finish(self) -> None:
        """Write which article has which id."""
        order = sorted(range(self.articles), key=self._ids.__getitem__)
        write_lines(self._folder / IDS, (self._ids[number] for number in order))
        (self._folder / NUMBERS).write_bytes(np.array(order, dtype=NUMBER).tobytes())
