"""One request, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from eval.crowd.conversations import Turn
from eval.crowd.replies import Reply, difference
from eval.crowd.ways import NotAnswered, ToldToWait, Way
from qa.answer import Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one request.

    Attributes:
        way: What the way is called by which it was asked.
        seconds: From the question to what came of it.
        told_to_wait: What the page said where it had too much to do.
        failure: What else kept it from answering.
        difference: How the answer differs from the one that was given alone.
    """

    way: str
    seconds: float
    told_to_wait: str | None = None
    failure: str | None = None
    difference: str | None = None

    @property
    def error(self) -> str | None:
        """Why there is no answer; None where there is one."""
        return self.told_to_wait or self.failure


def ask(
    name: str, way: Way, turn: Turn, history: Sequence[Message] = ()
) -> tuple[Outcome, Reply | None]:
    """Ask a question, and compare what is answered with what was answered alone.

    Args:
        name: What the way is called.
        way: Asks.
        turn: The question.
        history: The messages before it.

    Returns:
        What came of it, and the answer where there is one.
    """
    began = time.perf_counter()
    try:
        reply = way.ask(turn.question, history)
    except ToldToWait as error:
        return Outcome(name, time.perf_counter() - began, told_to_wait=str(error)), None
    except NotAnswered as error:
        return Outcome(name, time.perf_counter() - began, failure=str(error)), None
    took = time.perf_counter() - began
    return Outcome(name, took, difference=difference(reply, turn.alone)), reply
