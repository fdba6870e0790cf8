"""The indexed articles as a list to look through: found by their words, put in an order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from corpus.article import Article

MOST_LOOKED_THROUGH = 5_000
"""Articles of an index that are looked through: a list of more helps nobody."""


class Order(StrEnum):
    """How articles are put."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    TITLE = "by title"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some of the articles.

    Attributes:
        shown: Those that are asked for, in order.
        found: How many there are that fit.
        is_whole: Whether all of the index was looked through.
    """

    shown: tuple[Article, ...]
    found: int
    is_whole: bool


def look_through(
    articles: Iterable[Article], words: str = "", order: Order = Order.NEWEST, limit: int = 25
) -> Shelf:
    """Find articles by the words of their titles, publishers, dates and paths.

    Args:
        articles: All of the index.
        words: All have to stand there, in any case; none finds every article.
        order: How they are put; undated ones come last where the date decides.
        limit: How many are shown at most.
    """
    looked = list(islice(articles, MOST_LOOKED_THROUGH + 1))
    wanted = words.casefold().split()
    fitting = [
        article
        for article in looked[:MOST_LOOKED_THROUGH]
        if all(word in _told(article) for word in wanted)
    ]
    put = sorted(fitting, key=lambda each: (each.title.casefold(), each.id))
    if order is not Order.TITLE:
        put.sort(key=lambda each: each.date or "", reverse=order is Order.NEWEST)
        put.sort(key=lambda each: each.date is None)
    return Shelf(tuple(put[:limit]), len(fitting), len(looked) <= MOST_LOOKED_THROUGH)


def _told(article: Article) -> str:
    places = [article.path, *(copy.path for copy in article.copies)]
    return " ".join(
        [article.title, article.publisher or "", article.date or "", *places]
    ).casefold()
