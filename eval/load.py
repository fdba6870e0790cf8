"""A path becomes a set of known questions, whatever its format."""

from __future__ import annotations

from pathlib import Path

from eval.cases import CaseSet
from eval.errors import EvalError
from eval.files import kind_of
from eval.jsonl import read_jsonl
from eval.squad import read_squad

_READERS = {".jsonl": read_jsonl, ".json": read_squad}


def load_set(path: Path) -> CaseSet:
    """Read a set by its ending: ``.jsonl`` one case a line, ``.json`` SQuAD, either with ``.gz``.

    Raises:
        EvalError: The file can't be read or is broken; the message says where.
    """
    reader = _READERS.get(kind_of(path))
    if reader is None:
        raise EvalError(
            f"{path}: no set of a known format; give a file that ends in .jsonl (one case a line) "
            "or .json (SQuAD), plain or with .gz"
        )
    return reader(path)
