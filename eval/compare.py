"""Two runs over the same questions: which figures moved, and which questions turned."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.errors import EvalError
from eval.figures import Difference, difference
from eval.provenance import Provenance
from eval.report.grid import grid, interval, shown
from eval.report.read import read_rows
from eval.rows import GOOD, Row, Verdict
from eval.summary import TABLES


@dataclass(frozen=True, slots=True)
class Turned:
    """A question that one run got right and the other didn't.

    Where only retrieval was measured, right means that an expected article ranks first.

    Attributes:
        set: The name of its set.
        id: The case within its set.
        type: The kind of question.
        question: As it was asked.
        better: Whether the second run is the one that got it right.
        verdicts: What became of it in either run.
        given: The short answer of either run; None for a refusal.
    """

    set: str
    id: str
    type: str
    question: str
    better: bool
    verdicts: tuple[Verdict | None, Verdict | None]
    given: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one run to another.

    Attributes:
        before: Where the rows of the first run come from, one for each set.
        after: The same of the second run.
        shared: How many questions stand in both.
        only_before: How many stand in the first run alone.
        only_after: How many stand in the second run alone.
        tables: How each figure moved over the shared questions, by table and measure.
        turned: The questions that turned.
    """

    before: tuple[Provenance, ...]
    after: tuple[Provenance, ...]
    shared: int
    only_before: int
    only_after: int
    tables: Mapping[str, Mapping[str, Difference]]
    turned: tuple[Turned, ...]


_Question = tuple[str, str, str, tuple[str, ...] | None]


def compare(before: Sequence[Row], after: Sequence[Row]) -> Comparison:
    """Compare two runs over the questions that stand in both.

    Raises:
        EvalError: They share none.
    """
    first, second = _by_question(before), _by_question(after)
    shared = [name for name in first if name in second]
    if not shared:
        raise EvalError("the two runs share no question; run the same set twice")
    rows = [first[name] for name in shared], [second[name] for name in shared]
    return Comparison(
        before=tuple({row.set: row.provenance for row in before}.values()),
        after=tuple({row.set: row.provenance for row in after}.values()),
        shared=len(shared),
        only_before=len(first) - len(shared),
        only_after=len(second) - len(shared),
        tables={table: _differences(table, *rows) for table in TABLES},
        turned=tuple(_turned(*pair) for pair in zip(*rows, strict=True) if _has_turned(*pair)),
    )


def as_text(comparison: Comparison) -> str:
    """Return the comparison as a table of figures and a list of questions."""
    head = [f"before: {source}" for source in map(_source, comparison.before)]
    head += [f"after:  {source}" for source in map(_source, comparison.after)]
    head.append(f"{comparison.shared:,} questions in both runs")
    left_out = comparison.only_before, comparison.only_after
    if any(left_out):
        head.append("left out: {:,} only in the first, {:,} only in the second".format(*left_out))
    lines = [["", "before", "after", "difference", "95% interval", "p", "n"]]
    for table, measures in comparison.tables.items():
        for measure, moved in measures.items():
            if moved.n:
                lines.append([f"{table} {measure}", *_cells(moved)])
    better = [turned for turned in comparison.turned if turned.better]
    worse = [turned for turned in comparison.turned if not turned.better]
    blocks = [head, grid(lines), _listed("got better", better), _listed("got worse", worse)]
    return "\n\n".join("\n".join(block) for block in blocks)


def main(arguments: Sequence[str]) -> str:
    """Run ``python -m eval compare`` and return what is to be printed.

    Raises:
        EvalError: A run can't be read, or the two share no question.
    """
    parser = argparse.ArgumentParser(prog="python -m eval compare", description=__doc__)
    parser.add_argument("before", metavar="A", type=Path, help="what --out wrote, or rows.jsonl")
    parser.add_argument("after", metavar="B", type=Path, help="the same of the later run")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(arguments)
    comparison = compare(read_rows(options.before), read_rows(options.after))
    if options.json:
        return json.dumps(asdict(comparison), ensure_ascii=False, indent=2)
    return as_text(comparison)


def _by_question(rows: Sequence[Row]) -> dict[_Question, Row]:
    # Under its old id a question with other words or other accepted answers is another question.
    return {(row.set, row.id, row.question, row.expected): row for row in rows}


def _differences(table: str, before: Sequence[Row], after: Sequence[Row]) -> dict[str, Difference]:
    first, second = TABLES[table](before), TABLES[table](after)
    return {measure: difference(sample, second[measure]) for measure, sample in first.items()}


def _are_right(before: Row, after: Row) -> tuple[bool, bool]:
    if before.verdict is None or after.verdict is None:
        return 1 in before.ranks, 1 in after.ranks
    return before.verdict in GOOD, after.verdict in GOOD


def _has_turned(before: Row, after: Row) -> bool:
    was_right, is_right = _are_right(before, after)
    return was_right != is_right


def _turned(before: Row, after: Row) -> Turned:
    return Turned(
        set=after.set,
        id=after.id,
        type=after.type,
        question=after.question,
        better=_are_right(before, after)[1],
        verdicts=(before.verdict, after.verdict),
        given=(_given(before), _given(after)),
    )


def _given(row: Row) -> str | None:
    return row.reply.answer if row.reply else None


def _source(provenance: Provenance) -> str:
    code = provenance.commit
    changed = " and changes" if code and code.changed else ""
    return (
        f"{provenance.system} at {code.sha[:12] if code else 'no commit'}{changed}, reader "
        f"{provenance.reader} {provenance.reader_fingerprint[:12]}, {provenance.set_name} "
        f"{provenance.set_sha256[:12]}, {provenance.articles:,} articles"
    )


def _cells(moved: Difference) -> list[str]:
    known = moved.before is not None and moved.after is not None
    by = f"{(moved.after or 0) - (moved.before or 0):+.3f}" if known else "-"
    return [
        shown(moved.before), shown(moved.after), by, interval(moved), shown(moved.p), str(moved.n)
    ]  # fmt: skip


def _listed(how: str, turned: Sequence[Turned]) -> list[str]:
    lines = [f"{len(turned):,} {how}"]
    for each in turned:
        was, now = each.verdicts
        ways = f"{was} -> {now}: " if was else ""
        lines.append(f"  {each.id}  {ways}{each.question}")
        if any(each.given):
            lines += [f"      before: {each.given[0] or '(refused)'}"]
            lines += [f"      after:  {each.given[1] or '(refused)'}"]
    return lines
