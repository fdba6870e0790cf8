"""A process that speaks JSON, one object a line: started, told, heard, ended."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import IO, Any

from eval.errors import EvalError

ENVIRONMENT = {
    "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    "PYTHONIOENCODING": "utf-8",
    # Nothing is fetched and nothing is told to anybody.
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LANGSMITH_TRACING": "false",
    "ANONYMIZED_TELEMETRY": "False",
}
"""What every process is started with, ours too; all else, threads among it, is left as it is."""

LONGEST_S = 3600.0
"""After so many seconds a process is ended and counts as failed."""


class SystemFailed(EvalError):
    """A system didn't do its part.

    Attributes:
        title: Which one.
        problem: What it did instead, its last words if it had any.
    """

    def __init__(self, title: str, problem: str) -> None:
        super().__init__(f"{title} {problem}")
        self.title = title
        self.problem = problem


class Process:
    """A system's running process; its standard error goes into a log."""

    def __init__(
        self, title: str, running: subprocess.Popen[str], log: Path, started: float
    ) -> None:
        self.title = title
        self._running = running
        self._log = log
        self._started = started

    def tell(self, message: Mapping[str, object]) -> None:
        """Write one line to it.

        Raises:
            SystemFailed: It has ended.
        """
        try:
            self._input.write(f"{json.dumps(message)}\n")
            self._input.flush()
        except BrokenPipeError:
            with suppress(BrokenPipeError):  # closing tries to write once more
                self._input.close()
            raise self._ended() from None

    def hear(self) -> Mapping[str, Any]:
        """Wait for one line of it.

        Raises:
            SystemFailed: It ended, or said something else than a JSON object.
        """
        line = self._output.readline()
        if not line:
            raise self._ended()
        try:
            said = json.loads(line)
        except json.JSONDecodeError:
            said = None
        if not isinstance(said, dict):
            raise self.misunderstood(line.strip())
        return said

    def age_s(self) -> float:
        """Return the seconds since it was started."""
        return time.perf_counter() - self._started

    def misunderstood(self, said: object) -> SystemFailed:
        """Return the error of a process that said what `eval.peers.protocol` doesn't know."""
        return SystemFailed(self.title, f"said what was not asked for: {str(said)[:80]}")

    @property
    def _input(self) -> IO[str]:
        return _piped(self._running.stdin)

    @property
    def _output(self) -> IO[str]:
        return _piped(self._running.stdout)

    def _ended(self) -> SystemFailed:
        status = self._running.wait()
        lines = self._log.read_text("utf-8", errors="replace").strip().splitlines()
        words = lines[-1] if lines else "it said nothing"
        return SystemFailed(self.title, f"ended with status {status}: {words}")


@contextmanager
def started(
    title: str, command: Sequence[str], log: Path, longest_s: float = LONGEST_S
) -> Iterator[Process]:
    """Start a process; when the block is left its input is closed and its end awaited.

    Args:
        title: What the system is called in errors.
        command: The program and its arguments.
        log: Written anew with what it says on standard error.
        longest_s: After so many seconds it is killed.

    Raises:
        SystemFailed: There is no such program.
    """
    began = time.perf_counter()
    with log.open("w", encoding="utf-8") as errors:
        try:
            running = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, **ENVIRONMENT},
                encoding="utf-8",
            )
        except OSError as error:
            raise SystemFailed(title, f"can't be started: {error}") from error
    clock = Timer(longest_s, running.kill)
    clock.start()
    try:
        with running:
            try:
                yield Process(title, running, log, began)
            except BaseException:
                running.kill()
                raise
    finally:
        clock.cancel()


def _piped(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise ValueError("the process was started without pipes")
    return stream
