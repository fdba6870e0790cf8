"""``python -m eval.nearest.probe``: what opening an index and searching it keeps in memory.

Only a process that has done nothing else can tell. It takes the name of the kind, the files of the
index, of the exact vectors and of the queries, the effort and the way to open.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from eval.nearest.contenders import KINDS, OPENINGS, IndexFiles, Opening, Searcher, exact
from eval.nearest.recall import LIMIT
from eval.nearest.records import Memory
from eval.speed.children import run

ASKED = 50
"""Queries of one process at most."""

_STATUS = Path("/proc/self/status")


def measure(files: IndexFiles, queries: Path, effort: int, opening: Opening) -> Memory | None:
    """Return what a process holds that opens an index and searches it; None without Linux.

    Args:
        files: The index.
        queries: A ``.npy`` file; each of the first ``ASKED`` rows is searched for by itself.
        effort: Value of the kind's setting.
        opening: Read or mapped.

    Raises:
        EvalError: The process failed.
    """
    places = [str(path.resolve()) for path in (files.index, files.vectors, queries)]
    command = ["-m", "eval.nearest.probe", files.kind.name, *places, str(effort), opening]
    told = json.loads(run(command).stdout)
    return Memory(**told) if told else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Open, search, tell."""
    name, index, vectors, queries, effort, opening = arguments or sys.argv[1:]
    kind = next(kind for kind in KINDS if kind.name == name)
    asked = np.load(queries)[:ASKED]
    exact(asked, asked[:1], 1)  # what FAISS itself takes at its first search isn't the index's
    before = _held()
    way = next(way for way in OPENINGS if way == opening)
    searcher = Searcher.open(IndexFiles(kind, Path(index), Path(vectors)), way)
    for query in asked:
        searcher.search(query[np.newaxis], LIMIT, int(effort))
    after = _held()
    more = before and after and Memory(after.own - before.own, after.mapped - before.mapped)
    json.dump(asdict(more) if more else None, sys.stdout)
    return 0


def _held() -> Memory | None:
    if not _STATUS.exists():
        return None
    fields = dict(line.split(":", 1) for line in _STATUS.read_text("ascii").splitlines())
    own, mapped = (1024 * int(fields[name].split()[0]) for name in ("RssAnon", "RssFile"))
    return Memory(own, mapped)


if __name__ == "__main__":
    sys.exit(main())
