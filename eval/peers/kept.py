"""What a run has measured so far, so that one that was cut short goes on where it ended."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter

from eval.peers.contenders import Contender
from eval.peers.records import Measured

_FILE = "measured.json"


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
        if file.exists():
            told = json.loads(file.read_text("utf-8"))
            if told["key"] == self._key:
                return TypeAdapter(Measured).validate_python(told["measured"])
        measured = measure()
        if measured.error is None:
            told = {"key": self._key, "measured": asdict(measured)}
            file.write_text(json.dumps(told), "utf-8")
        return measured

    def forget(self) -> None:
        """Delete the files: the run is complete, and the next one measures anew."""
        for file in self._folder.glob(f"*/{_FILE}"):
            file.unlink()
