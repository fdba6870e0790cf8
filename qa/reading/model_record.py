"""The record that lies beside a trained reader: what it is, and the checksum of each file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.manifest import FileRecord
from qa.errors import ReaderFailure
from qa.reading.calibration import Calibration

FORMAT = 1
"""Counts up whenever an older program could not run the model."""

RECORD = "model.json"
NETWORK = "model.onnx"
TOKENIZER = "tokenizer.json"
CARD = "README.md"

_HELP = "get the folder again, or make it with python -m eval.training"


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """A trained reader.

    Attributes:
        name: What it is called.
        window_tokens: The most tokens of one input that it was trained with.
        files: Every file of the folder but this record, by name.
        calibration: What turns its scores into probabilities; None until that is measured.
        format: The version of the folder's format.
    """

    name: str
    window_tokens: int
    files: Mapping[str, FileRecord]
    calibration: Calibration | None = None
    format: int = FORMAT

    @property
    def fingerprint(self) -> str:
        """Hash of the network, the tokenizer and the calibration."""
        parts = (
            self.files[NETWORK].sha256,
            self.files[TOKENIZER].sha256,
            self.window_tokens,
            self.calibration and sorted(self.calibration.weights.items()),
            self.calibration and self.calibration.intercept,
            self.calibration and self.calibration.threshold,
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def save(self, folder: Path) -> None:
        """Write the record into its folder."""
        text = json.dumps(asdict(self), indent=2, ensure_ascii=False)
        (folder / RECORD).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> ModelRecord:
        """Read the record of a folder and check every file that it names.

        Raises:
            ReaderFailure: It or one of the files is missing, altered, or of another version.
        """
        record = cls._read(folder / RECORD)
        for name, expected in record.files.items():
            file = folder / name
            if not file.is_file():
                raise ReaderFailure(f"{file} is missing: {_HELP}")
            found = FileRecord.of(file)
            if found != expected:
                raise ReaderFailure(
                    f"{file} is damaged (sha256 {found.sha256[:12]}…, {found.size:,} bytes; "
                    f"{RECORD} says {expected.sha256[:12]}…, {expected.size:,}): {_HELP}"
                )
        return record

    @classmethod
    def _read(cls, file: Path) -> ModelRecord:
        try:
            told: dict[str, Any] = json.loads(file.read_bytes())
            if told["format"] != FORMAT:
                raise ReaderFailure(
                    f"{file} has format {told['format']}, this version reads {FORMAT}: {_HELP}"
                )
            told["files"] = {name: FileRecord(**each) for name, each in told["files"].items()}
            told["calibration"] = told["calibration"] and Calibration(**told["calibration"])
            record = cls(**told)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ReaderFailure(f"{file} is missing or damaged ({error}): {_HELP}") from error
        unlisted = {NETWORK, TOKENIZER} - set(record.files)
        if unlisted:
            raise ReaderFailure(f"{file} names no {' and no '.join(sorted(unlisted))}: {_HELP}")
        return record
