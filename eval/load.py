"""A path becomes a set of known questions, whatever its format."""

from __future__ import annotations

from pathlib import Path

from eval.beir import read_beir
from eval.cases import CaseSet
from eval.errors import EvalError
from eval.files import kind_of
from eval.jsonl import read_jsonl
from eval.squad import read_squad

_READERS = {".jsonl": read_jsonl, ".json": read_squad}


def load_set(path: Path) -> CaseSet:
    """Read a set: ``.jsonl`` one case a line, ``.json`` SQuAD, either with ``.gz``; a folder BEIR.

    Raises:
        EvalError: The set can't be read or is broken; the message says where.
    """
    if path.is_dir():
        return read_beir(path)
    reader = _READERS.get(kind_of(path))
    if reader is None:
        raise EvalError(
            f"{path}: no set of a known format; give a file that ends in .jsonl (one case a line) "
            "or .json (SQuAD), plain or with .gz, or a folder in BEIR's format"
        )
    return reader(path)
