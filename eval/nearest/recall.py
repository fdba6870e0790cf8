"""How much of what is nearest an index finds, and the least effort at which that is enough."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

import numpy as np

from eval.nearest.contenders import Rows

LIMIT = 50
"""Vectors that are asked for, as many as the assistant's search takes."""

DEPTH = 10
"""Of these the first are what recall is told of first."""


def recall(found: Rows, nearest: Rows, depth: int) -> float:
    """Return the share of the ``depth`` nearest that are among the first ``depth`` found.

    Args:
        found: A row for each query, the best first.
        nearest: The same by a scan of all.
        depth: How many of each row count.
    """
    pairs = zip(found[:, :depth], nearest[:, :depth], strict=True)
    return float(np.mean([np.isin(true, told).mean() for told, true in pairs]))


def least_effort(measured: Callable[[int], float], target: float, most: int) -> int:
    """Return the least effort that reaches a recall; ``most`` where none does.

    Args:
        measured: Returns the recall at an effort; more effort, more recall.
        target: The recall to reach.
        most: The greatest effort.
    """
    series = list(efforts(most))
    at = bisect_left(series, target, key=measured)
    return series[min(at, len(series) - 1)]


def efforts(most: int) -> Iterator[int]:
    """Yield 1, 2, 3, ... 20, 22, ... up to ``most``: a tenth more each time."""
    effort = 1
    while effort < most:
        yield effort
        effort = max(effort + 1, effort * 11 // 10)
    yield most


def needed_probes(ranks: Rows, target: float) -> int:
    """Return the least ``nprobe`` whose recall reaches a target.

    Args:
        ranks: How many lists have to be probed to meet each neighbour; see ``list_ranks``.
        target: The recall to reach.
    """
    return int(np.quantile(ranks, target, method="inverted_cdf"))
