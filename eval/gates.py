"""Figures that a run has to reach: below (or above) them it has failed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from eval.summary import TABLES, Summary


@dataclass(frozen=True, slots=True)
class Gate:
    """A bound of one figure over all questions.

    Attributes:
        table: The table of the figure.
        measure: The measure within the table.
        bound: The least value that passes, or the most.
        least: Whether it is the least.
    """

    table: str
    measure: str
    bound: float
    least: bool

    @property
    def name(self) -> str:
        """The figure as it is called on the command line."""
        return f"{self.table}_{self.measure}"


def parse_gate(text: str, *, least: bool) -> Gate:
    """Read ``answer_f1=0.8``.

    Raises:
        ValueError: There is no such figure, or the bound is no number.
    """
    name, _, bound = text.partition("=")
    figures = {f"{table}_{measure}": (table, measure) for table, measure in _figures()}
    known = {figure.casefold(): where for figure, where in figures.items()}
    if name.casefold() not in known:
        raise ValueError(f"there is no figure {name!r}; choose from {', '.join(figures)}")
    try:
        value = float(bound)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{text!r}: write a figure and its bound, like {name}=0.8")
    return Gate(*known[name.casefold()], value, least)


def failed(summary: Summary, gates: Sequence[Gate]) -> list[str]:
    """Return a sentence for each gate that a run doesn't pass.

    A figure that the run says nothing about doesn't pass.
    """
    told = []
    for gate in gates:
        value = summary.groups[0].tables[gate.table][gate.measure].value
        if value is None:
            told.append(f"{gate.name} isn't told by this run")
        elif gate.least and value < gate.bound:
            told.append(f"{gate.name} is {value:.4f}, below {gate.bound:g}")
        elif not gate.least and value > gate.bound:
            told.append(f"{gate.name} is {value:.4f}, above {gate.bound:g}")
    return told


def _figures() -> list[tuple[str, str]]:
    return [(table, measure) for table, samples in TABLES.items() for measure in samples(())]
