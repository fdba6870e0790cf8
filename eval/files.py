"""What the files of a set hold, unpacked where they are gzip."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eval.errors import EvalError
from eval.fields import Fields

GZIP = b"\x1f\x8b"
"""What a packed file begins with."""


def read_bytes(path: Path) -> bytes:
    """Return what a file holds, plain or gzip.

    Raises:
        EvalError: There is no such file, or it can't be read or unpacked.
    """
    with _told(path):
        raw = path.read_bytes()
        return gzip.decompress(raw) if raw.startswith(GZIP) else raw


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file, plain or gzip, with their ends; only one is in memory.

    Raises:
        EvalError: There is no such file, or it can't be read or unpacked, or isn't UTF-8.
    """
    with _told(path):
        with path.open("rb") as file:
            packed = file.read(len(GZIP)) == GZIP
        with gzip.open(path) if packed else path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                yield decode(line, f"{path} line {number}")


def read_objects(path: Path) -> Iterator[Fields]:
    """Yield the JSON objects of a file that holds one a line; blank lines count for nothing.

    Raises:
        CaseError: A line is JSON, but no object.
        EvalError: The file can't be read, or a line isn't JSON.
    """
    for number, line in enumerate(read_lines(path), start=1):
        if line.strip():
            place = f"{path} line {number}"
            yield Fields.of(parsed(line, place), place)


def decode(raw: bytes, place: str) -> str:
    """Return UTF-8 text.

    Raises:
        EvalError: It isn't UTF-8.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvalError(f"{place}: isn't UTF-8 at byte {error.start + 1}; save it so") from error


def parsed(line: str, place: str) -> object:
    """Return what one line of JSON holds.

    Raises:
        EvalError: It isn't JSON, or holds a number or nesting too large to be read.
    """
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise EvalError(f"{place}: isn't JSON ({error.msg} at column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise EvalError(f"{place}: is JSON that can't be read ({error}); mend it") from error


def kind_of(path: Path) -> str:
    """Return the ending that tells what a file holds: ``.jsonl`` for ``set.jsonl.gz``."""
    plain = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return plain.suffix.lower()


def sha256(path: Path) -> str:
    """Return the checksum of a file as it lies there, packed or not, in hexadecimal.

    Raises:
        EvalError: There is no such file, or it can't be read.
    """
    with _told(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_folder(path: Path) -> None:
    """Make a folder to write to, and those above it, where there is none.

    Raises:
        EvalError: It can't be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EvalError(
            f"{path}: can't be a folder to write to ({error.strerror}); give another"
        ) from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what may happen while a file is read into an error that says what to do."""
    try:
        yield
    except FileNotFoundError:
        raise EvalError(
            f"{path}: there is no such file; give a .jsonl set, a SQuAD .json file or a BEIR folder"
        ) from None
    except (OSError, EOFError, zlib.error) as error:
        raise EvalError(f"{path}: can't be read ({error}); fetch or write it again") from error
