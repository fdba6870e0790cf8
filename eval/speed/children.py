"""Commands of the project as processes of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.errors import EvalError

ROOT = Path(__file__).resolve().parents[2]
"""The folder that the packages stand in."""


def run(arguments: Sequence[str], stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run this Python with arguments until it ends.

    Raises:
        EvalError: It ended with another status than 0; the message holds its last line.
    """
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise failed(arguments, done.returncode, done.stderr)
    return done


def failed(arguments: Sequence[str], status: int, stderr: str) -> EvalError:
    """Return the error of a process that shouldn't have ended as it did."""
    last = (stderr.strip().splitlines() or ["it said nothing"])[-1]
    command = " ".join(["python", *(argument.split("\n")[0] for argument in arguments)])
    return EvalError(f"'{command}' ended with status {status}: {last}")
