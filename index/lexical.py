"""BM25 over the passages (bm25s; Robertson and Zaragoza 2009)."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged
from index.tokens import tokens

K1 = 0.9
B = 0.4
"""Values that Robertson and Zaragoza found to hold for short texts; kept as they are."""


class LexicalIndex:
    """Scores every passage for the words of a question."""

    def __init__(self, scorer: bm25s.BM25 | None) -> None:
        self._scorer = scorer

    @classmethod
    def build(cls, texts: Iterable[str]) -> LexicalIndex:
        """Index texts; row *n* of every result is the *n*-th of them."""
        rows = [tokens(text) for text in texts]
        if not any(rows):
            return cls(None)
        scorer = bm25s.BM25(k1=K1, b=B)
        scorer.index(rows, show_progress=False)
        return cls(scorer)

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """Read what ``save`` wrote.

        Raises:
            IndexDamaged: A file is missing or isn't what it should be.
        """
        if not folder.is_dir():
            return cls(None)
        try:
            return cls(bm25s.BM25.load(folder, allow_pickle=False, show_progress=False))
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(f"{folder} is damaged ({error}): build the index again") from error

    def save(self, folder: Path) -> None:
        """Write the index into a folder of its own; an index of no words writes none.

        Raises:
            OSError: Not all of it could be written.
        """
        if self._scorer is None:
            return
        self._scorer.save(folder, show_progress=False)
        for name in ("data", "indices", "indptr"):
            file = folder / f"{name}.csc.index.npy"
            # NumPy keeps to itself that a disk was full (ndarray.tofile ends without an error).
            if file.stat().st_size < self._scorer.scores[name].nbytes:
                raise OSError(errno.EIO, "not all of it could be written", str(file))

    def search(self, query: Sequence[str], size: int) -> NDArray[np.float32]:
        """Return the BM25 score of each of the ``size`` passages for the query's tokens."""
        known = [token for token in query if self.knows(token)]
        if self._scorer is None or not known:
            return np.zeros(size, dtype=np.float32)
        return np.asarray(self._scorer.get_scores(known), dtype=np.float32)

    def frequency(self, token: str) -> int:
        """Return how many passages hold the token."""
        if self._scorer is None or not self.knows(token):
            return 0
        starts = self._scorer.scores["indptr"]
        column = self._scorer.vocab_dict[token]
        return int(starts[column + 1] - starts[column])

    def knows(self, token: str) -> bool:
        """Say whether any passage holds the token."""
        return self._scorer is not None and token in self._scorer.vocab_dict
