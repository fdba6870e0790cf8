"""The page as a process of its own, and what can be seen of it from outside."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from eval.crowd.ways import PATIENCE
from eval.errors import EvalError
from eval.speed.children import ROOT, failed
from eval.speed.startup import free_port

LINES = 40
"""Last lines of a traceback that are kept."""

TO_END = 30
"""Seconds that the page has to end by itself."""

_TRACEBACK = re.compile(
    r"^(?:[^\n]*Traceback \(most recent call last\):\n)(?:[ \t+|][^\n]*\n|\n)*[^\n]*", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Served:
    """A page that runs.

    Attributes:
        url: Its address.
        process: It.
        stderr: The file that it writes its complaints to.
    """

    url: str
    process: subprocess.Popen[str]
    stderr: IO[str]

    def memory(self) -> int | None:
        """Return the bytes that are resident of it; None where the system doesn't tell.

        Raises:
            EvalError: It has ended.
        """
        if self.process.poll() is not None:
            raise EvalError(f"the page ended with status {self.process.returncode}: {self._last()}")
        status = Path(f"/proc/{self.process.pid}/status")
        return resident(status.read_text("ascii")) if status.exists() else None

    def tracebacks(self) -> tuple[str, ...]:
        """Return every traceback that it has written so far."""
        return tracebacks(self._complaints())

    def open(self) -> None:
        """Load the page as a browser begins to.

        Raises:
            OSError: It can't be reached, or took longer than ``PATIENCE``.
        """
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            connection.getresponse().read()
        finally:
            connection.close()

    def _complaints(self) -> str:
        return Path(self.stderr.name).read_text("utf-8", errors="replace")

    def _last(self) -> str:
        return (self._complaints().strip().splitlines() or ["it said nothing"])[-1]


@contextmanager
def served(index: Path) -> Iterator[Served]:
    """Serve an index on a free port, with no bound to how often one client may ask.

    Args:
        index: Its folder.

    Raises:
        EvalError: The page didn't start.
    """
    command = ["app.py", "--json", "--rate", "none", "--no-feedback", "--port", str(free_port())]
    with (
        tempfile.NamedTemporaryFile("w+", encoding="utf-8", prefix="pullquote-crowd-") as stderr,
        subprocess.Popen(
            [sys.executable, *command, "--index", str(index.resolve())],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        try:
            started = process.stdout.readline()
            if not started:
                told = Path(stderr.name).read_text("utf-8", errors="replace")
                raise failed(command, process.wait(), told)
            yield Served(json.loads(started)["url"], process, stderr)
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """End a page as Ctrl-C does, so that it leaves no files behind."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(TO_END)
    except subprocess.TimeoutExpired:
        process.kill()


def resident(status: str) -> int | None:
    """Return the resident bytes that Linux tells of a process; None of one that has just ended.

    Args:
        status: Its ``/proc/PID/status``.
    """
    fields = dict(line.split(":", 1) for line in status.splitlines())
    return 1024 * int(fields["VmRSS"].split()[0]) if "VmRSS" in fields else None


def tracebacks(complaints: str) -> tuple[str, ...]:
    """Return the tracebacks in what a process wrote to standard error.

    Args:
        complaints: All of it.
    """
    found = (match.group().strip().splitlines() for match in _TRACEBACK.finditer(complaints))
    return tuple("\n".join(lines[-LINES:]) for lines in found)
