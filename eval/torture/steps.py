"""The steps of a build, one system call each, and a build in which one of them goes wrong.

strace (https://strace.io) tells the calls and tampers with one of them, in a process of its own.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvalError
from eval.speed.children import ROOT

CALLS = (
    "write,pwrite64,writev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,"
    "mkdir,mkdirat,unlink,unlinkat,rmdir"
)
"""All that changes files of an index but opening them."""

_QUICKLY = ("--seccomp-bpf",)
"""Only the calls that are watched are stopped at."""

_CALL = re.compile(r"^(?P<process>\d+) +(?P<call>\w+)\((?P<rest>.*)")

KILL = "signal=KILL"
NO_SPACE = "error=ENOSPC"
IO_ERROR = "error=EIO"


@dataclass(frozen=True, slots=True)
class Step:
    """A system call of a build: the ``number``-th of its kind, counted from 1."""

    call: str
    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a tampered build ended: exit status, below 0 for a signal, and its last words."""

    status: int
    words: str


def can_trace() -> bool:
    """Say whether strace is here and may trace and tamper."""
    if shutil.which("strace") is None:
        return False
    tampered = ["strace", "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1"]
    run = subprocess.run([*tampered, sys.executable, "-c", _SYNC], capture_output=True, check=False)
    return run.returncode == 1 and b"Input/output error" in run.stderr


_SYNC = "import os, tempfile; os.fsync(tempfile.TemporaryFile())"


def steps(directory: Path, version: int) -> list[Step]:
    """Build a version and return what it did to files of the index, in order."""
    log, outcome = _traced(directory, version, _QUICKLY)
    if outcome.status != 0:
        raise EvalError(f"the build that strace watched ended with {outcome}")
    counts: Counter[str] = Counter()
    found = []
    first = None
    for line in log.splitlines():
        told = _CALL.match(line)
        if told is None:
            continue
        first = first or told["process"]
        if told["process"] != first:  # calls are counted in each thread by itself
            continue
        counts[told["call"]] += 1
        if str(directory) in told["rest"]:
            path = told["rest"].partition(str(directory))[2]
            short = re.split(r'[">,]', path)[0].lstrip("/")
            found.append(Step(told["call"], counts[told["call"]], short))
    return found


def tampered(directory: Path, version: int, step: Step, fault: str) -> Outcome:
    """Build a version while one step goes wrong.

    Raises:
        EvalError: The step was never reached, so nothing went wrong.
    """
    told = ["-e", f"inject={step.call}:{fault}:when={step.number}"]
    # strace 6.1 sends no signal where it passes over the other calls.
    log, outcome = _traced(directory, version, told if fault == KILL else [*_QUICKLY, *told])
    if fault != KILL and "(INJECTED)" not in log:
        raise EvalError(f"{step} was never reached")
    return outcome


def _traced(directory: Path, version: int, told: Sequence[str]) -> tuple[str, Outcome]:
    with tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
        command = ["strace", "-f", "-y", "-qq", "-s", "0", "-o", log.name]
        command += ["-e", f"trace={CALLS}", *told]
        build = [sys.executable, "-B", "-m", "eval.torture.build_once", str(directory)]
        run = subprocess.run(
            [*command, *build, str(version)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        lines = run.stderr.strip().splitlines()
        return log.read(), Outcome(run.returncode, lines[-1] if lines else "")
