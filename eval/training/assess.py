"""How well a network reads when it is given the passage: the measures of SQuAD 2.0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        squad2_f1: SQuAD 2.0's F1 over all, at the threshold that is best for it.
        threshold: That threshold.
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


def assess(reads: Sequence[Read]) -> Assessment:
    """Measure what was read."""
    told = [read for read in reads if read.example.answered]
    scores = [read.answers for read in reads]
    threshold, best = max(_squad2(reads), key=lambda pair: pair[1])
    return Assessment(
        exact=_mean([exact_match(read.words, read.example.accepted) for read in told]),
        f1=_mean([f1(read.words, read.example.accepted) for read in told]),
        auroc=float(roc_auc_score([read.example.answered for read in reads], scores)),
        squad2_f1=best,
        threshold=threshold,
    )


def _squad2(reads: Sequence[Read]) -> Iterator[tuple[float, float]]:
    """Yield thresholds with SQuAD 2.0's F1 at each."""
    gains = [
        f1(read.words, read.example.accepted) if read.example.answered else 0.0 for read in reads
    ]
    for threshold in sorted({round(read.answers, 1) for read in reads}):
        total = sum(
            gain if read.answers >= threshold else float(not read.example.answered)
            for read, gain in zip(reads, gains, strict=True)
        )
        yield threshold, total / len(reads)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
