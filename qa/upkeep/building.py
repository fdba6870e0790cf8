"""A build in a process of its own, so that questions are answered meanwhile."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from index.progress import Progress, progress_of
from index.stores import Store
from qa.errors import UpkeepError

_log = logging.getLogger(__name__)

LOW = 10
"""Niceness of a build: questions come first."""

Build = Callable[[Sequence[Path], Store, bool, Callable[[Progress], None]], dict[str, Any]]
"""What makes an index equal to paths: the paths, the index, whether it may be left empty, and who
is told how far it is. Returns the object of ``python -m index build --json``."""


def build(
    paths: Sequence[Path], store: Store, may_be_empty: bool, tell: Callable[[Progress], None]
) -> dict[str, Any]:
    """Make an index equal to the articles at some paths, as ``python -m index build`` does.

    Args:
        paths: Files and folders.
        store: The index.
        may_be_empty: Whether an index without any article is to be made.
        tell: Is told how far it is.

    Returns:
        What the command reports.

    Raises:
        UpkeepError: It couldn't be done; the old index serves.
    """
    empty = ["--allow-empty"] if may_be_empty else []
    command = [sys.executable, "-m", "index", "build", *store.arguments, *empty]
    told = ["--json", "--progress", "lines", "--", *map(str, paths)]
    with subprocess.Popen(
        [*command, *told], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        os.setpriority(os.PRIO_PROCESS, process.pid, LOW)
        said: list[str] = []
        listener = threading.Thread(target=_listen, args=(process.stderr, tell, said))
        listener.start()
        report = process.stdout.read() if process.stdout else ""
        listener.join()
    if process.returncode != 0:
        raise UpkeepError(said[-1] if said else "the build broke off: try again")
    record: dict[str, Any] = json.loads(report)
    return record


def _listen(stream: IO[str] | None, tell: Callable[[Progress], None], said: list[str]) -> None:
    for line in stream or ():
        progress = progress_of(line)
        if progress is not None:
            tell(progress)
        elif line.strip():
            said.append(line.strip().removeprefix("index: "))
            _log.warning("%s", line.strip())
