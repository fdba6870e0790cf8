"""Charts of a report as SVG that takes its colours and fonts from the page around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from io import StringIO

import numpy as np
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, MaxNLocator, NullLocator
from numpy.typing import NDArray

from eval.measures.confidence import Bin, RiskCoverage

WIDTH, HEIGHT = 5.4, 3.8
"""Inches of 72 units; the page stretches a chart to the width of its column."""

INK, SOFT, RULE, ACCENT, BAND = "#010101", "#010102", "#010103", "#010104", "#010105"
"""Stand for colours that only the page knows: it has one of each for light and for dark."""

_VARIABLES = {
    INK: "var(--ink)",
    SOFT: "var(--soft)",
    RULE: "var(--rule)",
    ACCENT: "var(--accent)",
    BAND: "var(--band)",
}

_STYLE = {
    "svg.fonttype": "none",
    "font.size": 11,
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.labelcolor": SOFT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": RULE,
    "ytick.color": RULE,
    "xtick.labelcolor": SOFT,
    "ytick.labelcolor": SOFT,
    "legend.frameon": False,
    "legend.labelcolor": SOFT,
}

_DECADE = 10

Values = NDArray[np.float64]


def reliability_diagram(bins: Sequence[Bin]) -> str:
    """Draw how often answers of each confidence are right, with how many there are.

    A bin stands at its mean confidence, with the 95% interval of its share; on the
    diagonal confidence and share of right answers are the same.

    Returns:
        SVG; empty where nothing was answered.
    """
    told = [(one.confidence, one.right, one.n) for one in bins if one.n]
    if not told:
        return ""
    confidence, right, sizes = np.array(told, dtype=np.float64).T
    low, high = wilson(right, sizes)

    def draw(figure: Figure) -> None:
        axes, strip = figure.subplots(2, sharex=True, height_ratios=[5, 1])
        axes.plot([0, 1], [0, 1], color=SOFT, linewidth=1, linestyle=(0, (4, 3)))
        axes.vlines(confidence, low, high, color=ACCENT, linewidth=1.5, alpha=0.45)
        axes.plot(confidence, right, color=ACCENT, marker="o", markersize=6, linestyle="none")
        axes.set(xlim=(0, 1), ylim=(-0.02, 1.02), ylabel="share right")
        middles = [(one.low + one.high) / 2 for one in bins]
        strip.bar(middles, [one.n for one in bins], width=0.09, color=BAND)
        _tell_counts(strip, middles, [one.n for one in bins])
        strip.set(xlabel="confidence", ylabel="n")

    return _svg("reliability", draw)


def risk_coverage_curve(curve: RiskCoverage) -> str:
    """Draw the share of wrong answers against the share of questions that is answered.

    Returns:
        SVG; empty where nothing was answered.
    """
    if not len(curve.risk):
        return ""

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        axes.plot(curve.coverage, curve.risk, color=INK, linewidth=1.6)
        end = f"answered {curve.coverage[-1]:.0%}, of these wrong {curve.risk[-1]:.0%}"
        axes.plot(curve.coverage[-1:], curve.risk[-1:], "o", color=ACCENT, clip_on=False, label=end)
        top = min(1.0, max(0.1, 1.15 * float(curve.risk.max())))
        axes.set(xlim=(0, 1), ylim=(0, top))
        axes.set(xlabel="share of questions answered, the surest first", ylabel="share wrong")
        _legend(axes)

    return _svg("risk-coverage", draw)


def latency_histogram(times_ms: Sequence[float], median_ms: float, p95_ms: float) -> str:
    """Draw how long replies took; on a log scale where the slowest took ten times the fastest.

    Args:
        times_ms: Milliseconds, one value a reply; zero is drawn as a microsecond.
        median_ms: Marked by a line.
        p95_ms: The time within which 95% came, marked too.

    Returns:
        SVG; empty where there is no reply.
    """
    if not times_ms:
        return ""
    times = np.maximum(np.array(times_ms, dtype=np.float64), 1e-3)
    wide = times.max() >= _DECADE * times.min()

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        axes.hist(times, bins=_edges(times, wide), color=BAND)
        axes.axvline(median_ms, color=INK, linewidth=1.4, label=f"median {_told(median_ms)} ms")
        axes.axvline(
            p95_ms,
            color=ACCENT,
            linewidth=1.4,
            linestyle="--",
            label=f"95% within {_told(p95_ms)} ms",
        )
        if wide:
            axes.set_xscale("log")
            axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
            axes.xaxis.set_minor_locator(NullLocator())
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _told(value)))
        axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
        axes.set(xlabel="milliseconds from question to reply", ylabel="questions")
        _legend(axes)

    return _svg("latency", draw)


def rank_histogram(ranks: Sequence[int | None]) -> str:
    """Draw at which rank the first right article stands.

    Args:
        ranks: From 1, one a question; None where no right article was found.

    Returns:
        SVG; empty where there is no rank.
    """
    if not ranks:
        return ""
    counts = Counter(ranks)
    last = max((rank for rank in ranks if rank), default=1)
    places = [*range(1, last + 1), last + 2]
    heights = [counts[rank] for rank in range(1, last + 1)] + [counts[None]]

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        bars = axes.bar(places, heights, width=0.8, color=BAND)
        bars[-1].set_color(ACCENT)
        _tell_counts(axes, places, heights)
        axes.xaxis.set_major_locator(FixedLocator(places))
        axes.set_xticklabels([*map(str, places[:-1]), "not found"])
        axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
        axes.set(xlabel="rank of the first right article", ylabel="questions")

    return _svg("ranks", draw)


def wilson(share: Values, n: Values) -> tuple[Values, Values]:
    """Return the ends of the 95% interval of shares of ``n`` cases each (Wilson 1927)."""
    z = 1.96
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return middle - reach, middle + reach


def _svg(name: str, draw: Callable[[Figure], None]) -> str:
    """Return a figure as an element to put into a page; the same figure gives the same text."""
    out = StringIO()
    # A style that the reader's own matplotlibrc sets would know nothing of light and dark.
    with style.context([_STYLE, {"svg.hashsalt": name}], after_reset=True):
        figure = Figure(figsize=(WIDTH, HEIGHT), layout="constrained")
        draw(figure)
        nothing = dict.fromkeys(["Creator", "Date", "Format", "Type"])
        figure.savefig(out, format="svg", transparent=True, metadata=nothing)
    return _inlined(out.getvalue())


def _inlined(document: str) -> str:
    """Leave out what belongs to a file of its own: prolog, style, size, ids that charts share."""
    svg = document[document.index("<svg") :]
    svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", svg, count=1, flags=re.DOTALL)
    svg = re.sub(r' (?:width|height)="[\d.]+pt"', "", svg, count=2)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)
    svg = re.sub(r"font-family: [^;\"]*;? ?", "", svg)
    for colour, variable in _VARIABLES.items():
        svg = svg.replace(colour, variable)
    return svg


def _edges(times: Values, wide: bool) -> list[float]:
    """Return bins of equal width on the scale that is drawn, as many as Rice's rule says."""
    if wide:
        return [10**edge for edge in np.histogram_bin_edges(np.log10(times), bins="rice")]
    return [*np.histogram_bin_edges(times, bins="rice")]


def _tell_counts(axes: Axes, places: Sequence[float], counts: Sequence[int]) -> None:
    for place, count in zip(places, counts, strict=True):
        if count:
            axes.annotate(
                f"{count:,}",
                (place, count),
                xytext=(0, 2),
                textcoords="offset points",
                ha="center",
                fontsize=9,
                color=SOFT,
            )
    axes.margins(y=0.2)


def _legend(axes: Axes) -> None:
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderpad=0, handlelength=1.5)


def _told(milliseconds: float) -> str:
    return f"{milliseconds:,.0f}" if milliseconds >= _DECADE else f"{milliseconds:.2g}"
