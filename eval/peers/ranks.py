"""How good rankings are, judged alike for every system (ir-measures)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import ir_measures

from corpus.article import Passage
from eval.figures import Figure, figure, mean
from eval.measures.retrieval import MEASURES
from eval.run import DEPTH


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the articles that answer it, each with how relevant it is, from 1."""

    question: str
    right: Mapping[str, int]


def ranking(passages: Iterable[Passage]) -> tuple[str, ...]:
    """Return the ids of the first different articles; the rank of each is that of its best passage.

    Args:
        passages: Best first.
    """
    return tuple(islice(dict.fromkeys(passage.article_id for passage in passages), DEPTH))


def figures(asked: Sequence[Asked], rankings: Sequence[Sequence[str]]) -> dict[str, Figure]:
    """Return reciprocal rank, recall and nDCG with their 95% bootstrap intervals.

    Args:
        asked: At least one question.
        rankings: Ids of articles, best first, for each of the questions.
    """
    qrels = [
        ir_measures.Qrel(str(number), article_id, grade)
        for number, each in enumerate(asked)
        for article_id, grade in each.right.items()
    ]
    # Scored by rank: what is measured is the order, and equal scores would lose it.
    run = [
        ir_measures.ScoredDoc(str(number), article_id, 1 / rank)
        for number, ids in enumerate(rankings)
        for rank, article_id in enumerate(ids, start=1)
    ]
    values = defaultdict[str, list[float]](list)
    for metric in ir_measures.iter_calc(MEASURES, qrels, run):
        values[str(metric.measure)].append(metric.value)
    return {str(measure): figure(mean(values[str(measure)])) for measure in MEASURES}
