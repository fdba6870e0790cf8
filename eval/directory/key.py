"""The key: what a careful editor lists of each article, one row a fact, in JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from eval.errors import EvalError

FIGURE, OFFICIAL, CAMPAIGN = "figure", "official", "campaign"


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One fact of the key; what its kind doesn't have is empty.

    Attributes:
        article: The name of the article's file.
        kind: ``figure``, ``official`` or ``campaign``.
        optional: An editor might list it or not: its absence is no fault.
        quote: The words that tell it.
        name: Of the person or campaign.
        value: Of a figure.
        unit: Of a figure: a currency's code, ``percent``, or nothing.
        fields: What else is told, by the name of the directory's field.
        said: The sentences that tell what a person said.
    """

    article: str
    kind: str
    optional: bool
    quote: str
    name: str
    value: Decimal
    unit: str
    fields: tuple[tuple[str, str], ...]
    said: tuple[str, ...] = ()


_FIELDS = {
    FIGURE: ("counted", "action", "year", "place", "campaign"),
    OFFICIAL: ("office", "organisation"),
    CAMPAIGN: ("start", "end", "agencies"),
}


def read_key(files: Sequence[Path]) -> list[KeyRow]:
    """Read keys.

    Raises:
        EvalError: A line is no row of a key; file and line are named.
    """
    rows = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
            try:
                rows += [_row(json.loads(line))] if line.strip() else []
            except (ValueError, KeyError, TypeError, ArithmeticError) as error:
                raise EvalError(f"{file}:{number}: no row of a key ({error!r})") from error
    return rows


def _row(told: dict[str, object]) -> KeyRow:
    kind = str(told["kind"])
    return KeyRow(
        article=str(told["article"]),
        kind=kind,
        optional=bool(told.get("optional")),
        quote=str(told["quote"]),
        name=str(told.get("name") or ""),
        value=Decimal(str(told.get("value") or 0)),
        unit=str(told.get("unit") or ""),
        fields=tuple((name, _text(told.get(name))) for name in _FIELDS[kind]),
        said=tuple(map(str, _listed(told.get("said")))),
    )


def _text(value: object) -> str:
    return "; ".join(map(str, _listed(value))) if isinstance(value, list) else str(value or "")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
