"""``python -m eval.speed.probe PATH``: what opening and searching keep in memory.

Only a process that has done nothing else can tell. It reads questions from standard input, a JSON
list, and writes its peak memory in bytes to standard output, ``null`` where the system hides it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.speed.children import run

_STATUS = Path("/proc/self/status")


def measure(path: Path, questions: Sequence[str]) -> int | None:
    """Return the most bytes resident in a process that opens an index and looks questions up.

    The real encoder and the parser are part of it, as they are in use; so is what is read of the
    mapped files, which the system takes back where memory is wanted elsewhere.

    Args:
        path: The folder of the index.
        questions: Looked up one after the other.

    Raises:
        EvalError: The process failed.
    """
    command = ["-m", "eval.speed.probe", str(path.resolve())]
    told = run(command, json.dumps(list(questions))).stdout
    peak: int | None = json.loads(told)
    return peak


def peak_memory() -> int | None:
    """Return the most bytes of this process that were resident; None where Linux isn't there."""
    if not _STATUS.exists():
        return None
    fields = dict(line.split(":", 1) for line in _STATUS.read_text("ascii").splitlines())
    return 1024 * int(fields["VmHWM"].split()[0])


def main(arguments: Sequence[str] | None = None) -> int:
    """Open, search, tell."""
    (path,) = arguments or sys.argv[1:]
    _search(Path(path), json.load(sys.stdin))
    json.dump(peak_memory(), sys.stdout)
    return 0


def _search(directory: Path, questions: Sequence[str]) -> None:
    from eval.speed.made_encoder import MadeEncoder  # noqa: PLC0415  (--help is quick)
    from eval.speed.opening import open_index  # noqa: PLC0415
    from index.encoders import open_encoder  # noqa: PLC0415
    from index.parser import load_parser  # noqa: PLC0415

    encoder = open_encoder()
    encoder.encode(questions)
    search = open_index(directory, MadeEncoder(encoder), load_parser())
    for question in questions:
        search(question)


if __name__ == "__main__":
    sys.exit(main())
