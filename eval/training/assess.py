"""How well a network reads when it is given the passage: the measures of SQuAD 2.0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sklearn.metrics import roc_auc_score

from eval.measures.answers import exact_match, f1
from eval.training.example import Example
from qa.reading.scores import WindowScores
from qa.reading.spans import best_spans, merged
from qa.reading.windows import Window, Windows


class Runs(Protocol):
    """A network, trained or exported."""

    def run(self, windows: Sequence[Window]) -> list[WindowScores]:
        """Score windows, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Read:
    """What a network made of one example.

    Attributes:
        example: The question and its passage.
        words: The best span.
        answers: Log-odds that the passage answers.
    """

    example: Example
    words: str
    answers: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """The measures; shares of 1.

    Attributes:
        exact: Exact match of answerable questions.
        f1: Overlap of words, of answerable questions.
        auroc: How well answerable and unanswerable are told apart.
        squad2_f1: SQuAD 2.0's F1 over all, with what scores below the threshold refused.
        threshold: The one given; else that which is best for this F1.
    """

    exact: float
    f1: float
    auroc: float
    squad2_f1: float
    threshold: float


def read_all(model: Runs, examples: Sequence[Example], windows: Windows) -> list[Read]:
    """Read the passage of every example."""
    of_each = [
        windows.of(example.question, example.heading, example.passage) for example in examples
    ]
    scores = iter(model.run([window for of_one in of_each for window in of_one]))
    reads = []
    for example, of_one in zip(examples, of_each, strict=True):
        whole = merged([next(scores) for _ in of_one])
        best = next(iter(best_spans(example.passage, whole)), None)
        words = example.passage[slice(*best.span)] if best else ""
        reads.append(Read(example, words, whole.answers))
    return reads


def assess(reads: Sequence[Read], threshold: float | None = None) -> Assessment:
    """Measure what was read.

    Args:
        reads: Of answerable and unanswerable questions.
        threshold: Log-odds below which a passage is taken not to answer; None to choose the best.
    """
    told = [read for read in reads if read.example.answered]
    overlaps = [
        f1(read.words, read.example.accepted) if read.example.answered else None for read in reads
    ]
    scores = [read.answers for read in reads]
    tried = sorted({round(score, 1) for score in scores}) if threshold is None else [threshold]
    best, at = max((_squad2(scores, overlaps, each), each) for each in tried)
    return Assessment(
        exact=_mean([exact_match(read.words, read.example.accepted) for read in told]),
        f1=_mean([overlap for overlap in overlaps if overlap is not None]),
        auroc=float(roc_auc_score([read.example.answered for read in reads], scores)),
        squad2_f1=best,
        threshold=at,
    )


def _squad2(scores: Sequence[float], overlaps: Sequence[float | None], threshold: float) -> float:
    """Return SQuAD 2.0's F1 at a threshold; an overlap of None has no answer to give."""
    return _mean(
        [
            float(score < threshold) if overlap is None else overlap * (score >= threshold)
            for score, overlap in zip(scores, overlaps, strict=True)
        ]
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
