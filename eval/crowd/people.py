"""People who ask, each in a thread, in conversations of their own."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from eval.crowd.asking import Outcome, ask
from eval.crowd.conversations import Conversation, exchanged
from eval.crowd.ways import WAYS, Way
from qa.answer import Message

LOOKS = 20
"""How often the page is looked at while it is asked, besides once before."""

MOST_ERRORS = 10
"""After so many somebody gives up: a page that is gone would be asked without end."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """What came of people who asked at the same time.

    Attributes:
        outcomes: Of each person, in the order they were asked.
        seconds: From the first question to the last answer.
    """

    outcomes: tuple[tuple[Outcome, ...], ...]
    seconds: float


class Person:
    """Somebody who holds one conversation after the other, each question by a way drawn by lot.

    The history of a question is what this person was answered.
    """

    def __init__(
        self, ways: dict[str, Way], conversations: Sequence[Conversation], seed: int
    ) -> None:
        """Get ready to ask.

        Args:
            ways: To ask, by what they are called.
            conversations: To draw from.
            seed: Of the lots.
        """
        self._ways = ways
        self._conversations = conversations
        self._draw = random.Random(seed)

    @classmethod
    def come(cls, url: str, conversations: Sequence[Conversation], seed: int) -> Person:
        """Come to a page by every way.

        Raises:
            NotAnswered: It lets nobody in.
        """
        return cls({name: way(url) for name, way in WAYS.items()}, conversations, seed)

    def ask_until(self, deadline: float) -> tuple[Outcome, ...]:
        """Ask without a pause; what is being answered at the deadline is waited for.

        Args:
            deadline: As `time.perf_counter` counts.
        """
        outcomes: list[Outcome] = []
        while time.perf_counter() < deadline and _errors(outcomes) < MOST_ERRORS:
            outcomes += self._hold(self._draw.choice(self._conversations), deadline)
        return tuple(outcomes)

    def leave(self) -> None:
        """Leave the page."""
        for way in self._ways.values():
            way.close()

    def _hold(self, conversation: Conversation, deadline: float) -> Iterator[Outcome]:
        """Hold a conversation until it is over, goes wrong, or time is up."""
        history: list[Message] = []
        for turn in conversation.turns:
            name = self._draw.choice(list(self._ways))
            outcome, reply = ask(name, self._ways[name], turn, history)
            yield outcome
            if reply is None or outcome.difference or time.perf_counter() >= deadline:
                return
            history += exchanged(turn.question, reply)


def gather(
    url: str,
    conversations: Sequence[Conversation],
    seeds: Sequence[int],
    seconds: float,
    look: Callable[[], None],
) -> Gathering:
    """Let people ask at the same time.

    Args:
        url: The page.
        conversations: That they draw from.
        seeds: Of each person's lots.
        seconds: How long they ask.
        look: Called when they have come but not yet asked, and then ``LOOKS`` times at even
            intervals, the last one at the end.

    Raises:
        NotAnswered: The page lets somebody in by none of the ways.
    """
    with ThreadPoolExecutor(len(seeds)) as pool:
        people = list(pool.map(lambda seed: Person.come(url, conversations, seed), seeds))
        look()
        began = time.perf_counter()
        asked = [pool.submit(person.ask_until, began + seconds) for person in people]
        for number in range(1, LOOKS + 1):
            time.sleep(max(0.0, began + seconds * number / LOOKS - time.perf_counter()))
            look()
        outcomes = tuple(each.result() for each in asked)
        took = time.perf_counter() - began
        # All at the same time: a connection takes its time to close.
        list(pool.map(Person.leave, people))
    return Gathering(outcomes, took)


def _errors(outcomes: Sequence[Outcome]) -> int:
    return sum(outcome.error is not None for outcome in outcomes)
