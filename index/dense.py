"""Nearest vectors by inner product (FAISS); the only module that knows FAISS."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.errors import IndexDamaged


class DenseIndex:
    """An exact index of unit vectors; row *n* is the *n*-th passage."""

    def __init__(self, vectors: faiss.IndexFlatIP) -> None:
        self._vectors = vectors

    @classmethod
    def build(cls, vectors: Vectors) -> DenseIndex:
        """Index an array of shape (passages, dimension)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        return cls(index)

    @classmethod
    def open(cls, file: Path) -> DenseIndex:
        """Read what ``save`` wrote.

        Raises:
            IndexDamaged: The file isn't a flat FAISS index.
        """
        try:
            index = faiss.deserialize_index(np.frombuffer(file.read_bytes(), dtype=np.uint8))
        except RuntimeError as error:
            raise IndexDamaged(f"{file} is damaged: build the index again") from error
        if not isinstance(index, faiss.IndexFlatIP):
            raise IndexDamaged(f"{file} holds another kind of index: build the index again")
        return cls(index)

    def save(self, file: Path) -> None:
        """Write the index to one file."""
        file.write_bytes(faiss.serialize_index(self._vectors).tobytes())

    def __len__(self) -> int:
        return int(self._vectors.ntotal)

    def search(self, query: Vectors, limit: int) -> tuple[NDArray[np.int64], Vectors]:
        """Return the rows of the ``limit`` nearest passages and their cosines, best first.

        Args:
            query: One unit vector, shape (dimension,).
            limit: How many at most.
        """
        limit = min(limit, len(self))
        if limit == 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        scores, rows = self._vectors.search(query[np.newaxis], limit)
        return rows[0], scores[0]

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """Return the stored vectors of some passages, shape (rows, dimension)."""
        stored = self._vectors.reconstruct_batch(np.asarray(rows, dtype=np.int64))
        return np.asarray(stored, dtype=np.float32)
