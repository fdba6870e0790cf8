"""The same story at several places becomes one article that knows its copies."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from datasketch import MinHash, MinHashLSH

from corpus.article import Article, Copy
from corpus.on_demand import OnDemand
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


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What is kept in memory of an article while it waits to be compared.

    Attributes:
        number: Where it stands in the list.
        preference: Of several articles of one story the least is kept.
        order: Where it comes in the result.
    """

    number: int
    preference: tuple[bool, str, int, str, str, str]
    order: tuple[str, str, str]


class Folded(OnDemand[Article]):
    """Articles without those that are copies of others; read from a list when they are wanted."""

    def __init__(
        self, articles: Sequence[Article], kept: Sequence[tuple[int, tuple[Copy, ...]]]
    ) -> None:
        self._articles = articles
        self._kept = kept

    def __len__(self) -> int:
        return len(self._kept)

    def item(self, number: int) -> Article:
        """Return an article, with the copies it has, by its place."""
        at, copies = self._kept[number]
        return replace(self._articles[at], copies=copies)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def fold_duplicates(articles: Sequence[Article]) -> Folded:
    """Fold exact and near duplicates into one article each.

    Candidates come from MinHash and locality-sensitive hashing over shingles of five words
    (Broder 1997) and are then measured exactly. Texts that differ in a figure, a number word or
    a negation are never folded, however alike: one may correct the other.

    Args:
        articles: In any order; the result doesn't depend on it. They are read one by one.

    Returns:
        By place. Of a story the earliest dated article is kept, then the longest, then the
        first by place; the others are its ``copies``.
    """
    groups: dict[bytes, list[_Sketch]] = defaultdict(list)
    for number, article in enumerate(articles):
        order = (article.place, article.path, article.id)
        groups[_figures(article)].append(_Sketch(number, _preference(article), order))
    kept = [found for group in groups.values() for found in _fold_group(group, articles)]
    kept.sort(key=lambda found: found[0].order)
    return Folded(articles, [(sketch.number, copies) for sketch, copies in kept])


def _preference(article: Article) -> tuple[bool, str, int, str, str, str]:
    undated = article.date is None
    return undated, article.date or "", -len(article.text), article.place, article.path, article.id


def _fold_group(
    group: list[_Sketch], articles: Sequence[Article]
) -> Iterator[tuple[_Sketch, tuple[Copy, ...]]]:
    """Give each article, in order of preference, to the first kept one that tells its story."""
    if len(group) == 1:
        yield group[0], ()
        return
    near = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    group.sort(key=lambda sketch: sketch.preference)
    copies: dict[int, list[Copy]] = {}
    for rank, sketch in enumerate(group):
        article = articles[sketch.number]
        shingles = _shingles(article.text)
        signature = _signature(shingles)
        alike = (
            other
            for other in sorted(near.query(signature))
            if _jaccard(shingles, _shingles(articles[group[other].number].text)) >= SAME_STORY
        )
        original = next(alike, None)
        if original is None:
            near.insert(rank, signature)
            copies[rank] = []
        else:
            copies[original].append(_copy(article))
    for rank, found in copies.items():
        yield group[rank], tuple(sorted(found, key=lambda copy: copy.path))


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


def _figures(article: Article) -> bytes:
    """Hash what a correction would change: the body's figures in order, then the headline's others.

    The dateline's day is the paper's, not the story's.
    """
    text, headline = article.text, ""
    dateline = read_origin(text).dateline
    if dateline:
        text = text[: dateline.start] + text[dateline.end :]
    if text.startswith(article.title + "\n"):
        headline, text = article.title, text.removeprefix(article.title)
    figures = _find_figures(text)
    others = sorted({*_find_figures(headline)} - {*figures})
    return hashlib.blake2b("\n".join((*figures, *others)).encode("utf-8")).digest()


def _find_figures(text: str) -> list[str]:
    return _FIGURE.findall(unicodedata.normalize("NFKC", text).lower())
