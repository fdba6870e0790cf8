"""Texts and questions become vectors, and vectors become findings, one size after the other."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from eval.nearest.contenders import LARGE, kinds_for
from eval.nearest.encoding import encoded
from eval.nearest.made import grown
from eval.nearest.measure import Bench, measure
from eval.nearest.real_text import read_paragraphs
from eval.nearest.records import Findings, Origin
from eval.nearest.tuning import carried, density, growth
from eval.provenance import Program
from eval.speed.records import DataFile
from eval.squad import read_squad
from index.encoder import Vectors
from index.onnx_encoder import OnnxEncoder

GROWTH_TARGET = 0.995


@dataclass(frozen=True, slots=True)
class Given:
    """What a run is given.

    Attributes:
        texts: Files of texts.
        sets: SQuAD files with questions.
        encoder: The folder of the encoder.
        work: Where vectors are kept.
        asked: How many questions at most.
        real: How many texts are encoded at most; None for as many as are needed.
        pairs: Questions that are timed.
        only: Names of the only kinds to compare; all where none is named.
    """

    texts: Sequence[Path]
    sets: Sequence[Path]
    encoder: Path
    work: Path
    asked: int
    real: int | None
    pairs: int
    only: tuple[str, ...] = ()

    def origin(self) -> Origin:
        """Return where the figures come from.

        Raises:
            EvalError: A file can't be read.
            IndexFailure: The encoder can't.
        """
        encoder = OnnxEncoder.open(self.encoder)
        return Origin(
            program=Program.running(),
            encoder=encoder.name,
            encoder_fingerprint=encoder.fingerprint,
            files=tuple(DataFile.of(file) for file in (*self.texts, *self.sets)),
        )

    def questions(self) -> list[str]:
        """Return some questions of all sets, none twice, the same each time."""
        cases = [case for each in self.sets for case in read_squad(each).cases]
        found = list(dict.fromkeys(case.question for case in cases))
        random.Random(0).shuffle(found)
        return found[: self.asked]


def findings(given: Given, sizes: Sequence[int]) -> Iterator[Findings]:
    """Measure each size; yield after every index all that was found so far.

    Raises:
        EvalError: A file can't be read, or a process that measures memory failed.
    """
    encoder = OnnxEncoder.open(given.encoder)
    questions = encoded(given.questions(), encoder, given.work, "questions")
    texts = read_paragraphs(given.texts)[: min(max(sizes), given.real or max(sizes))]
    real = encoded(texts, encoder, given.work, "vectors")
    found = Findings()
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="nearest-", dir=given.work) as folder:
            bench = _bench(given, real, questions, size, Path(folder))
            for row in measure(bench, kinds_for(size, given.only)):
                found = replace(found, measured=(*found.measured, row))
                yield found
            found = _tuned(found, bench)
        yield found


def _bench(given: Given, real: Vectors, questions: Vectors, size: int, folder: Path) -> Bench:
    bench = Bench(
        vectors=folder / "vectors.npy",
        size=size,
        real=min(size, len(real)),
        questions=folder / "questions.npy",
        folder=folder,
        pairs=given.pairs,
    )
    np.save(bench.vectors, grown(real, size))
    np.save(bench.questions, questions)
    return bench


def _tuned(found: Findings, bench: Bench) -> Findings:
    vectors, questions = np.load(bench.vectors, mmap_mode="r"), np.load(bench.questions)
    found = replace(found, density=(*found.density, density(vectors, questions, bench.real)))
    if bench.size >= LARGE:  # centroids would be trained six times
        return found
    return replace(
        found,
        carried=(*found.carried, *carried(vectors, questions)),
        growth=(*found.growth, *growth(vectors, questions, GROWTH_TARGET)),
    )
