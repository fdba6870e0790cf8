"""Readers while builds publish, and builders that meet."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.speed.children import ROOT
from eval.torture.crash import AFTER, BEFORE, small_index
from eval.torture.records import Finding, finding
from eval.torture.small import SmallEncoder, build, left_over, version_of
from index.errors import IndexFailure
from index.parser import load_parser
from index.stores import Place
from qa.answer import Answer
from qa.assistant import Assistant
from qa.desk import Desk

READERS = 8

_HELD = """
import sys, time
from pathlib import Path
from index.layout import Layout
with Layout(Path(sys.argv[1])).locked():
    print("held", flush=True)
    sys.stdin.read()
"""


def readers_during_publishes(publishes: int) -> Finding:
    """Let half of the readers ask at one desk and half open the index anew for each look.

    An answer has to be that of the generation that it says it comes from.
    """
    with tempfile.TemporaryDirectory(prefix="pullquote-torture-") as folder:
        directory = Path(folder)
        versions = range(1, publishes + 2)
        build(directory, versions[0])
        desk = Desk(directory, _opened)
        desk.assistant()
        looks = (_asking(desk), _looking_in(directory, versions))
        readers = [Reader(looks[number % 2]) for number in range(READERS)]
        for version in versions[1:]:
            build(directory, version)
        problems = [problem for reader in readers for problem in reader.stop()]
        problems += [] if version_of(directory, versions) == versions[-1] else ["the last is lost"]
    return Finding(
        f"{READERS} readers during {publishes} publishes",
        "0 errors, 0 answers that mix generations",
        sum(reader.looks for reader in readers),
        tuple(problems),
        "answers, and looks at an index just opened",
    )


class Reader:
    """Looks again and again, in a thread of its own, until it is stopped."""

    def __init__(self, look: Callable[[], str | None]) -> None:
        self.looks = 0
        self._problems: list[str] = []
        self._look = look
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self) -> list[str]:
        """Stop, and return what went wrong."""
        self._stopped.set()
        self._thread.join()
        return self._problems

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                problem = self._look()
            except (IndexFailure, OSError, AssertionError) as error:
                problem = f"{type(error).__name__}: {error}"
            self.looks += 1
            self._problems += [problem] if problem else []


def _opened(place: Place) -> Assistant:
    return Assistant.open(place, SmallEncoder(), load_parser())


def _looking_in(directory: Path, versions: Sequence[int]) -> Callable[[], str | None]:
    def look() -> str | None:
        version_of(directory, versions)
        return None

    return look


def _asking(desk: Desk) -> Callable[[], str | None]:
    """Return what asks how many visitors came: generation *n* says ``1,000 + n``."""

    def ask() -> str | None:
        outcome = desk.ask("How many visitors did the fair draw?")
        if not isinstance(outcome, Answer):
            return f"refused: {outcome.reason}"
        wanted = f"{outcome.generation + 1_000} visitors"
        quoted = all(wanted in citation.quote for citation in outcome.citations)
        return None if outcome.answer == wanted and quoted else f"{outcome.answer}, not {wanted}"

    return ask


def two_builders(times: int) -> Finding:
    """Build while another process holds the right to."""
    outcomes = []
    for _ in range(times):
        with small_index() as directory:
            outcomes.append(_met(directory))
    wanted = "exactly one goes on, the other says who holds the lock"
    return finding("two builders at once", wanted, outcomes)


def _met(directory: Path) -> str | None:
    holding = [sys.executable, "-c", _HELD, str(directory)]
    with subprocess.Popen(
        holding, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        command = [sys.executable, "-m", "eval.torture.build_once", str(directory), str(AFTER)]
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        holder.communicate("")
    if second.returncode != 1 or f"process {holder.pid}" not in second.stderr:
        return f"the second ended with {second.returncode}: {second.stderr.strip()}"
    if version_of(directory, (BEFORE, AFTER)) != BEFORE:
        return "the second published all the same"
    build(directory, AFTER)
    return "orphans" if left_over(directory) else None
