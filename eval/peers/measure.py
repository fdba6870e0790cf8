"""A system is measured: what it finds, and how long it takes beside ours."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from corpus.article import Passage
from eval.figures import Figure
from eval.peers.contenders import Contender
from eval.peers.material import Material
from eval.peers.process import SystemFailed
from eval.peers.ranks import Asked, figures
from eval.peers.records import Measured, Ratio
from eval.peers.workplace import Found, Hello, Prepared, Searching, Workplace
from eval.run import PASSAGES, ranked_articles

BLOCK = 5
"""Questions that one system is asked before it is the other's turn."""

WARM_UP = "What happened there in the end?"
"""Asked first, untimed: what is loaded at the first question isn't loaded again."""

_log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Plan:
    """What every system has to do.

    Attributes:
        workplace: Where.
        material: What is searched.
        asked: The questions whose ranks are measured; at least one.
        timed: The questions whose time is taken; at least one.
        pairs: How often indexing and starting are timed, ours and the peer's in turn.
    """

    workplace: Workplace
    material: Material
    asked: tuple[Asked, ...]
    timed: tuple[str, ...]
    pairs: int


def measure_ours(ours: Contender, plan: Plan) -> Measured:
    """Return the figures of ours.

    Raises:
        SystemFailed: It couldn't be run.
    """
    _log.info("%s: indexing", ours.title)
    hello = plan.workplace.prepare(ours, plan.material.folder).hello
    return _measured(ours, hello, _figures(ours, plan))


def measure_peer(ours: Contender, peer: Contender, plan: Plan) -> Measured:
    """Return the figures of a peer and its times beside ours, or why it has none.

    Raises:
        SystemFailed: Ours couldn't be run.
    """
    try:
        return _measure_peer(ours, peer, plan)
    except SystemFailed as failure:
        if failure.title == ours.title:
            raise
        _log.warning("%s", failure)
        return Measured(peer.name, peer.title, {}, "", None, failure.problem, {})


def in_turn(
    items: Iterable[Item],
    ours: Callable[[Item], Result],
    theirs: Callable[[Item], Result],
) -> list[tuple[Result, Result]]:
    """Do two things with each item, the one first that came second before.

    Whatever else the machine does, and whatever the first leaves warm for the second, then meets
    both alike.
    """
    pairs = []
    for number, item in enumerate(items):
        if number % 2:
            second = theirs(item)
            first = ours(item)
        else:
            first = ours(item)
            second = theirs(item)
        pairs.append((first, second))
    return pairs


def _measure_peer(ours: Contender, peer: Contender, plan: Plan) -> Measured:
    prepared = in_turn(
        range(1, plan.pairs + 1),
        lambda number: _prepared(ours, plan, number),
        lambda number: _prepared(peer, plan, number),
    )
    found = _figures(peer, plan)
    starts = in_turn(
        [plan.timed[number % len(plan.timed)] for number in range(plan.pairs)],
        lambda question: _first_answer_s(ours, plan, question),
        lambda question: _first_answer_s(peer, plan, question),
    )
    return replace(
        _measured(peer, prepared[-1][1].hello, found),
        index_ratio=Ratio.paired([(our.index_s, their.index_s) for our, their in prepared]),
        load_ratio=Ratio.paired(
            [(our.hello.loaded_s, their.hello.loaded_s) for our, their in prepared]
        ),
        startup_ratio=Ratio.paired(starts),
        query_ratio=Ratio.of_medians(_query_times(ours, peer, plan)),
    )


def _measured(contender: Contender, hello: Hello, found: Mapping[str, Figure]) -> Measured:
    return Measured(
        name=contender.name,
        title=contender.title,
        versions=hello.versions,
        settings=hello.settings,
        threads=hello.threads,
        error=None,
        retrieval=found,
    )


def _prepared(contender: Contender, plan: Plan, number: int) -> Prepared:
    _log.info("%s: indexing, %d of %d", contender.title, number, plan.pairs)
    return plan.workplace.prepare(contender, plan.material.folder)


def _figures(contender: Contender, plan: Plan) -> dict[str, Figure]:
    _log.info("%s: finding, %d questions", contender.title, len(plan.asked))
    with plan.workplace.searching(contender, PASSAGES) as searching:
        rankings = [
            ranked_articles(_passages(contender, searching.search(each.question), plan.material))
            for each in plan.asked
        ]
    return figures(plan.asked, rankings)


def _passages(contender: Contender, found: Found, material: Material) -> Iterator[Passage]:
    for name in found.ids:
        if name not in material.passages:
            raise SystemFailed(contender.title, f"found {name!r}, which it was never given")
        yield material.passages[name]


def _first_answer_s(contender: Contender, plan: Plan, question: str) -> float:
    _log.info("%s: starting", contender.title)
    with plan.workplace.searching(contender, PASSAGES) as searching:
        searching.search(question)
        return searching.age_s()


def _query_times(ours: Contender, peer: Contender, plan: Plan) -> list[tuple[float, float]]:
    """Return the milliseconds that both take for the same questions, asked block by block."""
    _log.info("%s: timing %d questions", peer.title, len(plan.timed))
    blocks = [plan.timed[at : at + BLOCK] for at in range(0, len(plan.timed), BLOCK)]
    with (
        plan.workplace.searching(ours, PASSAGES) as our,
        plan.workplace.searching(peer, PASSAGES) as their,
    ):
        for searching in (our, their):
            searching.search(WARM_UP)
        timed = in_turn(blocks, partial(_times_ms, our), partial(_times_ms, their))
    return [pair for block in timed for pair in zip(*block, strict=True)]


def _times_ms(searching: Searching, questions: Sequence[str]) -> list[float]:
    return [searching.search(question).elapsed_ms for question in questions]
