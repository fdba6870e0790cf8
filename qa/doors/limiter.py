"""How often one client may ask."""

from __future__ import annotations

import math
import time
from typing import Protocol

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class Client(Protocol):
    """Whom a request comes from, as web servers tell."""

    @property
    def host(self) -> str:
        """The address."""
        ...


def address_of(client: Client | None) -> str:
    """Return the address of a client; behind a proxy on this machine it is the reader's."""
    return client.host if client is not None else ""


class TooManyRequests(Exception):
    """A client asked more often than it may.

    Attributes:
        seconds: After which it may ask again.
    """

    def __init__(self, rate: RateLimitItem, seconds: int) -> None:
        super().__init__(f"more than {rate} from one client: ask again in {seconds} s")
        self.seconds = seconds


class Limiter:
    """Counts the requests of each client in a moving window; in memory, for one process."""

    def __init__(self, rate: str) -> None:
        """Read a rate.

        Args:
            rate: ``60/minute``, ``1000/hour``.

        Raises:
            ValueError: It isn't written so.
        """
        self._rate = parse(rate)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def admit(self, client: str) -> None:
        """Count a request.

        Args:
            client: Who asks: an address, or a name.

        Raises:
            TooManyRequests: It has used up what it may.
        """
        if not self._window.hit(self._rate, client):
            raise self._refusal(client)

    def check(self, client: str) -> None:
        """Say whether a request would be admitted, without counting one.

        Args:
            client: Who asks.

        Raises:
            TooManyRequests: It wouldn't.
        """
        if not self._window.test(self._rate, client):
            raise self._refusal(client)

    def _refusal(self, client: str) -> TooManyRequests:
        reset, _ = self._window.get_window_stats(self._rate, client)
        return TooManyRequests(self._rate, max(1, math.ceil(reset - time.time())))
