"""What a build would change, told article by article before it runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

from corpus.article import Article, Copy
from corpus.reader import Corpus
from corpus.report import Failure, Notice


class Kind(StrEnum):
    """What becomes of an article."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one article.

    Attributes:
        kind: Whether it is new, another than before, gone, or a copy of one that is told.
        title: Its headline.
        path: Where it was read.
        publisher: Who published it.
        date: When.
        of: The headline of the article that a copy is folded into.
    """

    kind: Kind
    title: str
    path: str
    publisher: str | None
    date: str | None
    of: str | None = None

    @classmethod
    def of_article(cls, kind: Kind, article: Article) -> Change:
        """Return the change of a whole article."""
        return cls(kind, article.title, article.path, article.publisher, article.date)

    @classmethod
    def of_copy(cls, copy: Copy, article: Article) -> Change:
        """Return the change of a copy."""
        return cls(Kind.COPY, copy.title, copy.path, copy.publisher, copy.date, of=article.title)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build would do.

    Attributes:
        changes: The articles that it concerns, in the order of the corpus; what is gone last.
        unchanged: How many articles stay as they are.
        failures: The files and lines that become no article.
        notices: What is left out of others.
    """

    changes: tuple[Change, ...]
    unchanged: int
    failures: tuple[Failure, ...]
    notices: tuple[Notice, ...]

    def count(self, kind: Kind) -> int:
        """Return how many articles become so."""
        return sum(change.kind is kind for change in self.changes)


def changes_of(corpus: Corpus, before: Mapping[str, Article]) -> Changes:
    """Compare what was read with what an index holds.

    Args:
        corpus: The articles that the next generation is to hold.
        before: Those of the generation that serves, by id.
    """
    now: set[str] = set()
    copied: set[str] = set()
    new: list[_Where] = []
    for article in corpus.articles:
        now.add(article.id)
        copied.update(copy.path for copy in article.copies)
        if article.id not in before:
            new.append(_Where.of(article))
    gone: list[Article] = []
    known: set[str] = set()
    for article in before.values():
        known.update(copy.path for copy in article.copies)
        if article.id in now:
            known.add(article.path)
        else:
            gone.append(article)
    replaced = _replaced(new, [_Where.of(article) for article in gone])
    taken = set(replaced.values())
    coming: list[Change] = []
    for article in corpus.articles:
        if article.id not in before:
            kind = Kind.CHANGED if article.id in replaced else Kind.NEW
            coming.append(Change.of_article(kind, article))
        coming += _new_copies(article, known)
    left = [
        Change.of_article(Kind.GONE, article)
        for article in gone
        if article.id not in taken and article.path not in copied
    ]
    unchanged = len(now) - len(new)
    return Changes((*coming, *left), unchanged, corpus.failures, corpus.notices)


class _Where(NamedTuple):
    """Where an article stands."""

    id: str
    place: str
    path: str

    @classmethod
    def of(cls, article: Article) -> _Where:
        return cls(article.id, article.place, article.path)


def _replaced(new: Sequence[_Where], gone: Sequence[_Where]) -> dict[str, str]:
    """Say which of the articles that are gone each new one takes the place of, if any.

    Folders may hold files of the same name: the one of the same path comes first, and none is
    replaced twice.
    """
    replaced: dict[str, str] = {}
    for key in (attrgetter("place", "path"), attrgetter("place")):
        taken = set(replaced.values())
        left: defaultdict[Any, list[str]] = defaultdict(list)
        for each in gone:
            if each.id not in taken:
                left[key(each)].append(each.id)
        for each in new:
            if each.id not in replaced and left[key(each)]:
                replaced[each.id] = left[key(each)].pop()
    return replaced


def _new_copies(article: Article, known: set[str]) -> Iterator[Change]:
    for copy in article.copies:
        if copy.path not in known:
            yield Change.of_copy(copy, article)
