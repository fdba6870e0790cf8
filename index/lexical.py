"""BM25 over the passages (Robertson and Zaragoza 2009), from postings that stay on disk.

Counts are stored, not scores: a score hangs on how many passages there are and how long they are on
average, and would have to be worked out anew for all of them whenever one is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.checked import Array
from index.files import Files
from index.lines import Lines, LinesWriter
from index.postings import COUNT, ROW, Block, Postings

K1 = 0.9
B = 0.4
"""Values that Robertson and Zaragoza found to hold for short texts; kept as they are."""

TERMS = "terms.txt"
STARTS = "terms.rows"
"""Where the rows of each term begin, and where the last one's end."""

ROWS = "postings.rows"
COUNTS = "postings.counts"
LENGTHS = "passages.lengths"
"""How many tokens each passage has."""

START = np.dtype("<u8")
LENGTH = np.dtype("<u4")

Found = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Rows and their scores."""


class LexicalIndex:
    """Scores passages for the words of a question; row *n* is the *n*-th passage."""

    def __init__(
        self, terms: Lines, starts: Array, rows: Array, counts: Array, lengths: Array
    ) -> None:
        self._terms = terms
        self._starts = starts
        self._rows = rows
        self._counts = counts
        self._lengths = lengths
        self._norms: NDArray[np.float32] | None = None

    @classmethod
    def open(cls, files: Files) -> LexicalIndex:
        """Open what `write_postings` and a file of lengths hold.

        Raises:
            IndexDamaged: A file is missing or isn't what was written.
        """
        return cls(
            files.lines(TERMS),
            files.array(STARTS, START),
            files.array(ROWS, ROW),
            files.array(COUNTS, COUNT),
            files.array(LENGTHS, LENGTH),
        )

    def __len__(self) -> int:
        return len(self._lengths)

    def search(self, query: Sequence[str], limit: int, also: Iterable[int] = ()) -> Found:
        """Return the passages that fit a query's tokens best, and their scores.

        Args:
            query: Tokens; one that is there twice counts twice.
            limit: How many at most; those that share no token are left out.
            also: Rows whose scores are wanted as well.

        Returns:
            The best first, among equals the first row; behind them those of ``also`` that aren't
            among the best.

        Raises:
            IndexDamaged: What is needed of the files isn't what was written.
        """
        scores = self._scores(query)
        best = _best(scores, limit)
        others = np.fromiter(also, dtype=np.int64)
        rows = np.concatenate([best, others[~np.isin(others, best)]])
        return rows, scores[rows]

    def frequency(self, token: str) -> int:
        """Return how many passages hold the token."""
        start, end = self._range(token)
        return end - start

    def knows(self, token: str) -> bool:
        """Say whether any passage holds the token."""
        return self.frequency(token) > 0

    def rows(self, token: str) -> NDArray[np.int64]:
        """Return the rows of the passages that hold the token, in no order."""
        return self._rows.part(*self._range(token)).astype(np.int64)

    def lengths(self, rows: range) -> NDArray[np.uint32]:
        """Return how many tokens the passages of some rows on end have."""
        return self._lengths.part(rows.start, rows.stop)

    def _range(self, token: str) -> tuple[int, int]:
        at = self._terms.find(token)
        if at is None:
            return 0, 0
        start, end = self._starts.part(at, at + 2).tolist()
        return start, end

    def _scores(self, query: Sequence[str]) -> NDArray[np.float32]:
        """Return each passage's sum of idf * tf / (tf + k1 * (1 - b + b * length / average))."""
        scores = np.zeros(len(self), dtype=np.float32)
        for token in query:
            start, end = self._range(token)
            if start == end:
                continue
            rows = self._rows.part(start, end)
            counts = self._counts.part(start, end).astype(np.float32)
            weight = np.float32(inverse_frequency(end - start, len(self)))
            scores[rows] += weight * (counts / (counts + self._length_norms()[rows]))
        return scores

    def _length_norms(self) -> NDArray[np.float32]:
        if self._norms is None:
            lengths = self._lengths.whole()
            self._norms = length_norms(lengths, float(lengths.mean(dtype=np.float64)))
        return self._norms


def length_norms(lengths: NDArray[np.integer[Any]], average: float) -> NDArray[np.float32]:
    """Return k1 * (1 - b + b * length / average), by which BM25 holds length against a passage."""
    relative = lengths.astype(np.float32) / np.float64(average)
    return np.asarray(K1 * (1 - B + B * relative), dtype=np.float32)


def inverse_frequency(frequency: int, size: int) -> float:
    """Return the weight BM25 gives a token: ln(1 + (N - n + 0.5) / (n + 0.5))."""
    return float(np.log(1 + (size - frequency + 0.5) / (frequency + 0.5)))


def open_postings(files: Files) -> Postings:
    """Open what `write_postings` wrote, to be joined with others.

    Raises:
        IndexDamaged: A file is missing or isn't what was written.
    """
    rows, counts = files.array(ROWS, ROW), files.array(COUNTS, COUNT)

    def read(start: int, end: int) -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
        return rows.part(start, end), counts.part(start, end)

    starts = files.array(STARTS, START).whole().astype(np.int64)
    return Postings(files.lines(TERMS), starts, read)


def write_postings(folder: Path, blocks: Iterable[Block]) -> None:
    """Write joined postings."""
    with ExitStack() as stack:
        terms = stack.enter_context(LinesWriter(folder / TERMS))
        starts, rows, counts = (
            stack.enter_context((folder / name).open("wb")) for name in (STARTS, ROWS, COUNTS)
        )
        end = 0
        starts.write(START.type(end).tobytes())
        for block in blocks:
            for term in block.terms:
                terms.append(term)
            ends = end + np.cumsum(block.lengths)
            end += int(block.lengths.sum())
            starts.write(ends.astype(START).tobytes())
            rows.write(block.rows.tobytes())
            counts.write(block.counts.tobytes())


def _best(scores: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """Return the rows of the highest scores above 0, best first, among equals the first row."""
    if not limit or not len(scores):
        return np.zeros(0, dtype=np.int64)
    least = np.partition(scores, -limit)[-limit] if limit < len(scores) else np.float32(0)
    rows = np.flatnonzero((scores >= least) & (scores > 0))
    return rows[np.argsort(-scores[rows], kind="stable")][:limit]
