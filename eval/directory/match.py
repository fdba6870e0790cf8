"""Which rows of the directory are rows of the key, and which of their fields agree.

A figure is the same where value and unit are and the quotes overlap; a person or campaign where
the names share all words of the shorter one. Fields agree where they share half of their words
(F1 of stems), dates where one begins with the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.article import Article, Span
from eval.directory.key import CAMPAIGN, FIGURE, OFFICIAL, KeyRow
from index.directory.records import Campaign, Facts, Figure, Person
from index.tokens import stem, words

ENOUGH = 0.5
_SPACE = re.compile(r"\s+")
_DATES = frozenset({"year", "start", "end"})

Row = Figure | Person | Campaign


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the rows of one kind in one article.

    Attributes:
        kind: ``figure``, ``official`` or ``campaign``.
        found: Rows of the key that the directory holds, each with the directory's row.
        missed: Rows of the key that it doesn't hold, optional ones left out.
        extra: Rows of the directory that the key doesn't hold.
    """

    kind: str
    found: tuple[tuple[KeyRow, Row], ...]
    missed: tuple[KeyRow, ...]
    extra: tuple[Row, ...]


def judge(kind: str, key: Sequence[KeyRow], facts: Facts, article: Article) -> Judged:
    """Compare what the directory holds of an article with the key's rows for it."""
    left = list(_rows(kind, facts))
    found, missed = [], []
    for wanted in key:
        row = next((row for row in left if _is_same(wanted, row, article)), None)
        if row is not None:
            left.remove(row)
            found.append((wanted, row))
        elif not wanted.optional:
            missed.append(wanted)
    return Judged(kind, tuple(found), tuple(missed), tuple(left))


def _rows(kind: str, facts: Facts) -> Sequence[Row]:
    by_kind: dict[str, Sequence[Row]] = {
        FIGURE: facts.figures,
        OFFICIAL: facts.people,
        CAMPAIGN: facts.campaigns,
    }
    return by_kind[kind]


def _is_same(wanted: KeyRow, row: Row, article: Article) -> bool:
    if isinstance(row, Figure):
        alike = row.value == wanted.value and row.unit == wanted.unit
        return alike and _overlap(wanted.quote, row.quote, article)
    ours, theirs = set(words(row.name)), set(words(wanted.name))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _overlap(quote: str, span: Span, article: Article) -> bool:
    ours = _SPACE.sub(" ", article.text[span.start : span.end])
    theirs = _SPACE.sub(" ", quote)
    return theirs in ours or ours in theirs


def agrees(field: str, wanted: KeyRow, row: Row) -> bool | None:
    """Say whether a field of a row is the key's; None where the key has nothing there."""
    told = dict(wanted.fields)[field]
    if not told:
        return None
    given = _given(field, row)
    if field in _DATES:
        return any(
            given_one.startswith(told[:7]) or told.startswith(given_one) for given_one in given
        )
    return any(_f1(told, each) >= ENOUGH for each in given)


def tells(field: str, row: Row) -> bool:
    """Say whether a row of the directory has anything in a field."""
    return bool(_given(field, row))


def _given(field: str, row: Row) -> list[str]:
    if isinstance(row, Figure):
        by_name = {
            "counted": [row.counted],
            "action": [row.action],
            "year": ["-".join(dict.fromkeys([row.years[0], row.years[-1]]))] if row.years else [],
            "place": [row.where],
            "campaign": [row.campaign],
        }
        return [each for each in by_name[field] if each]
    value = getattr(row, field)
    return ["; ".join(value) if isinstance(value, tuple) else value] if value else []


def _f1(one: str, other: str) -> float:
    ours, theirs = (Counter(map(stem, words(text))) for text in (one, other))
    shared = (ours & theirs).total()
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0


def said_shares(wanted: KeyRow, row: Person, article: Article) -> tuple[int, int, int]:
    """Return how many sentences of what a person said are right, are given, are wanted."""
    given = [_SPACE.sub(" ", article.text[span.start : span.end]) for span in row.said]
    told = [_SPACE.sub(" ", each) for each in wanted.said]
    right = sum(any(one in other or other in one for other in told) for one in given)
    return right, len(given), len(told)


def places_of(article: Article) -> Iterable[str]:
    """Return the names by which a key may call an article: of its file, its copies, its id."""
    yield article.id
    for path in (article.path, *(copy.path for copy in article.copies)):
        yield path.rsplit("/", 1)[-1]
