"""What came of one kind of torture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of the table.

    Attributes:
        name: What was done to the index.
        wanted: The figure it must reach.
        tries: How often it was done.
        failures: One line for each time that it didn't come out as wanted.
        detail: What else the tries told.
    """

    name: str
    wanted: str
    tries: int
    failures: tuple[str, ...]
    detail: str = ""

    @property
    def is_met(self) -> bool:
        """Whether it was tried and came out as wanted each time."""
        return self.tries > 0 and not self.failures


def finding(name: str, wanted: str, outcomes: Iterable[str | None], detail: str = "") -> Finding:
    """Return the row of some tries; an outcome is None where it was as wanted."""
    told = list(outcomes)
    failures = tuple(outcome for outcome in told if outcome is not None)
    return Finding(name, wanted, len(told), failures, detail)
