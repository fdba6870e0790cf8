"""A line at a door: one request after the other, in the order in which they came, not too many.

Who waits here holds no thread, so that however many ask, the page itself is still served.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

MOST_WAITING = 64
"""Requests at the endpoints, and events of the page: who comes later is told that it is full."""

AGAIN_AFTER = 5
"""Seconds after which who was sent away may try again."""


class TooManyWaiting(Exception):
    """The line is as long as it may be.

    Attributes:
        seconds: After which one may try again.
    """

    seconds = AGAIN_AFTER

    def __init__(self, most: int) -> None:
        super().__init__(f"{most} questions wait already: ask again in {AGAIN_AFTER} s")


class Left(Exception):
    """Who waited has left; nobody is there to be answered."""


class Line:
    """Lets one in at a time."""

    def __init__(self, most: int = MOST_WAITING) -> None:
        """Begin a line.

        Args:
            most: How many may wait.
        """
        self._most = most
        self._waiting = 0
        self._door = asyncio.Semaphore(1)

    @asynccontextmanager
    async def turn(self, has_left: Callable[[], Awaitable[bool]]) -> AsyncIterator[None]:
        """Wait for one's turn, and have it until the block ends.

        Args:
            has_left: Says whether who waited is gone.

        Raises:
            TooManyWaiting: The line is full.
            Left: Who waited is gone.
        """
        if self._waiting >= self._most:
            raise TooManyWaiting(self._most)
        self._waiting += 1
        try:
            await self._door.acquire()
        finally:
            self._waiting -= 1
        try:
            if await has_left():
                raise Left
            yield
        finally:
            self._door.release()
