"""Risk against coverage and confidence against right answers, drawn for the README."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from eval.measures.confidence import reliability, risk_coverage
from eval.results.systems import PLAIN
from eval.rows import Row


def draw(rows: Mapping[str, Sequence[Row]], file: Path) -> None:
    """Draw one run as SVG; the same rows always give the same file.

    Args:
        rows: Of each system that was asked; the reliability is that of Pullquote.
        file: Is written.

    Raises:
        OSError: It can't be.
    """
    with mpl.rc_context({"svg.hashsalt": "pullquote", "svg.fonttype": "none", "font.size": 9}):
        picture = Figure(figsize=(8, 3.6), layout="constrained")
        risks, shares = picture.subplots(1, 2)
        for system in PLAIN:
            if system in rows:
                _risk(risks, system, rows[system])
        _labelled(risks, "share of questions answered, the surest first", "share of these wrong")
        risks.legend(frameon=False, fontsize=8)
        _reliability(shares, rows["pullquote"])
        _labelled(shares, "confidence of Pullquote", "share right")
        picture.savefig(file, format="svg", metadata={"Date": None, "Creator": None})


def _risk(axes: Axes, system: str, rows: Sequence[Row]) -> None:
    curve = risk_coverage(rows)
    bold = {"lw": 2.0, "color": "black"} if system == "pullquote" else {"lw": 1.0}
    axes.plot(curve.coverage, curve.risk, label=PLAIN[system], **bold)


def _reliability(axes: Axes, rows: Sequence[Row]) -> None:
    """Draw a dot for each bin, the larger the more answers there are; the diagonal is ideal."""
    told = [(each.confidence, each.right, each.n) for each in reliability(rows) if each.n]
    confidence, right, sizes = np.array(told, dtype=np.float64).reshape(-1, 3).T
    axes.plot([0, 1], [0, 1], color="0.7", lw=1, ls="--")
    axes.scatter(
        confidence, right, s=15 + 120 * sizes / sizes.max(initial=1), color="black", alpha=0.7
    )


def _labelled(axes: Axes, below: str, left: str) -> None:
    axes.set(xlim=(0, 1), ylim=(0, 1.02), xlabel=below, ylabel=left)
    axes.grid(color="0.9")
