"""Two things timed in turn: whatever else the machine does meets both."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from eval.speed.records import Paired

Item = TypeVar("Item")
Action = Callable[[Item], object]


def paired(
    name: str, above: Action[Item], below: Action[Item], items: Iterable[Item], warm_up: Item
) -> Paired:
    """Time two actions on each item, one right after the other, and divide.

    Python's garbage is collected before each pair, so that none pays for what another left; while
    it is timed the collector works as it always does.

    Args:
        name: What the ratio is called.
        above: What is divided.
        below: What it is divided by.
        items: What each pair is about: a question, or the number of the pair.
        warm_up: What both are done on first, without a clock.
    """
    above(warm_up)
    below(warm_up)
    ratios = []
    for item in items:
        gc.collect()
        ratios.append(seconds(above, item) / seconds(below, item))
    return Paired.of(name, ratios)


def seconds(action: Action[Item], item: Item) -> float:
    """Return how long an action takes, in seconds."""
    started = time.perf_counter()
    action(item)
    return time.perf_counter() - started
