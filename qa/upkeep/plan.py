"""A change of the articles before it is made, and what it did, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus.added import Staged
from corpus.report import Failure, Notice
from index.changes import Change, Changes, Kind
from index.progress import Progress

MOST_TOLD = 40
"""Articles, and files that can't be read, that are named one by one."""

_NAMES = {
    Kind.NEW: "new",
    Kind.CHANGED: "changed",
    Kind.GONE: "gone",
    Kind.COPY: "as a copy",
}
_STEPS = {"reading": "Reading files", "indexing": "Indexing articles"}


@dataclass(frozen=True, slots=True)
class Plan:
    """A change that is to be made.

    Attributes:
        changes: What becomes of the articles.
        staged: The files that are put in; None for none.
        taken_out: The names of those that are taken out.
    """

    changes: Changes
    staged: Staged | None = None
    taken_out: tuple[str, ...] = ()

    @property
    def does_something(self) -> bool:
        """Whether anything would change by it."""
        return bool(self.changes.changes or self.taken_out)

    @property
    def leaves_nothing(self) -> bool:
        """Whether the index would hold no article after it."""
        changes = self.changes
        coming = changes.count(Kind.NEW) + changes.count(Kind.CHANGED)
        return not coming and not changes.unchanged


def in_sum(plan: Plan) -> str:
    """Say in one sentence what a plan does."""
    changes = plan.changes
    told = [f"{changes.count(kind):,} {name}" for kind, name in _NAMES.items()]
    counts = [each for each in told if not each.startswith("0 ")]
    empty = " The index will hold no article." if plan.leaves_nothing else ""
    return f"Articles: {', '.join([*counts, f'{changes.unchanged:,} unchanged'])}.{empty}"


def in_lines(plan: Plan) -> str:
    """Name, a line each, the articles that a plan concerns and the files that can't be read."""
    changes = [_line(change) for change in plan.changes.changes]
    return "\n".join([*_first(changes), *troubles(plan.changes.failures, plan.changes.notices)])


def troubles(failures: tuple[Failure, ...], notices: tuple[Notice, ...]) -> list[str]:
    """Name, a line each, what couldn't be read and what was left out."""
    failed = [f"Can’t be read: {failure.path} {failure.reason}." for failure in failures]
    noted = [f"Take note: {notice.path} {notice.reason}." for notice in notices]
    return [*_first(failed), *_first(noted)]


def how_far(progress: Progress | None) -> str:
    """Say how far a build is."""
    if progress is None:
        return "Beginning…"
    return f"{_STEPS.get(progress.step, progress.step)}: {progress.done:,} of {progress.total:,}…"


def outcome(record: dict[str, Any]) -> str:
    """Say what a build did, by its report."""
    names = [name for name in ("added", "updated", "removed") if record[name]]
    did = ", ".join(f"{record[name]:,} {name}" for name in names) or "nothing changed"
    return f"Done: {did}. Generation {record['generation']} answers now."


def _line(change: Change) -> str:
    parts = (change.title, change.publisher, change.date)
    named = " · ".join(part for part in parts if part)
    if change.kind is Kind.COPY:
        return f"A copy of “{change.of}”: {change.path}"
    return f"{change.kind.capitalize()}: {named} ({change.path})"


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_TOLD
    return [*lines[:MOST_TOLD], f"… and {more:,} more"] if more > 0 else lines
