"""A set of known questions, asked in a process of its own, and what came out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import TypeAdapter

from index.stores import Store
from qa.background import Job, OneAtATime
from qa.commands import run_command
from qa.errors import UpkeepError
from qa.quality.known_sets import cases_in

GOOD = ("right", "refused")
"""What is as it should be: answered right, and rightly refused."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A known question and what became of it.

    Attributes:
        question: What was asked.
        expected: The accepted answers; none where the articles don't say.
        text: What was said.
        verdict: ``right``, ``wrong``, ``missed``, ``refused``, ``invented``.
    """

    question: str
    expected: tuple[str, ...]
    text: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run came to.

    Attributes:
        asked: All questions, in order.
        right: Share that was answered right or rightly refused.
        interval: Of that share, at 95%, by bootstrap.
        report: The report as one HTML page.
    """

    asked: tuple[Asked, ...]
    right: float
    interval: tuple[float, float]
    report: str

    def count(self, verdict: str) -> int:
        """Return of how many questions this became."""
        return sum(each.verdict == verdict for each in self.asked)

    @property
    def failed(self) -> list[Asked]:
        """Those that aren't as they should be."""
        return [each for each in self.asked if each.verdict not in GOOD]


@dataclass(slots=True)
class Measurement(Job):
    """A run that goes on, or is over.

    Attributes:
        total: How many questions are asked.
        rows: The file that grows by a line with each.
        measured: What came out; None while it runs and where it failed.
    """

    total: int
    rows: Path
    measured: Measured | None = None

    def asked(self) -> int:
        """Return how many have been asked; reads the rows."""
        return cases_in(self.rows) if self.rows.exists() else 0


class Measuring:
    """Asks sets of known questions; one at a time."""

    def __init__(self, store: Store) -> None:
        """Measure what an index answers."""
        self._store = store
        self._asking = OneAtATime("a set is being asked already: wait until it is done")

    def begin(self, known: Path) -> Measurement:
        """Begin to ask a set; it goes on whoever looks on.

        Raises:
            UpkeepError: Another is being asked.
            OSError: The set can't be read.
        """
        total = cases_in(known)
        folder = TemporaryDirectory(prefix="pullquote-eval-")
        run = Measurement(total, Path(folder.name) / "rows.jsonl.part")
        try:
            self._asking.begin(run, partial(self._measure, known, run, folder))
        except UpkeepError:
            folder.cleanup()
            raise
        return run

    def _measure(self, known: Path, run: Measurement, folder: TemporaryDirectory[str]) -> None:
        with folder as out:
            run_command("eval", [str(known), *self._named(), "--out", out, "--json"])
            run.measured = read_measured(Path(out))

    def _named(self) -> Sequence[str]:
        return self._store.arguments or ["--index", str(self._store)]


@dataclass(frozen=True, slots=True)
class _Reply:
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    question: str
    reply: _Reply
    verdict: str
    expected: tuple[str, ...] | None = None


_ROW = TypeAdapter(_Row)


def read_measured(out: Path) -> Measured:
    """Read what ``python -m eval --out`` wrote.

    Raises:
        OSError: A file isn't there.
        ValidationError: A row isn't one.
    """
    lines = (out / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [_ROW.validate_json(line) for line in lines]
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    figure = _overall(summary)
    return Measured(
        tuple(Asked(row.question, row.expected or (), row.reply.text, row.verdict) for row in rows),
        figure["value"],
        (figure["low"], figure["high"]),
        (out / "report.html").read_text(encoding="utf-8"),
    )


def _overall(summary: Mapping[str, Any]) -> Mapping[str, float]:
    whole = next(group for group in summary["groups"] if group["by"] == "all")
    figure: Mapping[str, float] = whole["tables"]["overall"]["right"]
    return figure
