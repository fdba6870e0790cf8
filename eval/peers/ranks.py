"""How good rankings are, judged alike for every system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.figures import Figure, figure
from eval.measures.retrieval import Ranking, ranking_samples


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the articles that answer it, each with how relevant it is, from 1."""

    question: str
    right: Mapping[str, int]


def figures(asked: Sequence[Asked], rankings: Sequence[Sequence[str]]) -> dict[str, Figure]:
    """Return reciprocal rank, recall and nDCG with their 95% bootstrap intervals.

    Args:
        asked: At least one question.
        rankings: Ids of articles, best first, for each of the questions.
    """
    judged = [Ranking(each.right, found) for each, found in zip(asked, rankings, strict=True)]
    return {name: figure(sample) for name, sample in ranking_samples(judged).items()}
