"""Rows become figures: of all questions, of each kind of question, of each set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.figures import Figure, Sample, figure
from eval.measures import answers, citations, confidence, grounding, overall, refusals, retrieval
from eval.provenance import Provenance
from eval.rows import Row, Verdict

Figures = Mapping[str, Figure]

TABLES: Mapping[str, Callable[[Sequence[Row]], Mapping[str, Sample]]] = {
    "overall": overall.samples,
    "retrieval": retrieval.samples,
    "answer": answers.samples,
    "citation": citations.samples,
    "refusal": refusals.samples,
    "grounding": grounding.samples,
    "confidence": confidence.samples,
}
"""The kinds of measure by the name that the report gives them."""

LESS_IS_BETTER = frozenset(["confidence_aurc", "confidence_ece", "confidence_brier"])
"""Names of figures, table and measure, that are the better the lower."""


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of some of the rows.

    Attributes:
        name: ``all``, or the type, part or set that its rows share.
        by: What the rows share: ``all``, ``type``, ``part`` or ``set``.
        n: How many rows there are.
        verdicts: How many questions ended in each way.
        tables: Figures by table and measure.
    """

    name: str
    by: str
    n: int
    verdicts: Mapping[Verdict, int]
    tables: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run says.

    Attributes:
        provenance: Where the figures come from, one for each set that was run.
        groups: All rows first, then by type, then by part and by set where there are several.
        median_ms: Median time from question to reply; None where nothing was asked.
        p95_ms: The time within which 95% of the replies came.
    """

    provenance: tuple[Provenance, ...]
    groups: tuple[Group, ...]
    median_ms: float | None
    p95_ms: float | None


def summarise(rows: Sequence[Row]) -> Summary:
    """Work out every figure of at least one row."""
    times = [row.reply.elapsed_ms for row in rows if row.reply]
    median, p95 = np.percentile(times, [50, 95]) if times else (None, None)
    return Summary(
        provenance=tuple({row.set: row.provenance for row in rows}.values()),
        groups=tuple(_groups(rows)),
        median_ms=None if median is None else float(median),
        p95_ms=None if p95 is None else float(p95),
    )


def _groups(rows: Sequence[Row]) -> Iterator[Group]:
    yield _group("all", "all", rows)
    for kind in sorted({row.type for row in rows}):
        yield _group(kind, "type", [row for row in rows if row.type == kind])
    parts = sorted({row.part for row in rows if row.part})
    for part in parts if len(parts) > 1 else ():
        yield _group(part, "part", [row for row in rows if row.part == part])
    sets = dict.fromkeys(row.set for row in rows)
    for name in sets if len(sets) > 1 else ():
        yield _group(name, "set", [row for row in rows if row.set == name])


def _group(name: str, by: str, rows: Sequence[Row]) -> Group:
    tables = {
        table: {measure: figure(sample) for measure, sample in samples(rows).items()}
        for table, samples in TABLES.items()
    }
    verdicts = Counter(row.verdict for row in rows if row.verdict)
    return Group(name, by, len(rows), dict(verdicts), tables)
