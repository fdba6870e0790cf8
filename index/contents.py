"""What an index gives to those who search it, wherever it is kept."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Passage
from index.aliases import Form
from index.directory.records import Facts
from index.encoder import Vectors

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]


class ArticleStore(Mapping[str, Article]):
    """The articles by id, in the order they were built from."""

    @abstractmethod
    def stream(self) -> Iterator[Article]:
        """Yield all articles in order, and keep none."""

    def take(self, ids: Sequence[str]) -> list[Article]:
        """Return some articles by their ids."""
        return [self[each] for each in ids]

    @abstractmethod
    def numbered(self, numbers: Sequence[int]) -> list[Article]:
        """Return some articles by their place in the order, counted from 0."""


class PassageStore(Sized, Iterable[Passage]):
    """The passages by row, in the order of their vectors."""

    def __getitem__(self, row: int) -> Passage:
        """Return one passage."""
        return self.take([row])[0]

    @abstractmethod
    def take(self, rows: Sequence[int]) -> list[Passage]:
        """Return the passages of some rows."""

    @abstractmethod
    def rows_of(self, article_id: str) -> range:
        """Return the rows of an article's passages; none where there is no such article."""

    @abstractmethod
    def article_numbers(self, rows: Rows) -> Rows:
        """Return which articles some rows stand in, each once, in order."""


class DenseSearch(Protocol):
    """The passages by their vectors."""

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def search(self, query: Vectors, limit: int) -> tuple[Rows, Vectors]:
        """Return the rows of the nearest passages and their cosines, best first."""
        ...

    def vectors(self, rows: Rows) -> Vectors:
        """Return the vectors of some rows, shape (rows, dimension)."""
        ...


class LexicalSearch(Protocol):
    """The passages by their words."""

    def search(
        self, query: Sequence[str], limit: int, also: Iterable[int] = ()
    ) -> tuple[Rows, Scores]:
        """Return rows and BM25 scores: of the best, best first, then of rows asked for besides."""
        ...

    def frequency(self, token: str) -> int:
        """Return how many passages hold a token."""
        ...

    def knows(self, token: str) -> bool:
        """Say whether any passage holds a token."""
        ...

    def rows(self, token: str) -> Rows:
        """Return the rows of the passages that hold a token."""
        ...


class WordStore(Protocol):
    """The words of the articles."""

    def __contains__(self, word: str) -> bool:
        """Say whether a word, in small letters, stands in the articles."""
        ...

    def is_name(self, word: str) -> bool:
        """Say whether the articles write a word with a capital wherever it stands."""
        ...

    def nearest(self, word: str) -> str | None:
        """Return the word of the articles that a misspelt one most likely stands for."""
        ...


class AliasStore(Protocol):
    """Names that mean the same."""

    def found(self, text_words: list[str]) -> Iterator[tuple[Form, list[Form]]]:
        """Yield each name that stands in a text with the other forms it has."""
        ...


class Directory(Protocol):
    """What the articles tell of figures, people and campaigns."""

    def of(self, article: Article) -> Facts:
        """Return what an article tells."""
        ...


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation holds.

    Both searches and the passages mean the same passage by a row. Rows grow in the order of the
    passages; in a folder they are counted from 0, elsewhere there may be gaps.
    """

    articles: ArticleStore
    passages: PassageStore
    dense: DenseSearch
    lexical: LexicalSearch
    vocabulary: WordStore
    aliases: AliasStore
    directory: Directory
