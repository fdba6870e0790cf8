"""A build in a process of its own, so that questions are answered meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index.progress import Progress, progress_of
from index.stores import Store
from qa.commands import run_command
from qa.errors import CommandFailed, UpkeepError

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

    def heard(line: str) -> bool:
        progress = progress_of(line)
        if progress is not None:
            tell(progress)
        return progress is not None

    empty = ["--allow-empty"] if may_be_empty else []
    told = [*store.arguments, *empty, "--json", "--progress", "lines", "--", *map(str, paths)]
    try:
        report: dict[str, Any] = json.loads(run_command("index", ["build", *told], heard=heard))
    except CommandFailed as error:
        raise UpkeepError(str(error)) from error
    return report
