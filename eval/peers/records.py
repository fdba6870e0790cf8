"""The records of a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from eval.cases import Part
from eval.figures import Figure, Lines, Sample, figure
from eval.provenance import Program


@dataclass(frozen=True, slots=True)
class Ratio:
    """How long a peer takes, ours being 1: 2.0 is twice as long.

    Attributes:
        value: What the pairs come to.
        low: Lower end of what it could as well be; `paired` and `of_medians` say how it is found.
        high: Upper end.
        pairs: What was timed: ours and the peer's, in seconds or milliseconds.
    """

    value: float
    low: float
    high: float
    pairs: tuple[tuple[float, float], ...]

    @classmethod
    def paired(cls, pairs: Sequence[tuple[float, float]]) -> Ratio:
        """Return the median of the ratios of a few pairs, from the least to the greatest."""
        ratios = [theirs / ours for ours, theirs in pairs]
        return cls(median(ratios), min(ratios), max(ratios), tuple(pairs))

    @classmethod
    def of_medians(cls, pairs: Sequence[tuple[float, float]]) -> Ratio:
        """Return the ratio of the medians of many pairs, with its 95% bootstrap interval."""
        lines = np.array(pairs, dtype=np.float64).reshape(-1, 2)
        told = figure(Sample(lines, np.ones(len(lines), dtype=np.bool_), _ratio_of_medians))
        value = _ratio_of_medians(lines)
        low = value if told.low is None else told.low
        high = value if told.high is None else told.high
        return cls(value, low, high, tuple(pairs))


def _ratio_of_medians(lines: Lines) -> float:
    ours, theirs = np.median(lines, axis=0)
    return float(theirs / ours)


@dataclass(frozen=True, slots=True)
class Measured:
    """One system.

    Attributes:
        name: As in `eval.peers.contenders`.
        title: As the table calls it.
        versions: Of its packages; empty where it never came to tell them.
        settings: What was chosen, in words.
        threads: How many threads PyTorch used; None where it didn't use PyTorch.
        error: Why it was not measured; None where it was.
        retrieval: Figures by measure (`eval.measures.retrieval`).
        index_ratio: From passages on disk to a stored index, the encoder being loaded. All the
            ratios are None for ours.
        load_ratio: From the start of a process until it could begin with that.
        startup_ratio: From the start of a process to its first answer over a stored index.
        query_ratio: From a question to its passages.
    """

    name: str
    title: str
    versions: Mapping[str, str]
    settings: str
    threads: int | None
    error: str | None
    retrieval: Mapping[str, Figure]
    index_ratio: Ratio | None = None
    load_ratio: Ratio | None = None
    startup_ratio: Ratio | None = None
    query_ratio: Ratio | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What all of them had to work with.

    Attributes:
        program: Our own code: when, commit, Python, machine, versions.
        encoder: Name or folder of the weights.
        encoder_fingerprint: Of the weights, as our manifests tell it.
        set_name: The file of the questions.
        set_sha256: Of what it holds.
        part: The part of the set that was asked; None for all of it.
        distractors: Files whose paragraphs stood in the way.
        articles: How many there were to find.
        passages: How many passages they were cut into.
        questions: How many were asked for the figures of retrieval.
        timed: How many were asked for the time a query takes.
        pairs: How often each other time was taken.
        processors: How many the machine has; None where it doesn't tell.
    """

    program: Program
    encoder: str
    encoder_fingerprint: str
    set_name: str
    set_sha256: str
    part: Part | None
    distractors: tuple[str, ...]
    articles: int
    passages: int
    questions: int
    timed: int
    pairs: int
    processors: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All systems of one run, ours first."""

    provenance: Setting
    systems: tuple[Measured, ...]
