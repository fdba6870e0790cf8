"""Bytes of a set's file, unpacked where it is gzip."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from eval.errors import EvalError

_GZIP = b"\x1f\x8b"


def read_bytes(path: Path) -> bytes:
    """Return what a file holds, plain or gzip.

    Raises:
        EvalError: There is no such file, or it can't be read or unpacked.
    """
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if raw.startswith(_GZIP) else raw
    except FileNotFoundError:
        raise EvalError(
            f"{path}: there is no such file; give a .jsonl set or a SQuAD .json file"
        ) from None
    except (OSError, EOFError, zlib.error) as error:
        raise EvalError(f"{path}: can't be read ({error}); fetch or write it again") from error


def decode(raw: bytes, place: str) -> str:
    """Return UTF-8 text.

    Raises:
        EvalError: It isn't UTF-8.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvalError(f"{place}: isn't UTF-8 at byte {error.start + 1}; save it so") from error


def kind_of(path: Path) -> str:
    """Return the ending that tells what a file holds: ``.jsonl`` for ``set.jsonl.gz``."""
    plain = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return plain.suffix.lower()
