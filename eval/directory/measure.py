"""Precision and recall of the directory, and how often its fields agree with the key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.article import Article
from eval.directory.key import CAMPAIGN, FIGURE, OFFICIAL, KeyRow
from eval.directory.match import Judged, agrees, judge, places_of, said_shares, tells
from eval.provenance import Program
from index.directory.extract import facts
from index.directory.records import Person
from index.parser import Parse

KINDS = (FIGURE, OFFICIAL, CAMPAIGN)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    name: str
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run of `eval.directory` says.

    Attributes:
        program: What ran.
        key: The files of the key.
        articles: How many articles it speaks of.
        shares: By kind of fact.
    """

    program: Program
    key: tuple[str, ...]
    articles: int
    shares: Mapping[str, tuple[Share, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """An article with what the directory made of it."""

    article: Article
    judged: tuple[Judged, ...]


def compare(articles: Iterable[Article], key: Sequence[KeyRow], parse: Parse) -> list[Compared]:
    """Compare every article that the key speaks of."""
    compared = []
    for article in articles:
        names = set(places_of(article))
        rows = [row for row in key if row.article in names]
        if rows:
            found = facts(article, parse)
            judged = tuple(
                judge(kind, [row for row in rows if row.kind == kind], found, article)
                for kind in KINDS
            )
            compared.append(Compared(article, judged))
    return compared


def shares(compared: Sequence[Compared], kind: str) -> list[Share]:
    """Return precision, recall and the agreement of each field, for one kind of fact."""
    judged = [each for one in compared for each in one.judged if each.kind == kind]
    found = [pair for each in judged for pair in each.found]
    extra = sum(len(each.extra) for each in judged)
    wanted = [pair for pair in found if not pair[0].optional]
    missed = sum(len(each.missed) for each in judged)
    told = [
        Share("precision", len(found), len(found) + extra),
        Share("recall", len(wanted), len(wanted) + missed),
    ]
    fields = [name for name, _ in found[0][0].fields] if found else []
    for field in fields:
        verdicts = [agrees(field, row, ours) for row, ours in found]
        judgeable = [verdict for verdict in verdicts if verdict is not None]
        told.append(Share(field, sum(judgeable), len(judgeable)))
        given = sum(
            verdict is not None and tells(field, ours)
            for (_, ours), verdict in zip(found, verdicts, strict=True)
        )
        told.append(Share(f"{field}, where given", sum(judgeable), given))
    return [*told, *(_said(compared) if kind == OFFICIAL else [])]


def _said(compared: Sequence[Compared]) -> list[Share]:
    counts = [
        said_shares(row, ours, one.article)
        for one in compared
        for each in one.judged
        for row, ours in each.found
        if isinstance(ours, Person)
    ]
    missed = sum(
        len(row.said)
        for one in compared
        for each in one.judged
        for row in each.missed
        if row.kind == OFFICIAL
    )
    right = sum(one for one, _, _ in counts)
    return [
        Share("said, precision", right, sum(given for _, given, _ in counts)),
        Share("said, recall", right, sum(told for _, _, told in counts) + missed),
    ]
