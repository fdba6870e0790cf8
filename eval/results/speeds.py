"""Speeds as tables in Markdown."""

from __future__ import annotations

from pathlib import Path

from eval.errors import EvalError
from eval.speed import results, tables
from eval.speed.records import Findings


def ratios(kept: Path) -> str:
    """Return the ratios of building, answering and starting.

    Raises:
        EvalError: They weren't kept or can't be read.
    """
    return tables.figures_table(
        figure
        for part in ("throughput", "answer", "startup")
        for figure in _findings(kept, part).figures
    )


def growth(kept: Path) -> str:
    """Return how indexes grow.

    Raises:
        EvalError: It wasn't kept or can't be read.
    """
    return tables.passages_table(_findings(kept, "growth").passages)


def _findings(kept: Path, part: str) -> Findings:
    parts = results.read(kept)
    if part not in parts:
        raise EvalError(f"{kept / results.FILE}: holds no {part}; `make bench` measures it")
    return parts[part].findings
