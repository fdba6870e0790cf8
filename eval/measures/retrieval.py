"""Whether the articles that answer a question are found (ir-measures).

An article's rank is that of its best passage. Judged over the answerable cases that name their
articles; an unanswerable question has no right article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import ir_measures
from ir_measures import RR, R, nDCG

from eval.figures import Sample, mean
from eval.rows import Row

MEASURES = (RR @ 10, R @ 1, R @ 5, R @ 10, nDCG @ 10)


def samples(rows: Sequence[Row]) -> dict[str, Sample]:
    """Return reciprocal rank, recall and nDCG, cut at the rank after the ``@``."""
    judged = {
        str(number): row
        for number, row in enumerate(rows)
        if row.answerable and row.expected_articles
    }
    values = defaultdict[str, dict[str, float]](dict)
    if judged:
        for metric in ir_measures.iter_calc(MEASURES, _qrels(judged), _run(judged)):
            values[str(metric.measure)][metric.query_id] = metric.value
    return {
        str(measure): mean(values[str(measure)].get(str(at)) for at in range(len(rows)))
        for measure in MEASURES
    }


def _qrels(judged: dict[str, Row]) -> list[ir_measures.Qrel]:
    return [
        ir_measures.Qrel(number, article_id, grade)
        for number, row in judged.items()
        for article_id, grade in zip(row.expected_articles, row.grades, strict=True)
    ]


def _run(judged: dict[str, Row]) -> list[ir_measures.ScoredDoc]:
    """Score by rank: what is measured is the order, and equal scores would lose it."""
    return [
        ir_measures.ScoredDoc(number, article_id, 1 / rank)
        for number, row in judged.items()
        for rank, article_id in enumerate(row.ranking, start=1)
    ]
