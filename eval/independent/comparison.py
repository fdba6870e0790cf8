"""Our figures beside somebody else's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ROUNDING = 1e-12
"""How far two means of the same numbers may lie apart: they are summed in another order."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure, 0 to 1, as we tell it and as the other scorer does."""

    name: str
    ours: float
    theirs: float

    @property
    def same(self) -> bool:
        """Whether they differ by no more than rounding."""
        return abs(self.ours - self.theirs) <= ROUNDING


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of scoring a report again.

    Attributes:
        scorer: Who scored, with version.
        scored: What was scored, in words.
        pairs: Each figure.
        differing: Questions whose own score isn't the very same number, one line each.
        remarks: What else the scorer tells.
    """

    scorer: str
    scored: str
    pairs: tuple[Pair, ...]
    differing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether both scorers say the same of everything."""
        return not self.differing and all(pair.same for pair in self.pairs)


def as_text(comparison: Comparison) -> str:
    """Return a comparison as a table with every digit."""
    rows = [
        (pair.name, repr(pair.ours), repr(pair.theirs), _shown(pair)) for pair in comparison.pairs
    ]
    lines = [f"{comparison.scored}, scored by {comparison.scorer}", *comparison.remarks]
    return "\n".join([*lines, *_columns([("", "ours", "theirs", ""), *rows])])


def _shown(pair: Pair) -> str:
    return "same" if pair.same else f"DIFFERS by {abs(pair.ours - pair.theirs):g}"


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
