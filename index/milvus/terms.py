"""In how many passages each token stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from index.checked import Array
from index.files import Files
from index.lines import Lines, starts_of, write_lines

TERMS = "terms.txt"
FREQUENCIES = "terms.frequencies"

FREQUENCY = np.dtype("<u8")

TERM_FILES = (TERMS, starts_of(Path(TERMS)).name, FREQUENCIES)


class TermCounts:
    """Counts passages by token."""

    def __init__(self) -> None:
        self._passages: Counter[str] = Counter()

    def add(self, terms: Iterable[str]) -> None:
        """Count the tokens of one passage."""
        self._passages.update(set(terms))

    def add_counted(self, terms: Terms) -> None:
        """Add what was counted elsewhere."""
        for term, frequency in terms.counted():
            self._passages[term] += frequency

    def write(self, folder: Path) -> None:
        """Write all, sorted."""
        terms = sorted(self._passages)
        write_lines(folder / TERMS, terms)
        counts = np.array([self._passages[term] for term in terms], dtype=FREQUENCY)
        (folder / FREQUENCIES).write_bytes(counts.tobytes())


class Terms:
    """In how many passages each token stands, on disk."""

    def __init__(self, terms: Lines, frequencies: Array) -> None:
        self._terms = terms
        self._frequencies = frequencies

    @classmethod
    def open(cls, files: Files) -> Terms:
        """Open what `TermCounts` wrote.

        Raises:
            IndexDamaged: A file is missing or isn't what was written.
        """
        return cls(files.lines(TERMS), files.array(FREQUENCIES, FREQUENCY))

    def frequency(self, term: str) -> int:
        """Return in how many passages a token stands."""
        at = self._terms.find(term)
        return 0 if at is None else int(self._frequencies.part(at, at + 1)[0])

    def counted(self) -> Iterator[tuple[str, int]]:
        """Yield each token with its count."""
        yield from zip(self._terms, self._frequencies.whole().tolist(), strict=True)
