"""The project's commands run in processes of their own: questions are answered meanwhile."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO

from qa.errors import CommandFailed

_log = logging.getLogger(__name__)

LOW = 10
"""Niceness of a command: questions come first."""


def _unheard(_line: str) -> bool:
    return False


def run_command(
    name: str,
    arguments: Sequence[str],
    *,
    given: str = "",
    heard: Callable[[str], bool] = _unheard,
) -> str:
    """Run ``python -m NAME`` and wait for its end.

    Args:
        name: ``index``, ``eval``.
        arguments: What follows.
        given: Its standard input.
        heard: Is handed each line of standard error and says whether it made something of it; the
            others go to the log.

    Returns:
        What it printed.

    Raises:
        CommandFailed: It couldn't do it; the message is the last line that it said.
    """
    with subprocess.Popen(
        [sys.executable, "-m", name, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        os.setpriority(os.PRIO_PROCESS, process.pid, LOW)
        said: list[str] = []
        listener = threading.Thread(target=_listen, args=(process.stderr, heard, said))
        listener.start()
        printed = _talk(process, given)
        listener.join()
    if process.returncode != 0:
        last = said[-1] if said else "it broke off: try again"
        raise CommandFailed(last.removeprefix(f"{name}: "))
    return printed


def _talk(process: subprocess.Popen[str], given: str) -> str:
    if process.stdin is None or process.stdout is None:
        return ""
    with suppress(BrokenPipeError), process.stdin as stream:  # it may be over by then
        stream.write(given)
    return process.stdout.read()


def _listen(stream: IO[str] | None, heard: Callable[[str], bool], said: list[str]) -> None:
    for line in stream or ():
        if not heard(line) and line.strip():
            said.append(line.strip())
            _log.warning("%s", line.strip())
