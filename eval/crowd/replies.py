"""What the page answers, and whether two of its answers are the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Reply = Mapping[str, Any]
"""The JSON object of ``python -m qa --json``."""

OF_THE_REQUEST = frozenset(["elapsed_ms", "id"])
"""Fields that belong to one request; every other one belongs to the answer."""

SHORT = 60
"""Characters of a value that a message holds."""


def difference(reply: Reply, alone: Reply) -> str | None:
    """Return how an answer differs from the one that was given alone; None where it doesn't.

    Args:
        reply: The answer.
        alone: What the same question with the same history was answered when nobody else asked.
    """
    fields = dict.fromkeys([*alone, *reply])
    differing = [
        name for name in fields if name not in OF_THE_REQUEST and reply.get(name) != alone.get(name)
    ]
    if not differing:
        return None
    first = differing[0]
    others = f" (also other: {', '.join(differing[1:])})" if differing[1:] else ""
    return (
        f"{alone.get('question')!r}: {first} is {_short(reply.get(first))}, "
        f"alone {_short(alone.get(first))}{others}"
    )


def _short(value: object) -> str:
    told = repr(value)
    return told if len(told) <= SHORT else f"{told[:SHORT]}…"
