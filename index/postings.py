"""Which passages hold which terms how often: turned round from texts, joined from parts.

A part is small enough for memory; the whole needn't be, since parts are joined a run of terms at
a time (the merge of sorted runs: Zobel and Moffat 2006, section 5.2).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge as merged
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

ROW = np.dtype("<u4")
COUNT = np.dtype("<u2")
MOST = np.iinfo(COUNT).max

ROW_BITS = 32

BLOCK_POSTINGS = 1 << 22
"""About how many are held in memory while parts are joined."""

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """The rows that hold each term of a sorted list, and how often.

    Attributes:
        terms: Sorted.
        starts: Where each term's rows begin, and where the last one's end.
        read: Returns rows and counts from one place to another.
    """

    terms: Sequence[str]
    starts: Integers
    read: Callable[[int, int], tuple[NDArray[np.uint32], NDArray[np.uint16]]]


@dataclass(frozen=True, slots=True)
class Part:
    """Postings, and which rows they become.

    Attributes:
        postings: As they are.
        new_rows: The new row of each old one, -1 where it is gone; None where all stay.
    """

    postings: Postings
    new_rows: Integers | None = None

    def read(self, start: int, end: int) -> tuple[Integers, NDArray[np.uint16], NDArray[np.bool_]]:
        """Return new rows and counts from one place to another, and which of them are kept."""
        rows, counts = self.postings.read(start, end)
        if self.new_rows is None:
            return rows.astype(np.int64), counts, np.ones(len(rows), dtype=np.bool_)
        new = self.new_rows[rows]
        return new, counts, new >= 0


@dataclass(frozen=True, slots=True)
class Block:
    """Joined postings of some terms that follow each other.

    Attributes:
        terms: Sorted; those without rows are left out.
        lengths: How many rows each has.
        rows: Of all terms, term after term.
        counts: How often the term stands in each row.
    """

    terms: list[str]
    lengths: Integers
    rows: NDArray[np.uint32]
    counts: NDArray[np.uint16]


class Inverter:
    """Collects the terms of passages."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._terms = array("q")
        self._rows = array("q")
        self._lengths = array("q")

    def __len__(self) -> int:
        return len(self._terms)

    def add(self, row: int, terms: Sequence[str]) -> None:
        """Add the terms of a passage."""
        numbers = self._numbers
        self._terms.extend([numbers.setdefault(term, len(numbers)) for term in terms])
        self._rows.append(row)
        self._lengths.append(len(terms))

    def postings(self) -> Postings:
        """Return what was added."""
        terms = sorted(self._numbers)
        rank = np.empty(len(terms), dtype=np.int64)
        rank[[self._numbers[term] for term in terms]] = np.arange(len(terms))
        rows_of_texts, lengths, numbers = map(np.array, (self._rows, self._lengths, self._terms))
        of_row = np.repeat(rows_of_texts, lengths)
        of_term = rank[numbers]
        pairs, times = np.unique((of_term << ROW_BITS) | of_row, return_counts=True)
        rows = (pairs & ((1 << ROW_BITS) - 1)).astype(ROW)
        counts = np.minimum(times, MOST).astype(COUNT)
        starts = _starts(np.bincount(pairs >> ROW_BITS, minlength=len(terms)))
        return Postings(terms, starts, lambda start, end: (rows[start:end], counts[start:end]))


def join(parts: Sequence[Part], block_postings: int = BLOCK_POSTINGS) -> Iterator[Block]:
    """Join postings term by term.

    Args:
        parts: Hold different rows. Within a term the rows of a part stay in their order, those of
            an earlier part come first.
        block_postings: About how many postings a block may have; one term is never split.

    Yields:
        Blocks, by term.
    """
    terms = [term for term, _ in groupby(merged(*(part.postings.terms for part in parts)))]
    at = {term: number for number, term in enumerate(terms)}
    bounds = [_bounds(part, at) for part in parts]
    ends = np.sum([bound[1:] for bound in bounds], axis=0) if bounds else np.zeros(0, np.int64)
    first = 0
    while first < len(terms):
        limit = (ends[first - 1] if first else 0) + block_postings
        last = max(first + 1, int(np.searchsorted(ends, limit, side="right")))
        yield _block(parts, [bound[first : last + 1] for bound in bounds], terms[first:last])
        first = last


def _bounds(part: Part, at: dict[str, int]) -> Integers:
    """Return where the postings of each of all terms begin in a part, and the last one's end."""
    lengths = np.zeros(len(at), dtype=np.int64)
    own = np.array([at[term] for term in part.postings.terms], dtype=np.int64)
    lengths[own] = np.diff(part.postings.starts)
    return _starts(lengths)


def _block(parts: Sequence[Part], bounds: Sequence[Integers], terms: list[str]) -> Block:
    read, lengths = [], []
    for part, bound in zip(parts, bounds, strict=True):
        own_rows, own_counts, kept = part.read(int(bound[0]), int(bound[-1]))
        of_term = np.repeat(np.arange(len(terms)), np.diff(bound))[kept]
        read.append((own_rows[kept], own_counts[kept], of_term))
        lengths.append(np.bincount(of_term, minlength=len(terms)))
    each = np.array(lengths, dtype=np.int64)
    whole = each.sum(axis=0)
    rows = np.empty(int(whole.sum()), dtype=ROW)
    counts = np.empty(len(rows), dtype=COUNT)
    begins = _starts(whole)[:-1] + np.cumsum(each, axis=0) - each
    for number, (own_rows, own_counts, of_term) in enumerate(read):
        within = np.arange(len(of_term)) - _starts(each[number])[of_term]
        to = begins[number][of_term] + within
        rows[to], counts[to] = own_rows, own_counts
    held = np.flatnonzero(whole)
    return Block([terms[term] for term in held], whole[held], rows, counts)


def _starts(lengths: Integers) -> Integers:
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
