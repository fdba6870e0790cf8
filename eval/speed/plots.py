"""What was measured, as pictures; the same figures always give the same file (Matplotlib)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullLocator

from eval.speed.growth import ADDING, OPENING, SEARCH, SEARCH_TO_ENCODE
from eval.speed.records import PARTS, Findings, Paired, Part, Step

RATIOS = "ratios.svg"
GROWTH = "growth.svg"

_NO_DATE = {"Date": None, "Creator": None}


def write(folder: Path, parts: Mapping[str, Part]) -> None:
    """Draw what was measured so far; where it is nothing, no file is written.

    Raises:
        OSError: A file can't be written.
    """
    figures = [figure for name in PARTS if name in parts for figure in parts[name].findings.figures]
    with mpl.rc_context({"svg.hashsalt": "pullquote", "svg.fonttype": "none", "font.size": 9}):
        if figures:
            _save(_ratios(figures), folder / RATIOS)
        if "growth" in parts:
            _save(_growth(parts["growth"].findings), folder / GROWTH)


def _save(picture: Figure, file: Path) -> None:
    picture.savefig(file, format="svg", metadata=_NO_DATE)


def _ratios(figures: Sequence[Paired]) -> Figure:
    """Draw every pair as a dot and each median as a bar."""
    picture = Figure(figsize=(7, 0.8 + 0.5 * len(figures)), layout="constrained")
    axes = picture.subplots()
    for row, figure in enumerate(figures):
        axes.plot(figure.ratios, [row] * len(figure.ratios), "o", color="0.6", alpha=0.4, ms=4)
        axes.plot(figure.median, row, "|", color="black", ms=16, mew=2)
    axes.set_xscale("log")
    _plain_numbers(axes.xaxis, (1, 2, 5))
    axes.margins(y=0.6 / len(figures))
    axes.set_yticks(range(len(figures)), [figure.name for figure in figures])
    axes.invert_yaxis()
    axes.axvline(1, color="0.8", zorder=0)
    axes.set_xlabel("ratio of the two times; bar: median, dots: pairs")
    axes.set_ylabel("measured / compared with")
    return picture


def _growth(findings: Findings) -> Figure:
    """Draw multiples of the smallest index to the left, searches in encodings to the right."""
    picture = Figure(figsize=(8, 3.6), layout="constrained")
    multiples, searches = picture.subplots(1, 2)
    for label, multiple in _MULTIPLES.items():
        _line(multiples, label, findings.passages, multiple)
    _line(searches, "whole index", findings.passages, _searches)
    multiples.set_ylabel("multiple of the smallest index")
    searches.set_ylabel("searches / one encoding of the question")
    for axes in (multiples, searches):
        axes.set_xlabel("passages")
        axes.set_xscale("log")
        axes.set_yscale("log")
        _plain_numbers(axes.xaxis, (1,))
        _plain_numbers(axes.yaxis, (1, 2, 5))
        axes.grid(color="0.9")
        axes.legend(frameon=False)
    return picture


def _plain_numbers(axis: Axis, digits: Sequence[float]) -> None:
    """Mark a logarithmic axis where numbers begin with these digits, and write them out."""
    axis.set_major_locator(LogLocator(subs=digits))
    axis.set_major_formatter(lambda number, _: f"{number:,.10g}")
    axis.set_minor_locator(NullLocator())


Value = Callable[[Step, Step], float | None]
"""Takes a value from a step and the first one."""


def _line(axes: Axes, label: str, steps: Sequence[Step], value: Value) -> None:
    points = [(step.size, value(step, steps[0])) for step in steps]
    told = [(size, found) for size, found in points if found is not None]
    if told:
        axes.plot(*zip(*told, strict=True), "o-", ms=3, lw=1, label=label)


def _multiple(name: str) -> Value:
    def value(step: Step, first: Step) -> float | None:
        return 1.0 if step is first else _median(step, name)

    return value


def _memory(step: Step, first: Step) -> float | None:
    return step.memory / first.memory if step.memory and first.memory else None


def _searches(step: Step, _: Step) -> float | None:
    return _median(step, SEARCH_TO_ENCODE)


def _median(step: Step, name: str) -> float | None:
    figure = step.figure(name)
    return figure.median if figure else None


_MULTIPLES: Mapping[str, Value] = {
    "searching": _multiple(SEARCH),
    "opening": _multiple(OPENING),
    "adding one article": _multiple(ADDING),
    "peak memory": _memory,
    "disk": lambda step, first: step.disk / first.disk,
}
