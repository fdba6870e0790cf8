"""What an article tells as one line of JSON, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from corpus.article import Span
from index.directory.records import Campaign, Facts, Figure, Person


def facts_line(facts: Facts) -> str:
    """Return what an article tells as one line."""
    return json.dumps(asdict(facts), ensure_ascii=False, default=str)


def facts_of(line: str) -> Facts:
    """Return what `facts_line` wrote.

    Raises:
        ValueError: The line holds no facts.
    """
    try:
        told = json.loads(line)
        return Facts(
            figures=tuple(map(_figure, told["figures"])),
            people=tuple(map(_person, told["people"])),
            campaigns=tuple(map(_campaign, told["campaigns"])),
        )
    except (KeyError, TypeError, ArithmeticError) as error:
        raise ValueError(f"no facts: {line[:80]!r}") from error


def _figure(told: dict[str, Any]) -> Figure:
    changed = {
        "quote": Span(*told["quote"]),
        "place": Span(*told["place"]),
        "value": Decimal(told["value"]),
        "years": tuple(told["years"]),
    }
    return Figure(**{**told, **changed})


def _person(told: dict[str, Any]) -> Person:
    said = tuple(Span(*each) for each in told["said"])
    return Person(**{**told, "quote": Span(*told["quote"]), "said": said})


def _campaign(told: dict[str, Any]) -> Campaign:
    changed = {
        "quote": Span(*told["quote"]),
        "other_names": tuple(told["other_names"]),
        "agencies": tuple(told["agencies"]),
    }
    return Campaign(**{**told, **changed})
