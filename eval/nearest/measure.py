"""Every kind of index, on so many vectors."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.nearest import probe
from eval.nearest.contenders import (
    EXACT,
    IndexFiles,
    Kind,
    Rows,
    Searcher,
    build,
    default_lists,
    exact,
    one_core,
)
from eval.nearest.recall import DEPTH, LIMIT, least_effort, recall
from eval.nearest.records import Measured
from eval.speed.records import Paired
from eval.speed.timing import Action, paired, seconds
from index.encoder import Vectors

TARGET = 0.99
"""recall@10 that every index has to reach."""

MOST_EFFORT = 2_048
"""Beyond this ``efSearch`` nobody would go."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What indexes of one size are measured with.

    Attributes:
        vectors: The exact vectors, a ``.npy`` file.
        size: How many they are.
        real: How many of them are of real text.
        questions: A ``.npy`` file; one half sets the effort, the other is reported.
        folder: For the indexes.
        pairs: Questions that are timed.
    """

    vectors: Path
    size: int
    real: int
    questions: Path
    folder: Path
    pairs: int

    def files(self, kind: Kind) -> IndexFiles:
        """Return where an index lies; kinds of one recipe share it."""
        name = kind.recipe.replace("{lists}", "").replace(",", "-").replace(" ", "-")
        return IndexFiles(kind, self.folder / f"{name}.index", self.vectors)


def measure(bench: Bench, kinds: Sequence[Kind]) -> Iterator[Measured]:
    """Build and measure each kind; each of its times is taken in turn with the exact index's.

    Args:
        bench: What is measured with.
        kinds: What is measured.

    Raises:
        EvalError: A process that measures memory failed.
    """
    questions = np.load(bench.questions)
    nearest = exact(np.load(bench.vectors, mmap_mode="r"), questions, LIMIT)
    plain = seconds(build, bench.files(EXACT))
    reference = Searcher.open(bench.files(EXACT), "read")
    times: dict[str, float] = {EXACT.recipe: plain}
    for kind in kinds:
        if kind.recipe not in times:
            times[kind.recipe] = seconds(build, bench.files(kind))
        yield _measured(
            bench, kind, Asked(questions, nearest), reference, times[kind.recipe] / plain
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """Queries, and for each the stored vectors that are nearest."""

    queries: Vectors
    nearest: Rows

    def half(self, number: int) -> Asked:
        """Return every other query, from number 0 or 1 on."""
        return Asked(self.queries[number::2], self.nearest[number::2])

    def recall(self, found: Rows, depth: int = DEPTH) -> float:
        """Return the share of the nearest that were found."""
        return recall(found, self.nearest, depth)


def _measured(
    bench: Bench, kind: Kind, asked: Asked, reference: Searcher, building: float
) -> Measured:
    files = bench.files(kind)
    searcher = Searcher.open(files, "mapped")
    effort = _effort(searcher, kind, asked.half(0), bench.size)
    told = asked.half(1)
    found = searcher.search(told.queries, LIMIT, effort)

    def ours(query: Vectors) -> object:
        return searcher.search(query, LIMIT, effort)

    def theirs(query: Vectors) -> object:
        return reference.search(query, LIMIT)

    queries = told.queries[: bench.pairs, np.newaxis]
    return Measured(
        name=kind.name,
        size=bench.size,
        real=bench.real,
        effort=effort,
        recall_10=told.recall(found),
        recall_50=told.recall(found, LIMIT),
        work=_worked(ours, theirs, queries),
        clock=paired("clock, / in the exact index", ours, theirs, queries, queries[0]),
        building=building,
        disk=files.index.stat().st_size,
        memory=probe.measure(files, bench.questions, effort, "mapped"),
    )


def _worked(ours: Action[Vectors], theirs: Action[Vectors], queries: Vectors) -> Paired:
    """Divide processor times of two searches, one right after the other; FAISS has one core."""
    with one_core():
        ours(queries[0])
        theirs(queries[0])
        ratios = [_processor(ours, query) / _processor(theirs, query) for query in queries]
    return Paired.of("processor, / in the exact index", ratios)


def _processor(action: Action[Vectors], query: Vectors) -> float:
    started = time.process_time()
    action(query)
    return time.process_time() - started


def _effort(searcher: Searcher, kind: Kind, asked: Asked, size: int) -> int:
    if not kind.effort:
        return 0
    most = default_lists(size) if kind.effort == "nprobe" else MOST_EFFORT
    return least_effort(
        lambda effort: asked.recall(searcher.search(asked.queries, LIMIT, effort)), TARGET, most
    )
