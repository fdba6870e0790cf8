"""More requests at the same moment than the page can hold."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import cycle
from statistics import median
from typing import Any

from eval.crowd.asking import Outcome, ask
from eval.crowd.conversations import Turn
from eval.crowd.records import Flood
from eval.crowd.served import Served
from eval.crowd.ways import WAYS

OPENINGS = 5
"""How often the page is opened before the flood."""

PAUSE = 0.1
"""Seconds between two openings meanwhile: they shouldn't be a flood of their own."""


def flood(page: Served, way: str, turns: Sequence[Turn], count: int, unit: float) -> Flood:
    """Send requests at the same moment, and open the page while they are answered.

    Args:
        page: Receives them.
        way: What the way is called by which they come.
        turns: What is asked; questions that stand on their own.
        count: How many requests, each from a client of its own that has come before.
        unit: Seconds that times are multiples of.

    Raises:
        NotAnswered: The page lets a client in by none of the ways.
        OSError: The page can't be opened.
    """
    before = median(_opening(page) for _ in range(OPENINGS))
    with ThreadPoolExecutor(count) as pool:
        clients = list(pool.map(lambda _: WAYS[way](page.url), range(count)))
        asked = [
            pool.submit(ask, way, client, turn)
            for client, turn in zip(clients, cycle(turns), strict=False)
        ]
        openings = [_opening(page)]
        while not _over(asked):
            time.sleep(PAUSE)
            openings.append(_opening(page))
        outcomes = [each.result()[0] for each in asked]
        afterwards, _ = ask(way, clients[0], turns[0])
        # All at the same time: a connection takes its time to close.
        list(pool.map(lambda client: client.close(), clients))
    return summed_up(way, outcomes, afterwards, (before / unit, max(openings) / unit))


def summed_up(
    way: str, outcomes: Iterable[Outcome], afterwards: Outcome, openings: tuple[float, float]
) -> Flood:
    """Return what came of a flood.

    Args:
        way: By which it came.
        outcomes: Of its requests.
        afterwards: Of one request when all was over.
        openings: How long the page took to open before and meanwhile, in multiples.
    """
    told = list(outcomes)
    words = Counter(each.told_to_wait for each in told if each.told_to_wait)
    others = [each.failure or each.difference for each in told]
    last = afterwards.error or afterwards.difference
    others.append(last and f"when it was over: {last}")
    return Flood(
        way=way,
        requests=len(told),
        answered=sum(not each.error and not each.difference for each in told),
        told_to_wait=words.total(),
        words=tuple(words),
        others=tuple(filter(None, others)),
        opened_before=openings[0],
        opened_meanwhile=openings[1],
    )


def _over(asked: Iterable[Future[Any]]) -> bool:
    return all(each.done() for each in asked)


def _opening(page: Served) -> float:
    began = time.perf_counter()
    page.open()
    return time.perf_counter() - began
