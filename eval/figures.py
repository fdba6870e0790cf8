"""A measured figure with the interval in which it would fall for other questions of the kind.

A figure is worked out from one line of numbers a case, so that it can be worked out again from
the lines of a resampled set (bootstrap, Efron 1979), and for two runs over the same cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000

Lines = NDArray[np.float64]
"""One line of numbers a case, shape (cases, columns)."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a figure is worked out from.

    Attributes:
        lines: One line a case, in the order of the cases.
        counts: Which cases tell anything about the figure, shape (cases,).
        statistic: Works the figure out from lines; NaN where they tell nothing.
    """

    lines: Lines
    counts: NDArray[np.bool_]
    statistic: Callable[[Lines], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure over cases.

    Attributes:
        value: None where no case tells anything about it.
        low: Lower end of the 95% interval; None where there is no value or a single case.
        high: Upper end.
        n: How many cases the figure rests on.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of one run and of another over the same cases.

    Attributes:
        before: The figure of the first run; None where its cases tell nothing.
        after: The figure of the second run.
        low: Lower end of the 95% interval of ``after - before``; None where there is none.
        high: Upper end.
        p: Of a difference of zero, both sides counted (`difference`); None where there is none.
        n: How many cases tell something in either run.
    """

    before: float | None
    after: float | None
    low: float | None
    high: float | None
    p: float | None
    n: int


def mean(values: Iterable[float | None]) -> Sample:
    """Return the mean of one value a case; None where a case tells nothing about it."""
    return ratio([(0.0, 0.0) if value is None else (value, 1.0) for value in values])


def ratio(parts: Sequence[tuple[float, float]]) -> Sample:
    """Return a sum over cases divided by another sum over the same cases.

    Means, precision, recall and F1 are all of this form.

    Args:
        parts: What each case adds above and below the line; a case that the figure isn't about
            adds 0 to both.
    """
    lines = np.array(parts, dtype=np.float64).reshape(-1, 2)
    return Sample(lines, lines[:, 1] != 0, _divide)


def _divide(lines: Lines) -> float:
    above, below = lines.sum(axis=0)
    return float(above / below) if below else float("nan")


def figure(sample: Sample, resamples: int = RESAMPLES) -> Figure:
    """Return the figure of a sample with its percentile bootstrap interval.

    The seed is fixed: the same cases give the same interval.

    Args:
        sample: The lines of the cases.
        resamples: How many sets of the same size are drawn.
    """
    n = int(sample.counts.sum())
    value = _told(sample.statistic(sample.lines)) if n else None
    if value is None or n == 1:
        return Figure(value, None, None, n)
    # A case that the figure isn't about is drawn too: how many tell something varies as well.
    drawn = [sample.statistic(sample.lines[at]) for at in _draws(len(sample.lines), resamples)]
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return Figure(value, float(low), float(high), n)


def difference(before: Sample, after: Sample, resamples: int = RESAMPLES) -> Difference:
    """Compare a figure of two runs over the same cases, line by line (paired bootstrap).

    Both runs are resampled alike. The p-value is twice the share of resampled sets whose
    difference lies on the other side of zero or on it, with one set added so that it is never 0
    (Davison and Hinkley 1997, section 4.2).

    Args:
        before: The first run.
        after: The second run, its cases in the same order.
        resamples: How many sets are drawn.
    """
    n = int((before.counts | after.counts).sum())
    first = _told(before.statistic(before.lines)) if n else None
    second = _told(after.statistic(after.lines)) if n else None
    if first is None or second is None or n == 1:
        return Difference(first, second, None, None, None, n)
    draws = _draws(len(before.lines), resamples)
    drawn = np.array(
        [after.statistic(after.lines[at]) - before.statistic(before.lines[at]) for at in draws]
    )
    told = drawn[~np.isnan(drawn)]
    low, high = np.percentile(told, [2.5, 97.5])
    rarer = min((told <= 0).sum(), (told >= 0).sum())
    p = min(1.0, 2 * float(rarer + 1) / (len(told) + 1))
    return Difference(first, second, float(low), float(high), p, n)


def _told(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _draws(cases: int, resamples: int) -> Iterable[NDArray[np.int64]]:
    random = np.random.default_rng(0)
    for _ in range(resamples):
        yield random.integers(cases, size=cases)
