"""Files of JSON lines that only grow: one writer at a time, each line on the disk before it counts.

A line that a crash cut short was never confirmed to anyone: it is passed over in reading and taken
away by the next writer, so that the lines before it are never lost.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

_log = logging.getLogger(__name__)

PATIENCE = 10
"""Seconds to wait for another writer, who needs a few milliseconds."""

Record = TypeVar("Record")


class JournalError(Exception):
    """A file of JSON lines that can't be read or written; the message says what to do."""


class JournalFull(JournalError):
    """One more line would make the file longer than it may be."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its fields, and where it stands for messages."""

    fields: Mapping[str, object]
    place: str

    def as_a(self, kind: TypeAdapter[Record]) -> Record:
        """Return the fields as a record.

        Raises:
            JournalError: One is missing or of another kind.
        """
        try:
            return kind.validate_python(self.fields)
        except ValidationError as error:
            wrong = error.errors()[0]
            raise self.wrong(".".join(map(str, wrong["loc"])), wrong["msg"]) from error

    def wrong(self, name: str, problem: str) -> JournalError:
        """Return the error that names a field and its place."""
        return JournalError(f"{self.place}, field {name!r}: {problem}; mend or delete the line")


def append(path: Path, record: Mapping[str, object], most_bytes: int | None = None) -> None:
    """Add one line and wait until it is on the disk.

    Args:
        path: The file; it is made, and its folder too, where it is missing.
        record: What JSON can hold.
        most_bytes: How long the file may become; None for any length.

    Raises:
        JournalFull: The line would make the file longer than that.
        JournalError: The file can't be written.
    """
    line = json.dumps(record, ensure_ascii=False).encode() + b"\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock", timeout=PATIENCE), path.open("a+b") as stream:
            _append(stream, line, most_bytes)
    except Timeout as error:
        raise JournalError(
            f"{path} has been locked by another writer for {PATIENCE} s: try again later"
        ) from error
    except OSError as error:
        raise JournalError(f"{path} can't be written ({error}): give another file") from error


def read(path: Path) -> list[Entry]:
    """Return the lines of a file in their order; blank ones count for nothing.

    Raises:
        JournalError: The file can't be read, or a line other than one cut short at the end isn't
            a JSON object.
    """
    try:
        *lines, last = path.read_bytes().split(b"\n")
    except OSError as error:
        raise JournalError(f"{path} can't be read ({error}): give another file") from error
    if _is_json(last):
        lines.append(last)
    elif last.strip():
        _log.warning("%s: its last line was cut short and is passed over", path)
    numbered = enumerate(lines, start=1)
    return [_entry(line, f"{path} line {number}") for number, line in numbered if line.strip()]


def sync_folder(folder: Path) -> None:
    """Wait until the names of a folder's files are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _append(stream: BinaryIO, line: bytes, most_bytes: int | None) -> None:
    _mend_end(stream)
    size = stream.seek(0, os.SEEK_END)
    if most_bytes is not None and size + len(line) > most_bytes:
        raise JournalFull(
            f"{stream.name} is full at {most_bytes:,} bytes: move it away, a new one is begun"
        )
    stream.write(line)
    stream.flush()
    os.fsync(stream.fileno())
    if not size:
        sync_folder(Path(stream.name).parent)


def _mend_end(stream: BinaryIO) -> None:
    """See that the file ends with a line break: editors leave it out, crashes cut lines short."""
    size = stream.seek(0, os.SEEK_END)
    if not size:
        return
    stream.seek(-1, os.SEEK_END)
    if stream.read(1) == b"\n":
        return
    stream.seek(0)
    last = stream.read().split(b"\n")[-1]
    if _is_json(last):
        stream.write(b"\n")
    else:
        stream.truncate(size - len(last))


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _entry(line: bytes, place: str) -> Entry:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise JournalError(f"{place} isn't JSON ({error}): mend or delete it") from error
    if not isinstance(fields, dict):
        raise JournalError(f"{place} isn't a JSON object: mend or delete it")
    return Entry(fields, place)
