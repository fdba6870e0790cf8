"""What a run has measured so far, so that one that was cut short goes on where it ended."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.peers.contenders import Contender
from eval.peers.records import Measured

_FILE = "measured.json"


@dataclass(frozen=True, slots=True)
class _Record:
    key: str
    measured: Measured


class Kept:
    """One file for each system that was measured.

    Args:
        folder: Where; a system has a folder of its name there.
        key: What the figures depend on; a file with another key is not used.
    """

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder
        self._key = key

    def or_measured(self, contender: Contender, measure: Callable[[], Measured]) -> Measured:
        """Return what was kept of a system; else measure it, and keep that unless it failed."""
        file = self._folder / contender.name / _FILE
        record = _read(file)
        if record and record.key == self._key:
            return record.measured
        measured = measure()
        if measured.error is None:
            _write(file, _Record(self._key, measured))
        return measured

    def forget(self) -> None:
        """Delete the files: the run is complete, and the next one measures anew."""
        for file in self._folder.glob(f"*/{_FILE}"):
            file.unlink()


def _read(file: Path) -> _Record | None:
    """Return what was kept; None where there is nothing, or nothing that this version can read."""
    if not file.exists():
        return None
    try:
        return TypeAdapter(_Record).validate_json(file.read_bytes())
    except ValidationError:
        return None


def _write(file: Path, record: _Record) -> None:
    incoming = file.with_name(f"{file.name}.new")
    incoming.write_text(json.dumps(asdict(record)), "utf-8")
    incoming.replace(file)
