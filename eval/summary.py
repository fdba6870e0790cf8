"""Rows become figures: of all questions, of each kind of question, of each set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.figures import Figure
from eval.measures import answers, citations, refusals, retrieval
from eval.rows import Row

Figures = Mapping[str, Figure]

TABLES: Mapping[str, Callable[[Sequence[Row]], Figures]] = {
    "retrieval": retrieval.figures,
    "answer": answers.figures,
    "citation": citations.figures,
    "refusal": refusals.figures,
}
"""The kinds of measure by the name that the report gives them."""


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of some of the rows.

    Attributes:
        name: ``all``, or the type or set that its rows share.
        by: What the rows share: ``all``, ``type`` or ``set``.
        n: How many rows there are.
        tables: Figures by table and measure.
    """

    name: str
    by: str
    n: int
    tables: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run says.

    Attributes:
        sets: Names of the sets that were run.
        part: The part of each set that was run; None for all of it.
        articles: How many articles the index holds.
        groups: All rows first, then by type, then by set where there are several.
        median_ms: Median time from question to reply; None where nothing was asked.
        p95_ms: The time within which 95% of the replies came.
    """

    sets: tuple[str, ...]
    part: str | None
    articles: int
    groups: tuple[Group, ...]
    median_ms: float | None
    p95_ms: float | None


def summarise(rows: Sequence[Row], part: str | None, articles: int) -> Summary:
    """Work out every figure.

    Args:
        rows: At least one.
        part: The part of each set that was run, for the record.
        articles: How many articles the index holds, for the record.
    """
    times = [row.reply.elapsed_ms for row in rows if row.reply]
    median, p95 = np.percentile(times, [50, 95]) if times else (None, None)
    return Summary(
        sets=tuple(dict.fromkeys(row.set for row in rows)),
        part=part,
        articles=articles,
        groups=tuple(_groups(rows)),
        median_ms=None if median is None else float(median),
        p95_ms=None if p95 is None else float(p95),
    )


def _groups(rows: Sequence[Row]) -> Iterator[Group]:
    yield _group("all", "all", rows)
    for kind in sorted({row.type for row in rows}):
        yield _group(kind, "type", [row for row in rows if row.type == kind])
    sets = dict.fromkeys(row.set for row in rows)
    for name in sets if len(sets) > 1 else ():
        yield _group(name, "set", [row for row in rows if row.set == name])


def _group(name: str, by: str, rows: Sequence[Row]) -> Group:
    tables = {table: figures(rows) for table, figures in TABLES.items()}
    return Group(name, by, len(rows), tables)
