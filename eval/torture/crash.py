"""Builds that are killed: at each step, and at random moments."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from eval.errors import EvalError
from eval.torture.records import Finding, finding
from eval.torture.small import build, left_over, version_of
from eval.torture.steps import KILL, steps, tampered
from index.errors import IndexFailure, IndexMissing

BEFORE, AFTER = 2, 3
"""The version that serves, and the one that is being built."""

WANTED = (
    "100% open afterwards as the old or the new generation; the next build succeeds and leaves "
    "nothing orphaned"
)


def killed_at_each_step(every: int) -> Finding:
    """Kill builds at each write, sync, rename and deletion: of an index that serves, and a first.

    Args:
        every: Only each so-many-th step is tried.

    Raises:
        EvalError: A step wasn't reached.
    """
    outcomes = []
    for first in (False, True):
        with small_index(first=first) as directory:
            found = steps(directory, AFTER)
        for step in tqdm(found[::every], desc="kill -9 at each step", disable=None):
            with small_index(first=first) as directory:
                outcome = tampered(directory, AFTER, step, KILL)
                if outcome.status == 0:
                    raise EvalError(f"{step} was never reached")
                problem = what_is_wrong(directory, first=first)
                outcomes.append(problem and f"killed before {step}: {problem}")
    return finding("`kill -9` at each step of a build", WANTED, outcomes)


def killed_at_random(times: int, seed: int = 0) -> Finding:
    """Kill builds at random moments between their start and their end."""
    draw = random.Random(seed)
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["eval.torture.small"])
    with small_index() as directory:
        took = max(_built(processes, directory, version) for version in (4, 5, 6))
    outcomes = []
    for number in tqdm(range(times), desc="kill -9 at random", disable=None):
        first = number % 5 == 0
        with small_index(first=first) as directory:
            moment = draw.uniform(0, took)
            process = processes.Process(target=build, args=(directory, AFTER))
            process.start()
            time.sleep(moment)
            process.kill()
            process.join()
            problem = what_is_wrong(directory, first=first)
            outcomes.append(problem and f"killed after {moment:.3f} s: {problem}")
    return finding("`kill -9` at random moments of a build", WANTED, outcomes)


def _built(
    processes: multiprocessing.context.ForkServerContext, directory: Path, version: int
) -> float:
    started = time.perf_counter()
    process = processes.Process(target=build, args=(directory, version))
    process.start()
    process.join()
    return time.perf_counter() - started


def what_is_wrong(directory: Path, *, first: bool) -> str | None:
    """Say what an interrupted build has broken; build again and say what that can't mend."""
    try:
        version_of(directory, (BEFORE, AFTER))
    except IndexMissing as error:
        if not first:
            return str(error)
    except (IndexFailure, AssertionError) as error:
        return str(error)
    try:
        build(directory, AFTER)
        version_of(directory, (AFTER,))
    except (IndexFailure, OSError, AssertionError) as error:
        return f"the next build: {error}"
    orphans = left_over(directory)
    return f"the next build leaves {', '.join(orphans)}" if orphans else None


@contextmanager
def small_index(*, first: bool = False) -> Iterator[Path]:
    """Give the folder of an index that has its two generations, or none where it is the first."""
    directory = Path(tempfile.mkdtemp(prefix="pullquote-torture-"))
    try:
        for version in () if first else (1, BEFORE):
            build(directory, version)
        yield directory
    finally:
        shutil.rmtree(directory)
