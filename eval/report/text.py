"""A summary as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eval.figures import Figure
from eval.report.grid import grid, interval, shown
from eval.summary import Group, Summary


def as_text(summary: Summary) -> str:
    """Return the summary as tables: headline figures with intervals, then each by group."""
    return "\n\n".join("\n".join(block) for block in _blocks(summary))


def side_by_side(summaries: Sequence[Summary]) -> str:
    """Return the figures of several systems over the same questions, a column each."""
    names = [summary.provenance[0].system for summary in summaries]
    lines = [["", *names, "n"]]
    for table, figures in summaries[0].groups[0].tables.items():
        for measure in figures:
            of_each = [summary.groups[0].tables[table][measure] for summary in summaries]
            n = max(figure.n for figure in of_each)
            if n:
                values = [shown(figure.value) for figure in of_each]
                lines.append([f"{table} {measure}", *values, str(n)])
    head = _head(summaries[0])[:2]
    return "\n".join([*head, "", *grid(lines)])


def _blocks(summary: Summary) -> Iterator[list[str]]:
    overall = summary.groups[0]
    yield _head(summary)
    yield grid([["", "value", "95% interval", "n"], *_headlines(overall.tables)])
    yield ["By kind of question; summary.json and report.html (--out) hold the intervals too"]
    for table, figures in overall.tables.items():
        if any(figure.n for figure in figures.values()):
            yield grid([[table, "n", *figures], *_by_group(table, summary.groups)])


def _head(summary: Summary) -> list[str]:
    first = summary.provenance[0]
    part = f", part {first.part}" if first.part else ""
    given = ", each answered from the article that it names" if first.given else ""
    sets = ", ".join(provenance.set_name for provenance in summary.provenance)
    lines = [f"{_count(summary.groups[0].n, 'question')} of {sets}{part}{given}"]
    articles = _count(first.articles, "article")
    lines.append(f"{articles}, {_count(first.passages, 'passage')} in the index")
    if summary.median_ms is not None:
        lines.append(f"median {summary.median_ms:.0f} ms a reply, 95% within {summary.p95_ms:.0f}")
    return lines


def _headlines(tables: Mapping[str, Mapping[str, Figure]]) -> Iterator[list[str]]:
    for table, figures in tables.items():
        for measure, figure in figures.items():
            if figure.n:
                name = f"{table} {measure}"
                yield [name, shown(figure.value), interval(figure), str(figure.n)]


def _by_group(table: str, groups: Sequence[Group]) -> Iterator[list[str]]:
    for group in groups:
        figures = group.tables[table].values()
        n = max(figure.n for figure in figures)
        if n:
            yield [group.name, str(n), *(shown(figure.value) for figure in figures)]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
