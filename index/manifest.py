"""What decides whether an index may be opened: its manifest and the checksums of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import IndexDamaged, IndexMismatch

SCHEMA = 3
"""Counts up whenever an older program could not read the files."""

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class EncoderRecord:
    """Which encoder made the vectors."""

    name: str
    fingerprint: str
    dimension: int
    normalised: bool = True


@dataclass(frozen=True, slots=True)
class FileRecord:
    """Size in bytes and SHA-256 of one file."""

    size: int
    sha256: str

    @classmethod
    def of(cls, file: Path) -> FileRecord:
        """Measure a file."""
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return cls(file.stat().st_size, digest)


@dataclass(frozen=True, slots=True)
class CodesRecord:
    """Which short codes the vectors of a large index have.

    Attributes:
        kind: The FAISS index, as its factory names it.
        proposed: How many times as many passages they propose as are wanted.
        trained_on: How many vectors there were when the middle of the codes was found.
    """

    kind: str
    proposed: int
    trained_on: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record of one generation.

    Attributes:
        generation: Its number; it counts up by one.
        built_at: When it was built, ISO 8601 in UTC.
        encoder: The encoder that made the vectors.
        passage_tokens: The size of a passage in the encoder's tokens.
        articles: How many articles it holds.
        passages: How many passages.
        sources: The absolute paths that were indexed.
        files: Every file of the generation but the manifest, by its name inside the folder.
        codes: Which codes its vectors have; None where a search compares the vectors themselves.
        directory: Which version of the directory's reader read the articles.
        directory_is_whole: Whether it read all of them when the index was built.
        schema: The version of the format.
    """

    generation: int
    built_at: str
    encoder: EncoderRecord
    passage_tokens: int
    articles: int
    passages: int
    sources: tuple[str, ...]
    files: Mapping[str, FileRecord]
    codes: CodesRecord | None = None
    directory: int = 0
    directory_is_whole: bool = False
    schema: int = SCHEMA

    def save(self, folder: Path) -> None:
        """Write the manifest into the folder of its generation."""
        text = json.dumps(asdict(self), indent=2, ensure_ascii=False)
        (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> Manifest:
        """Read the manifest of a generation.

        Raises:
            IndexDamaged: It is missing or isn't a manifest.
            IndexMismatch: Another version of the program wrote it.
        """
        file = folder / MANIFEST
        record = read_record(file, SCHEMA)
        try:
            return cls._from_record(record)
        except (KeyError, TypeError) as error:
            raise IndexDamaged(f"{file} is damaged ({error}): build the index again") from error

    @classmethod
    def _from_record(cls, record: dict[str, Any]) -> Manifest:
        record["encoder"] = EncoderRecord(**record["encoder"])
        record["files"] = {name: FileRecord(**file) for name, file in record["files"].items()}
        record["sources"] = tuple(record["sources"])
        record["codes"] = CodesRecord(**record["codes"]) if record["codes"] else None
        return cls(**record)

    def damage(self, folder: Path) -> Iterator[str]:
        """Name every file of the generation that isn't what was written."""
        for name, expected in self.files.items():
            file = folder / name
            if not file.is_file():
                yield f"{file} is missing"
            elif FileRecord.of(file) != expected:
                yield f"{file} is damaged: its size or its checksum isn't the one in the manifest"

    def is_whole(self, folder: Path, name: str) -> bool:
        """Say whether a file that is there is what was written."""
        return name in self.files and FileRecord.of(folder / name) == self.files[name]


def read_record(file: Path, schema: int) -> dict[str, Any]:
    """Read a JSON object that tells the format it is written in.

    Raises:
        IndexDamaged: It is missing, or is none.
        IndexMismatch: It is of another format.
    """
    try:
        record: dict[str, Any] = json.loads(file.read_bytes())
        told = record["schema"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"{file} is missing or damaged: build the index again") from error
    if told != schema:
        raise IndexMismatch(
            f"{file} has format {told}, this version reads {schema}: build the index again"
        )
    return record
