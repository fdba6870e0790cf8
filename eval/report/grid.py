"""Columns of figures in plain text."""

from __future__ import annotations

from collections.abc import Sequence

from eval.figures import Difference, Figure


def grid(lines: Sequence[Sequence[str]]) -> list[str]:
    """Line columns up: the first to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]


def interval(figure: Figure | Difference) -> str:
    """Return a 95% interval, or a dash where there is none."""
    return "-" if figure.low is None else f"{shown(figure.low)} to {shown(figure.high)}"


def shown(value: float | None) -> str:
    """Return a figure with three decimals, or a dash where nothing tells it."""
    return "-" if value is None else f"{value:.3f}"
