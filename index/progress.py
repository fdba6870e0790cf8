"""How far a build is, as lines that another program reads."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")

MOST_LINES = 200
"""Lines that one step is told in."""

_LINE = re.compile(r"(?P<step>[a-z]+) (?P<done>\d+)/(?P<total>\d+)")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is.

    Attributes:
        step: ``reading`` files, or ``indexing`` articles.
        done: How many are done.
        total: How many there are.
    """

    step: str
    done: int
    total: int

    def __str__(self) -> str:
        return f"{self.step} {self.done}/{self.total}"


def in_lines(step: str, items: Collection[Item]) -> Iterator[Item]:
    """Give items one by one, telling on standard error how far it is."""
    total = len(items)
    each = (total - 1) // MOST_LINES + 1
    for done, item in enumerate(items):
        if done % each == 0:
            sys.stderr.write(f"{Progress(step, done, total)}\n")
            sys.stderr.flush()
        yield item


def progress_of(line: str) -> Progress | None:
    """Return how far it is by a line of `in_lines`; None for any other line."""
    told = _LINE.fullmatch(line.strip())
    return told and Progress(told["step"], int(told["done"]), int(told["total"]))
