"""The same story at several places becomes one article that knows its copies."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from datasketch import MinHash, MinHashLSH

from corpus.article import Article, Copy
from corpus.origin import read_origin

SAME_STORY = 0.8
"""Jaccard similarity of two texts' shingles from which they count as one story."""

_SHINGLE = 5
_PERMUTATIONS = 128
# Looser than what counts: candidates are measured exactly afterwards.
_CANDIDATE = 0.6

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|dozen|hundred|thousand|million|billion|trillion|half|third"
    r"|quarter|no|not|never|none|nobody|nothing)s?\b|n['’]t\b",
)


def fold_duplicates(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Fold exact and near duplicates into one article each.

    Candidates come from MinHash and locality-sensitive hashing over shingles of five words
    (Broder 1997) and are then measured exactly. Texts that differ in a figure, a number word or
    a negation are never folded, however alike: one may correct the other.

    Args:
        articles: In any order; the result doesn't depend on it.

    Returns:
        By place. Of a story the earliest dated article is kept, then the longest, then the
        first by place; the others are its ``copies``.
    """
    groups: dict[tuple[str, ...], list[Article]] = defaultdict(list)
    for article in sorted(articles, key=_preference):
        groups[_figures(article)].append(article)
    kept = [article for group in groups.values() for article in _fold_group(group)]
    return tuple(sorted(kept, key=lambda article: (article.place, article.path, article.id)))


def _preference(article: Article) -> tuple[bool, str, int, str, str, str]:
    undated = article.date is None
    return undated, article.date or "", -len(article.text), article.place, article.path, article.id


def _fold_group(group: list[Article]) -> Iterator[Article]:
    """Give each article, in order of preference, to the first kept one that tells its story."""
    if len(group) == 1:
        yield group[0]
        return
    near = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    shingles: list[frozenset[str]] = []
    copies: dict[int, list[Copy]] = {}
    for number, article in enumerate(group):
        shingles.append(_shingles(article.text))
        signature = _signature(shingles[number])
        alike = (
            other
            for other in sorted(near.query(signature))
            if _jaccard(shingles[number], shingles[other]) >= SAME_STORY
        )
        original = next(alike, None)
        if original is None:
            near.insert(number, signature)
            copies[number] = []
        else:
            copies[original].append(_copy(article))
    for number, found in copies.items():
        yield replace(group[number], copies=tuple(sorted(found, key=lambda copy: copy.path)))


def _copy(article: Article) -> Copy:
    return Copy(article.path, article.title, article.publisher, article.date)


def _shingles(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    last = max(1, len(words) - _SHINGLE + 1)
    return frozenset(" ".join(words[start : start + _SHINGLE]) for start in range(last))


def _signature(shingles: frozenset[str]) -> MinHash:
    signature = MinHash(num_perm=_PERMUTATIONS)
    signature.update_batch([shingle.encode() for shingle in shingles])
    return signature


def _jaccard(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / len(some | others)


def _figures(article: Article) -> tuple[str, ...]:
    """What a correction would change: the body's figures in order, then the headline's others.

    The dateline's day is the paper's, not the story's.
    """
    text, headline = article.text, ""
    dateline = read_origin(text).dateline
    if dateline:
        text = text[: dateline.start] + text[dateline.end :]
    if text.startswith(article.title + "\n"):
        headline, text = article.title, text.removeprefix(article.title)
    figures = _find_figures(text)
    return (*figures, *sorted({*_find_figures(headline)} - {*figures}))


def _find_figures(text: str) -> list[str]:
    return _FIGURE.findall(unicodedata.normalize("NFKC", text).lower())
