"""A summary as tables for people and as JSON for programs; rows as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from eval.figures import Figure
from eval.rows import Row
from eval.summary import Group, Summary


def as_text(summary: Summary) -> str:
    """Return the summary as tables: headline figures with intervals, then each by group."""
    return "\n\n".join("\n".join(block) for block in _blocks(summary))


def as_json(summary: Summary) -> str:
    """Return the summary as one JSON object, every figure with its interval and its ``n``."""
    return json.dumps(asdict(summary), ensure_ascii=False, indent=2)


def write(directory: Path, rows: Iterable[Row], summary: Summary) -> None:
    """Write ``rows.jsonl`` and ``summary.json``; the folder is made where there is none.

    Raises:
        OSError: They can't be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(asdict(row), ensure_ascii=False) for row in rows)
    (directory / "rows.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    (directory / "summary.json").write_text(f"{as_json(summary)}\n", "utf-8")


def _blocks(summary: Summary) -> Iterator[list[str]]:
    overall = summary.groups[0]
    yield _head(summary, overall)
    yield _grid([["", "value", "95% interval", "n"], *_headlines(overall.tables)])
    for table, figures in overall.tables.items():
        if any(figure.n for figure in figures.values()):
            yield _grid([[table, "n", *figures], *_by_group(table, summary.groups)])


def _head(summary: Summary, overall: Group) -> list[str]:
    part = f", part {summary.part}" if summary.part else ""
    sets = ", ".join(summary.sets)
    lines = [f"{_count(overall.n, 'question')} of {sets}{part}"]
    lines.append(f"{_count(summary.articles, 'article')} in the index")
    if summary.median_ms is not None:
        lines.append(f"median {summary.median_ms:.0f} ms a reply, 95% within {summary.p95_ms:.0f}")
    return lines


def _headlines(tables: Mapping[str, Mapping[str, Figure]]) -> Iterator[list[str]]:
    for table, figures in tables.items():
        for measure, figure in figures.items():
            if figure.n:
                name = f"{table} {measure}"
                yield [name, _shown(figure.value), _interval(figure), str(figure.n)]


def _by_group(table: str, groups: Sequence[Group]) -> Iterator[list[str]]:
    for group in groups:
        figures = group.tables[table].values()
        n = max(figure.n for figure in figures)
        if n:
            yield [group.name, str(n), *(_shown(figure.value) for figure in figures)]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _interval(figure: Figure) -> str:
    return "-" if figure.low is None else f"{_shown(figure.low)} to {_shown(figure.high)}"


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _grid(lines: Sequence[Sequence[str]]) -> list[str]:
    """Line columns up: the first to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
