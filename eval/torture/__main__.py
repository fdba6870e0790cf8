"""``python -m eval.torture``: does to an index what crashes, disks and people do to it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.console import log_warnings
from eval.errors import EvalError
from eval.files import make_folder
from eval.provenance import Program
from eval.torture.records import Finding

HEADINGS = ("done to the index", "wanted", "tries", "failures", "")


@dataclass(frozen=True, slots=True)
class Extent:
    """How often the rows are tried.

    Attributes:
        every: Each so-many-th step of a build is killed, and fails.
        moments: Random moments at which a build is killed.
        bits: Turned in each file, one by one.
        sequences: Of adding, editing, deleting and renaming.
        publishes: While readers ask.
        meetings: Of two builders.
        suite: Whether the tests are run that hold rows, too.
    """

    every: int
    moments: int
    bits: int
    sequences: int
    publishes: int
    meetings: int
    suite: bool


FULL = Extent(1, moments=200, bits=400, sequences=250, publishes=20, meetings=20, suite=True)
SHORT = Extent(6, moments=10, bits=20, sequences=10, publishes=5, meetings=2, suite=False)


def rows(extent: Extent) -> Iterator[Finding]:
    """Yield the rows of the table, each as soon as it is measured.

    Raises:
        EvalError: strace isn't here, or a step of a build was never reached.
    """
    from eval.torture import (  # noqa: PLC0415  (--help needs none of it)
        corruption,
        crash,
        faults,
        page,
        plain,
        sequences,
        steps,
        suite,
        together,
    )

    if not steps.can_trace():
        raise EvalError("strace is missing or may not trace: install it (Debian: strace)")
    rows: list[Callable[[], Finding]] = [
        lambda: crash.killed_at_each_step(extent.every),
        lambda: crash.killed_at_random(extent.moments),
        lambda: corruption.each_file_is_damaged(extent.bits),
        lambda: corruption.each_file_is_damaged_and_used(extent.bits),
        lambda: faults.each_call_fails(extent.every),
        lambda: together.readers_during_publishes(extent.publishes),
        lambda: page.page_during_publishes(extent.publishes),
        lambda: together.two_builders(extent.meetings),
        lambda: sequences.incremental_against_fresh(extent.sequences),
        plain.nothing_changed,
        plain.deleted_article,
        plain.another_encoder,
        plain.unreadable_file,
    ]
    for row in rows:
        yield row()
    if extent.suite:
        yield from suite.by_the_suite()


def markdown(findings: Sequence[Finding]) -> str:
    """Return the table."""
    lines = [
        (row.name, row.wanted, f"{row.tries:,}", f"{len(row.failures):,}", row.detail)
        for row in findings
    ]
    table = [HEADINGS, ("---", "---", "---:", "---:", "---"), *lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in table)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and write it; return 0 if each row is met, 1 if one isn't."""
    parser = argparse.ArgumentParser(prog="python -m eval.torture", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer tries of what has no end")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write durability.md and .json")
    options = parser.parse_args(arguments)
    log_warnings()
    try:
        if options.out:
            make_folder(options.out)
        program = Program.running()
        findings = list(rows(SHORT if options.short else FULL))
        if options.out:
            _write(options.out, findings, program)
    except (EvalError, OSError) as error:
        print(f"eval.torture: {error}", file=sys.stderr)
        return 1
    print(markdown(findings))
    for row in findings:
        for failure in row.failures or ([] if row.tries else ["never tried"]):
            print(f"eval.torture: {row.name}: {failure}", file=sys.stderr)
    return int(not all(row.is_met for row in findings))


def _write(folder: Path, findings: Sequence[Finding], program: Program) -> None:
    commit = program.commit
    code = f"commit {commit.sha[:12]}{' and changes' * commit.changed}" if commit else "no checkout"
    measured = f"Measured {program.when}; {code}; Python {program.python}; {program.machine}."
    table = f"# Durability\n\n{markdown(findings)}\n\n{measured}\n"
    (folder / "durability.md").write_text(table, "utf-8")
    record = {"program": asdict(program), "rows": [asdict(finding) for finding in findings]}
    (folder / "durability.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
