"""A measured figure with the interval in which it would fall for other questions of the kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 1000


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


def mean(values: Iterable[float]) -> Figure:
    """Return the mean of one value a case."""
    return ratio([(value, 1.0) for value in values])


def ratio(parts: Sequence[tuple[float, float]], resamples: int = RESAMPLES) -> Figure:
    """Return a sum over cases divided by another sum over the same cases.

    Means, precision, recall and F1 are all of this form. The interval is the percentile bootstrap
    over cases (Efron 1979), with a fixed seed: the same cases give the same interval.

    Args:
        parts: What each case adds above and below the line; a case that the figure isn't about
            adds 0 to both.
        resamples: How many sets of the same size are drawn.
    """
    above, below = np.array(parts, dtype=np.float64).reshape(-1, 2).T
    n = int(np.count_nonzero(below))
    if n == 0:
        return Figure(None, None, None, 0)
    value = float(above.sum() / below.sum())
    if n == 1:
        return Figure(value, None, None, 1)
    random = np.random.default_rng(0)
    drawn = np.empty((resamples, 2))
    for row in range(resamples):
        chosen = random.integers(len(above), size=len(above))
        drawn[row] = above[chosen].sum(), below[chosen].sum()
    told = drawn[drawn[:, 1] > 0]
    low, high = np.percentile(told[:, 0] / told[:, 1], [2.5, 97.5])
    return Figure(value, float(low), float(high), n)
