"""Puts articles into an index and takes them out: planned, shown, then done in the background."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from corpus.added import AddedFolder, Found, Staged
from corpus.reader import read_files
from index.changes import Changes, changes_of
from index.errors import IndexFailure, IndexMissing
from index.progress import Progress
from index.stores import Store
from index.update import last_paths
from qa.background import Job, OneAtATime
from qa.upkeep.building import Build, build
from qa.upkeep.plan import Plan

DEFAULT_ADDED = Path(".pullquote/added")


@dataclass(slots=True)
class Run(Job):
    """A change that is being made.

    Attributes:
        progress: How far it is; None while it begins.
        report: What the build reported; None while it runs and where it failed.
    """

    progress: Progress | None = None
    report: dict[str, Any] | None = None

    def told(self, progress: Progress) -> None:
        """Take note of how far it is."""
        self.progress = progress


class Upkeep:
    """Changes what an index is built from; one change at a time."""

    def __init__(self, store: Store, added: AddedFolder, builds: Build = build) -> None:
        """Look after an index.

        Args:
            store: The index.
            added: The folder that articles are put into.
            builds: Makes the index equal to some paths.
        """
        self.added = added
        self._store = store
        self._builds = builds
        self._changing = OneAtATime("another change is being made: try again when it is done")
        self._run: Run | None = None

    @property
    def running(self) -> Run | None:
        """The change that is being made; None where none is."""
        run = self._run
        return run if run is not None and not run.done.is_set() else None

    def plan_addition(self, files: Sequence[Path]) -> Plan:
        """Say what putting files in would change; they are moved away from where they stand.

        Raises:
            CorpusError: They are too many, or a path of the index is gone.
            IndexFailure: The index is damaged.
            OSError: They can't be kept.
        """
        staged = self.added.stage(files)
        try:
            return self._addition(staged)
        except BaseException:
            self.added.discard(staged)
            raise

    def plan_removal(self, names: Collection[str]) -> Plan:
        """Say what taking files out again would change; raises as `plan_addition` does."""
        gone = tuple(name for name in names if self.added.holds(name))
        found = self.added.files_without(gone, self._sources())
        return Plan(self._changes(found), taken_out=gone)

    def plan_update(self) -> Plan:
        """Say what reading the folders again would change; raises as `plan_addition` does."""
        return Plan(self._changes(self.added.files_without((), self._sources())))

    def forget(self, plan: Plan) -> None:
        """Drop a plan, and the files that waited for it."""
        if plan.staged is not None:
            self.added.discard(plan.staged)

    def begin(self, plan: Plan) -> Run:
        """Begin a change; it goes on whoever looks on.

        Raises:
            UpkeepError: Another one is being made.
        """
        run = Run()
        self._changing.begin(run, partial(self._change, plan, run))
        self._run = run
        return run

    def _addition(self, staged: Staged) -> Plan:
        changes = self._changes(self.added.files_with(staged, self._sources()))
        broken = self.added.broken(staged, changes.failures)
        readable = staged.without(broken)
        if any(self.added.holds(failure.place) for failure in broken):
            # What they were to replace stays, and was left out of account.
            changes = self._changes(self.added.files_with(readable, self._sources()))
        return Plan(changes, readable)

    def _change(self, plan: Plan, run: Run) -> None:
        if plan.staged is not None:
            self.added.put_in(plan.staged)
        for name in plan.taken_out:
            self.added.take_out(name)
        run.report = self._builds(self._sources(), self._store, plan.leaves_nothing, run.told)

    def _changes(self, found: Found) -> Changes:
        corpus = read_files(found.files, found.failures, iter, self._store.memory())
        before = self._store.contents()[1].articles if self._store.exists() else {}
        return changes_of(corpus, before)

    def _sources(self) -> list[Path]:
        """Return what the index is built from: what it was before, and the folder of additions.

        Raises:
            IndexFailure: It holds articles of which it isn't known where they come from.
        """
        try:
            before = last_paths(self._store)
        except IndexMissing:
            before = []
        if not before and self._store.exists():
            raise IndexFailure(
                f"{self._store} doesn't tell any more what it was built from: build it again with "
                "'python -m index build PATH'"
            )
        known = {path.resolve() for path in before}
        is_new = self.added.root.is_dir() and self.added.root.resolve() not in known
        return [*before, self.added.root] if is_new else before
