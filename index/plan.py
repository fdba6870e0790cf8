"""What a build has to do: which articles are new, changed, gone, or as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.article import Article
from corpus.records import article_line
from index.errors import IndexFailure

NEW = -1
"""Stands for the number of an article that the old generation doesn't hold as it is now."""


class Before(Protocol):
    """The articles of the generation that serves, numbered from 0."""

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def number(self, name: str) -> int | None:
        """Return which of them has an id; None if there is none."""
        ...

    def is_line(self, number: int, line: str) -> bool:
        """Say whether one of them is what `article_line` makes of an article."""
        ...

    def numbered(self, numbers: Sequence[int]) -> list[Article]:
        """Return some of them by their numbers."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """The difference between a generation and the articles that the next one is to hold.

    Attributes:
        added: Articles at new places.
        updated: Places whose article changed.
        removed: Articles whose place is gone.
        unchanged: Articles that are as they were.
        kept: For each article the number of the old one whose passages are the same; else `NEW`.
        gone: Numbers of the old articles whose passages aren't kept.
        is_same: Whether there is nothing to do.
    """

    added: int
    updated: int
    removed: int
    unchanged: int
    kept: tuple[int, ...]
    gone: tuple[int, ...]
    is_same: bool


def plan_build(articles: Iterable[Article], before: Before | None) -> Plan:
    """Compare articles, read one by one, with those of the generation that serves.

    Raises:
        IndexDamaged: The generation isn't what was written.
        IndexFailure: Two articles have the same id.
    """
    kept: list[int] = []
    matched: set[int] = set()
    new_places: Counter[str] = Counter()
    ids: set[str] = set()
    is_same = True
    for at, article in enumerate(articles):
        if article.id in ids:
            raise IndexFailure(f"two articles have the id {article.id!r}: give each its own")
        ids.add(article.id)
        number = before.number(article.id) if before else None
        if before is None or number is None:
            new_places[article.place] += 1
            kept.append(NEW)
            continue
        matched.add(number)
        is_line = before.is_line(number, article_line(article))
        is_same = is_same and is_line and number == at
        has_passages = is_line or _read_alike(before.numbered([number])[0], article)
        kept.append(number if has_passages else NEW)
    unmatched = [number for number in range(len(before or ())) if number not in matched]
    old_places = Counter(each.place for each in before.numbered(unmatched)) if before else Counter()
    updated = (new_places & old_places).total()
    again = set(kept)
    return Plan(
        added=new_places.total() - updated,
        updated=updated,
        removed=old_places.total() - updated,
        unchanged=len(matched),
        kept=tuple(kept),
        gone=tuple(number for number in range(len(before or ())) if number not in again),
        is_same=is_same and not new_places and not unmatched,
    )


def _read_alike(one: Article, other: Article) -> bool:
    """Say whether two articles are cut into the same passages and stand under the same header."""
    return (one.text, one.language, one.title, one.date) == (
        other.text,
        other.language,
        other.title,
        other.date,
    )
