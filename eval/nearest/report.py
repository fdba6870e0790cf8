"""The tables, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eval.nearest.records import Carried, Density, Findings, Growth, Measured
from eval.speed.records import Paired

NOTE = """Vectors of real paragraphs by the encoder that ships; beyond their number the others are
made (between a real vector and one of its neighbours, moved a little). `nprobe` or `efSearch` is
the least that reaches recall@10 of 0.99 on one half of the questions; recall is of the other half.
A query's time, 50 vectors wanted, is over that of one in `IndexFlatIP`, timed in turn: processor
time on one core, and by the clock with all cores allowed to both (median, least to most). Building
is over building the exact index. Bytes a passage are those of the index file; the exact vectors
beside it take four times the dimension. Memory is what a process holds more after opening with
`IO_FLAG_MMAP_IFC` and searching some questions: its own, and mapped, which the system takes back
when it needs room."""

_MEASURED = (
    "vectors",
    "real",
    "index",
    "effort",
    "recall@10",
    "recall@50",
    "processor",
    "clock",
    "building",
    "bytes a passage",
    "own MB",
    "mapped MB",
)
_DENSITY = ("vectors", "real", "stored, 10th", "question, 1st", "question, 10th")
_CARRIED = ("vectors", "lists", "wanted", "nprobe", "recall@10", "nprobe for 0.99", "scanned")
_GROWTH = ("vectors", "trained at", "lists", "nprobe", "recall then", "recall now", "scanned")


def report(findings: Findings) -> str:
    """Return the whole report."""
    parts = (
        "# Nearest vectors",
        _table(_MEASURED, map(_measured, findings.measured)),
        NOTE,
        "## Mean cosine with what is nearest",
        _table(_DENSITY, map(_density, findings.density)),
        "## `nprobe` found with stored vectors, tried on questions",
        _table(_CARRIED, map(_carried, findings.carried)),
        "## An index that grew while its centroids and `nprobe` stayed",
        _table(_GROWTH, map(_growth, findings.growth)),
    )
    return "\n\n".join(parts) + "\n"


def _measured(row: Measured) -> Sequence[str]:
    own, mapped = (row.memory.own, row.memory.mapped) if row.memory else (None, None)
    return (
        f"{row.size:,}",
        f"{row.real:,}",
        row.name,
        str(row.effort or ""),
        f"{row.recall_10:.4f}",
        f"{row.recall_50:.4f}",
        _ratio(row.work),
        _ratio(row.clock),
        f"{row.building:,.1f}",
        f"{row.disk / row.size:,.0f}",
        _megabytes(own),
        _megabytes(mapped),
    )


def _density(row: Density) -> Sequence[str]:
    cosines = (row.stored_10th, row.question_1st, row.question_10th)
    return (f"{row.size:,}", f"{row.real:,}", *(f"{cosine:.3f}" for cosine in cosines))


def _carried(row: Carried) -> Sequence[str]:
    return (
        f"{row.size:,}",
        f"{row.lists:,}",
        str(row.target),
        str(row.probes),
        f"{row.recall:.4f}",
        str(row.needed),
        f"{row.scanned:.1%}",
    )


def _growth(row: Growth) -> Sequence[str]:
    return (
        f"{row.size:,}",
        f"{row.trained:,}",
        f"{row.lists:,}",
        str(row.probes),
        f"{row.before:.4f}",
        f"{row.after:.4f}",
        f"{row.scanned:.1%}",
    )


def _ratio(found: Paired) -> str:
    return f"{found.median:.3f} ({found.low:.3f} to {found.high:.3f})"


def _megabytes(size: int | None) -> str:
    return "" if size is None else f"{size / 1e6:.1f}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---:"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
