"""Builds in which one call fails: the disk is full, or gives an error."""

from __future__ import annotations

from pathlib import Path

from tqdm import tqdm

from eval.torture.crash import AFTER, BEFORE, small_index, what_is_wrong
from eval.torture.records import Finding, finding
from eval.torture.small import left_over, version_of
from eval.torture.steps import IO_ERROR, NO_SPACE, Outcome, steps, tampered
from index.errors import IndexFailure

WANTED = "non-zero exit, the old index serves, no temporary files left"

_DELETING = ("unlink", "unlinkat", "rmdir")


def each_call_fails(every: int) -> Finding:
    """Let each call fail with ENOSPC and with EIO; a disk that is full can still delete.

    Args:
        every: Only each so-many-th call is tried.
    """
    with small_index() as directory:
        found = steps(directory, AFTER)
    outcomes, published = [], 0
    for step in tqdm(found[::every], desc="ENOSPC and EIO at each call", disable=None):
        for fault in (IO_ERROR,) if step.call in _DELETING else (NO_SPACE, IO_ERROR):
            with small_index() as directory:
                outcome = tampered(directory, AFTER, step, fault)
                served, problem = _after(directory, outcome)
                published += served == AFTER
                outcomes.append(problem and f"{fault} at {step}: {problem}")
    detail = f"{published} failed after the new index served: it goes on serving"
    return finding("ENOSPC and EIO at each call of a build", WANTED, outcomes, detail)


def _after(directory: Path, outcome: Outcome) -> tuple[int | None, str | None]:
    """Return the version that serves after a failed build, and what is wrong."""
    try:
        served = version_of(directory, (BEFORE, AFTER))
    except (IndexFailure, AssertionError) as error:
        return None, str(error)
    if outcome.status < 0:
        return served, f"ended by signal {-outcome.status}"
    if served == BEFORE and outcome.status == 0:
        return served, "ended with 0 though nothing was published"
    left = left_over(directory) if served == BEFORE else []
    if left:
        return served, f"left {', '.join(left)}"
    return served, what_is_wrong(directory, first=False)
