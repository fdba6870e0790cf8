"""What was measured, as tables in Markdown."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from eval.provenance import Program
from eval.speed.growth import ADDING, ADDING_TO_COPY, OPENING, SEARCH, SEARCH_TO_ENCODE
from eval.speed.records import PARTS, Findings, Origin, Paired, Part, Step

HEAD = """# Speed

Ratios of two things that were timed in turn, one pair after the other in one run: the median, and
in brackets the least and the greatest pair. Bare times aren't told: they belong to one machine."""

ABOUT = {
    "throughput": """## Building an index

The encoding of the passages by the encoder alone, divided by building the index of their articles
into a fresh folder. 1.0 means that cutting, indexing words and writing cost nothing beside it.""",
    "answer": """## Answering

From a question to its answer, divided by one encoding of the question by all-MiniLM-L6-v2 in
float32 (sentence-transformers, called by itself). No question was asked before.""",
    "startup": """## Starting

A process from its start to its answer, divided by a process that only imports the same modules.
The page has started when it answers HTTP; of either process its end is a part.""",
    "growth": """## Growing

Articles were put together anew from the sentences of real ones; their vectors are made, sums of a
random vector for each word, since what a search costs doesn't depend on what they mean. Searching
is all that `qa` does to find passages but encoding the question; no passage was cut into words
before. Memory is the most that a fresh process needs to open the index and search, the libraries,
the real encoder and what was read of the mapped files included; disk is the generation that serves.
Adding leaves out the encoding of the new article. × is a multiple of the first row.""",
}

MEBIBYTE = 2**20

Column = Callable[[Step, Step], str]
"""Tells a step beside the first one."""


def markdown(parts: Mapping[str, Part]) -> str:
    """Return the page of all parts that were measured."""
    blocks = [HEAD, *(block for name in PARTS if name in parts for block in _part(parts[name]))]
    return "\n\n".join(blocks) + "\n"


def _part(part: Part) -> Iterator[str]:
    findings = part.findings
    yield ABOUT[part.name]
    if findings.figures:
        yield figures_table(findings.figures)
    if findings.passages:
        yield passages_table(findings.passages, {**TO_ENCODE, **PASSAGE_COLUMNS})
    yield _measured_on(findings, part.origin)


def figures_table(figures: Iterable[Paired]) -> str:
    """Return ratios, one a line."""
    rows = [[figure.name, ratio(figure), str(len(figure.ratios))] for figure in figures]
    return _table(["", "median", "pairs"], rows)


def passages_table(steps: Sequence[Step], columns: Mapping[str, Column] | None = None) -> str:
    """Return whole indexes, one a line, each beside the first.

    Args:
        steps: The smallest first.
        columns: What is told; by default the multiples of the first (`PASSAGE_COLUMNS`).
    """
    told = columns or PASSAGE_COLUMNS
    return _table(["passages", *told], _rows(steps, told))


def _rows(steps: Sequence[Step], columns: Mapping[str, Column]) -> list[list[str]]:
    return [
        [f"{step.size:,}", *(cell(step, steps[0]) for cell in columns.values())] for step in steps
    ]


def _figure(name: str) -> Column:
    def cell(step: Step, _: Step) -> str:
        return ratio(step.figure(name))

    return cell


def _multiple(name: str) -> Column:
    def cell(step: Step, first: Step) -> str:
        return "1" if step is first else ratio(step.figure(name))

    return cell


def _disk(step: Step, first: Step) -> str:
    return f"{step.disk / step.size:,.0f} (×{short(step.disk / first.disk)})"


def _memory(step: Step, first: Step) -> str:
    if step.memory is None or first.memory is None:
        return "not told by this system"
    return f"{step.memory / MEBIBYTE:,.0f} (×{short(step.memory / first.memory)})"


TO_ENCODE: Mapping[str, Column] = {"search / encode": _figure(SEARCH_TO_ENCODE)}
PASSAGE_COLUMNS: Mapping[str, Column] = {
    "search ×": _multiple(SEARCH),
    "opening ×": _multiple(OPENING),
    "memory, MiB": _memory,
    "disk, bytes each": _disk,
    "adding one article ×": _multiple(ADDING),
    "adding / copying the files": _figure(ADDING_TO_COPY),
}


def ratio(figure: Paired | None) -> str:
    """Return a median with the least and the greatest pair, or a dash where there is none."""
    if figure is None:
        return "-"
    return f"{short(figure.median)} [{short(figure.low)} to {short(figure.high)}]"


def short(value: float) -> str:
    """Return a figure above 0 with three digits that count; whole from 100 on."""
    rounded = float(f"{value:.3g}")
    decimals = max(0, 2 - math.floor(math.log10(rounded)))
    return f"{value:,.{decimals}f}"


def _measured_on(findings: Findings, origin: Origin) -> str:
    program = origin.program
    counts = ", ".join(f"{number:,} {what}" for what, number in findings.counts.items())
    files = ", ".join(f"{file.name} (sha256 {file.sha256[:12]})" for file in origin.files)
    versions = ", ".join(f"{name} {version}" for name, version in program.versions.items())
    facts = (
        counts,
        files,
        program.when,
        _code(program),
        f"{origin.encoder} {origin.encoder_fingerprint[:12]}",
        f"{origin.cpus} CPUs (load {origin.load:.1f} before the run)",
        program.machine,
        f"Python {program.python}",
        versions,
    )
    return f"Measured on {'; '.join(fact for fact in facts if fact)}."


def _code(program: Program) -> str:
    if program.commit is None:
        return "no commit"
    return f"commit {program.commit.sha[:12]}{' and changes' if program.commit.changed else ''}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
