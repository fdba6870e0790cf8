"""Whether an ``nprobe`` found with stored vectors serves questions, and an index that has grown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from eval.nearest.contenders import Lists, Rows, default_lists, exact
from eval.nearest.recall import DEPTH, needed_probes
from eval.nearest.records import Carried, Density, Growth
from index.encoder import Vectors

TARGETS = (0.99, 0.995, 0.999)

SAMPLE = 1_000
"""Stored vectors that are searched for to find ``nprobe``."""

LISTS = (1, 2, 4, 8)
"""Lists, in multiples of the square root of the number of vectors."""

SHARES = (2, 4)
"""An index grows to so many times the size that it was trained at."""


def density(vectors: Vectors, questions: Vectors, real: int) -> Density:
    """Tell how near the nearest are; ``real`` of the vectors are of real text."""
    sample, neighbours = stored_sample(vectors)
    nearest = exact(vectors, questions, DEPTH)
    return Density(
        size=len(vectors),
        real=real,
        stored_10th=_cosine(sample, vectors[neighbours[:, -1]]),
        question_1st=_cosine(questions, vectors[nearest[:, 0]]),
        question_10th=_cosine(questions, vectors[nearest[:, -1]]),
    )


def carried(vectors: Vectors, questions: Vectors) -> Iterator[Carried]:
    """Find ``nprobe`` with stored vectors and try it on questions, with few lists and with many."""
    nearest = exact(vectors, questions, DEPTH)
    sample, neighbours = stored_sample(vectors)
    for times in LISTS:
        lists = Lists.made(vectors, vectors, default_lists(len(vectors), times))
        stored = lists.ranks(sample, neighbours)
        ranks = lists.ranks(questions, nearest)
        for target in TARGETS:
            probes = needed_probes(stored, target)
            yield Carried(
                size=len(vectors),
                lists=len(lists),
                target=target,
                probes=probes,
                recall=float((ranks <= probes).mean()),
                needed=needed_probes(ranks, TARGETS[0]),
                scanned=lists.scanned(questions, probes),
            )


def growth(
    vectors: Vectors, questions: Vectors, target: float, shares: Sequence[int] = SHARES
) -> Iterator[Growth]:
    """Train on the first vectors alone, find ``nprobe`` there, then add the others."""
    for share in shares:
        first = vectors[: len(vectors) // share]
        lists = Lists.made(first, first, default_lists(len(first)))
        probes = needed_probes(lists.ranks(*stored_sample(first)), target)
        before = lists.ranks(questions, exact(first, questions, DEPTH))
        grown = lists.filled(vectors)
        after = grown.ranks(questions, exact(vectors, questions, DEPTH))
        yield Growth(
            size=len(vectors),
            trained=len(first),
            lists=len(lists),
            probes=probes,
            before=float((before <= probes).mean()),
            after=float((after <= probes).mean()),
            scanned=grown.scanned(questions, probes),
        )


def stored_sample(vectors: Vectors) -> tuple[Vectors, Rows]:
    """Return some stored vectors and their nearest neighbours, themselves left out."""
    rows = np.random.default_rng(0).choice(
        len(vectors), min(SAMPLE, len(vectors)), replace=False, shuffle=False
    )
    found = exact(vectors, vectors[rows], DEPTH + 1)
    return vectors[rows], others(found, rows)


def _cosine(these: Vectors, those: Vectors) -> float:
    return float(np.sum(these * those, axis=1).mean())


def others(found: Rows, own: Rows) -> Rows:
    """Leave out of each row its own number; where that isn't in it, the last."""
    leave = found == own[:, np.newaxis]
    leave[~leave.any(axis=1), -1] = True
    left: Rows = found[~leave].reshape(len(found), -1)
    return left
