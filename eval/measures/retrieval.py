"""Whether the articles that answer a question are found (ir-measures).

An article's rank is that of its best passage. Judged over the answerable cases that name their
articles; an unanswerable question has no right article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, R, nDCG

from eval.figures import Sample, mean
from eval.rows import Row

MEASURES = (RR @ 10, R @ 1, R @ 5, R @ 10, nDCG @ 10)


@dataclass(frozen=True, slots=True)
class Ranking:
    """What was found for a question.

    Attributes:
        right: How relevant each article is that answers it, from 1, by its id.
        found: Ids of the articles that were found, best first.
    """

    right: Mapping[str, int]
    found: Sequence[str]


def samples(rows: Sequence[Row]) -> dict[str, Sample]:
    """Return reciprocal rank, recall and nDCG, cut at the rank after the ``@``."""
    return ranking_samples([_ranking(row) for row in rows])


def ranking_samples(rankings: Sequence[Ranking | None]) -> dict[str, Sample]:
    """Return the same of rankings; None where there is nothing to judge."""
    judged = {str(at): ranking for at, ranking in enumerate(rankings) if ranking}
    values = defaultdict[str, dict[str, float]](dict)
    if judged:
        for metric in ir_measures.iter_calc(MEASURES, _qrels(judged), _run(judged)):
            values[str(metric.measure)][metric.query_id] = metric.value
    return {
        str(measure): mean(values[str(measure)].get(str(at)) for at in range(len(rankings)))
        for measure in MEASURES
    }


def _ranking(row: Row) -> Ranking | None:
    if not row.answerable or not row.expected_articles:
        return None
    return Ranking(dict(zip(row.expected_articles, row.grades, strict=True)), row.ranking)


def _qrels(judged: Mapping[str, Ranking]) -> list[ir_measures.Qrel]:
    return [
        ir_measures.Qrel(number, article_id, grade)
        for number, ranking in judged.items()
        for article_id, grade in ranking.right.items()
    ]


def _run(judged: Mapping[str, Ranking]) -> list[ir_measures.ScoredDoc]:
    """Score by rank: what is measured is the order, and equal scores would lose it."""
    return [
        ir_measures.ScoredDoc(number, article_id, 1 / rank)
        for number, ranking in judged.items()
        for rank, article_id in enumerate(ranking.found, start=1)
    ]
