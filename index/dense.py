"""Nearest vectors by inner product (FAISS); the only module that knows FAISS.

A small index compares a question with every vector. A large one goes through codes of one bit a
number (RaBitQ: Gao and Long 2024) and weighs by the vectors themselves what these propose: lists
and graphs, which look at a part only, miss what questions ask for (``python -m eval.nearest``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.checked import Array, damaged
from index.encoder import Vectors
from index.files import Files
from index.manifest import CodesRecord, Manifest

VECTORS = "vectors.f32"
CODES = "codes.faiss"

NUMBER = np.dtype("<f4")

MOST_SCANNED = 50_000
"""Passages up to which every vector is compared with a question."""

PROPOSED = 20
"""How many times as many passages the codes propose as are wanted."""

QUERY_BITS = 8
"""Bits of a number of the question."""

SEED = 1
"""Of the turn that all vectors take before they are coded, so that no number stands out."""

TRAINED_ON = 1 << 16
"""Vectors whose middle is found, around which the codes lie."""

GROWTH = 2
"""How many times as many vectors, or as few, a middle serves that was found for some."""

CHUNK = 1 << 16
"""Vectors that are read at a time."""

Rows = NDArray[np.int64]


class DenseIndex:
    """Finds unit vectors; row *n* is the *n*-th passage."""

    def __init__(self, vectors: Array, codes: VectorCodes | None = None) -> None:
        self._vectors = vectors
        self._codes = codes

    @classmethod
    def open(cls, files: Files, manifest: Manifest) -> DenseIndex:
        """Open what was written for a generation.

        Raises:
            IndexDamaged: A file is missing or isn't what was written.
        """
        vectors = files.array(VECTORS, NUMBER, manifest.encoder.dimension)
        return cls(vectors, VectorCodes.open(files, manifest.codes) if manifest.codes else None)

    @property
    def codes(self) -> VectorCodes | None:
        """The codes of a large index."""
        return self._codes

    def __len__(self) -> int:
        return len(self._vectors)

    def search(self, query: Vectors, limit: int) -> tuple[Rows, Vectors]:
        """Return the rows of the nearest passages and their cosines, best first.

        Args:
            query: One unit vector, shape (dimension,).
            limit: How many at most.

        Raises:
            IndexDamaged: What is needed of the files isn't what was written.
        """
        limit = min(limit, len(self))
        if limit == 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        if self._codes is None:
            return _scan(self._vectors.whole(), query, limit)
        proposed = self._codes.search(query, limit)
        cosines = self.vectors(proposed) @ query
        best = np.argsort(-cosines, kind="stable")[:limit]
        return proposed[best], cosines[best]

    def vectors(self, rows: Rows) -> Vectors:
        """Return the stored vectors of some passages, shape (rows, dimension).

        Raises:
            IndexDamaged: One of them isn't what was written.
        """
        return np.asarray(self._vectors.take(np.asarray(rows, dtype=np.int64)), dtype=np.float32)

    def part(self, rows: range) -> Vectors:
        """Return the stored vectors of some passages on end."""
        return np.asarray(self._vectors.part(rows.start, rows.stop), dtype=np.float32)


class VectorCodes:
    """A code of one bit a number for each vector."""

    def __init__(self, index: faiss.IndexPreTransform, record: CodesRecord) -> None:
        self._index = index
        self._stored = faiss.downcast_index(index.index)
        self._record = record

    @classmethod
    def open(cls, files: Files, record: CodesRecord) -> VectorCodes:
        """Map the file of the codes; all of them are used for each question, so all are checked.

        Raises:
            IndexDamaged: It is missing or isn't what was written.
        """
        file = files.file(CODES)
        file.part(0, len(file))
        try:
            index = faiss.read_index(str(file.path), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise damaged(file.path) from error
        return cls(index, record)

    @property
    def record(self) -> CodesRecord:
        """How they were made."""
        return self._record

    def search(self, query: Vectors, limit: int) -> Rows:
        """Return the rows among which the nearest of a question are, by number.

        Args:
            query: One unit vector.
            limit: How many are wanted in the end.
        """
        with _one_core():
            _, rows = self._index.search(query[np.newaxis], self._record.proposed * limit)
        return np.sort(rows[0][rows[0] >= 0])

    def codes(self) -> NDArray[np.uint8]:
        """Return all codes, a row for each vector."""
        return np.asarray(faiss.vector_to_array(self._stored.codes)).reshape(len(self), -1)

    def middle(self) -> Vectors:
        """Return the vector, turned as all are, around which the codes lie."""
        return np.asarray(faiss.vector_to_array(self._stored.center), dtype=np.float32)

    def __len__(self) -> int:
        return int(self._index.ntotal)


@dataclass(frozen=True, slots=True)
class Reused:
    """Codes of an older generation, and where its rows are now.

    Attributes:
        codes: As they were.
        new_rows: The new row of each old one, -1 where it is gone.
    """

    codes: VectorCodes
    new_rows: Rows


def write_codes(
    folder: Path, dimension: int, reused: Reused | None, most_scanned: int
) -> CodesRecord | None:
    """Write the codes of a large index beside its vectors; a small one has none.

    Args:
        folder: Holds the vectors.
        dimension: Numbers of a vector.
        reused: Its codes serve again while the index is about as large.
        most_scanned: Passages up to which there are none.
    """
    vectors = Files(folder).array(VECTORS, NUMBER, dimension)
    size = len(vectors)
    if size <= most_scanned:
        return None
    again = reused if reused and _serves(reused.codes.record, size) else None
    turn = faiss.RandomRotationMatrix(dimension, dimension)
    turn.init(SEED)
    middle = again.codes.middle() if again else _middle(vectors, turn)
    stored = faiss.IndexRaBitQ(dimension, faiss.METRIC_INNER_PRODUCT)
    faiss.copy_array_to_vector(middle, stored.center)
    stored.qb, stored.is_trained = QUERY_BITS, True
    index = faiss.IndexPreTransform(turn, stored)
    stored.add_sa_codes(_encoded(vectors, index, again))
    index.is_trained, index.ntotal = True, stored.ntotal
    with (folder / CODES).open("wb") as stream:
        faiss.write_index(index, faiss.PyCallbackIOWriter(stream.write))
    return CodesRecord("RaBitQ", PROPOSED, again.codes.record.trained_on if again else size)


def _scan(vectors: Vectors, query: Vectors, limit: int) -> tuple[Rows, Vectors]:
    row = query[np.newaxis]
    with _one_core():
        cosines, rows = faiss.knn(row, vectors, limit, metric=faiss.METRIC_INNER_PRODUCT)
    return rows[0], cosines[0]


@contextmanager
def _one_core() -> Iterator[None]:
    """Keep FAISS from waiting for other cores: one question isn't work for several."""
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def _serves(record: CodesRecord, size: int) -> bool:
    return record.trained_on / GROWTH <= size <= record.trained_on * GROWTH


def _middle(vectors: Array, turn: faiss.RandomRotationMatrix) -> Vectors:
    drawn = np.sort(np.random.default_rng(SEED).permutation(len(vectors))[:TRAINED_ON])
    sample = np.asarray(vectors.take(drawn), dtype=np.float32)
    return np.asarray(turn.apply(sample).mean(axis=0), dtype=np.float32)


def _encoded(
    vectors: Array, index: faiss.IndexPreTransform, reused: Reused | None
) -> NDArray[np.uint8]:
    """Return the code of each vector: the one it had, or a new one."""
    codes = np.zeros((len(vectors), index.sa_code_size()), dtype=np.uint8)
    missing = np.ones(len(vectors), dtype=np.bool_)
    if reused:
        kept = reused.new_rows >= 0
        codes[reused.new_rows[kept]] = reused.codes.codes()[kept]
        missing[reused.new_rows[kept]] = False
    new = np.flatnonzero(missing)
    for start in range(0, len(new), CHUNK):
        rows = new[start : start + CHUNK]
        codes[rows] = index.sa_encode(np.asarray(vectors.take(rows), dtype=np.float32))
    return codes
