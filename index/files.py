"""The files of one generation: what is checked on opening them, and what when they are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import DTypeLike

from index.checked import Array, CheckedFile, Checksums, block_checksums, blocks
from index.errors import IndexDamaged
from index.lines import Lines, starts_of
from index.manifest import Manifest

CHECKED_AT_ONCE = 32 * 2**20
"""Bytes up to which a generation is checked whole when it is opened; what is larger is checked
block by block as it is used."""

BLOCKS = "blocks.crc32"
"""Holds the checksums of the blocks of all other files, one file after the other by name."""

CHECKSUM = np.dtype("<u4")


class Files:
    """The files in the folder of a generation."""

    def __init__(self, folder: Path, checksums: Mapping[str, Checksums] | None = None) -> None:
        """Take the files of a folder.

        Args:
            folder: Where they stand.
            checksums: Of the blocks of each file; None where all were checked before.
        """
        self.folder = folder
        self._checksums = checksums

    @classmethod
    def open(cls, folder: Path, manifest: Manifest, at_once: int = CHECKED_AT_ONCE) -> Files:
        """Check that all files are there in their sizes, and whole where they are small.

        Args:
            folder: The folder of the generation.
            manifest: What it has to hold.
            at_once: Bytes up to which everything is checked now.

        Raises:
            IndexDamaged: A file isn't what was written; the message names it.
        """
        total = sum(record.size for record in manifest.files.values())
        problems = manifest.damage(folder) if total <= at_once else _misfits(folder, manifest)
        for problem in problems:
            raise IndexDamaged(f"{problem}: build the index again")
        return cls(folder, None if total <= at_once else _read_checksums(folder, manifest))

    def file(self, name: str) -> CheckedFile:
        """Open a file.

        Raises:
            IndexDamaged: It is missing.
        """
        checksums = None if self._checksums is None else self._checksums[name]
        try:
            return CheckedFile(self.folder / name, checksums)
        except OSError as error:
            raise IndexDamaged(
                f"{self.folder / name} is missing or can't be read: build the index again"
            ) from error

    def array(self, name: str, dtype: DTypeLike, width: int | None = None) -> Array:
        """Open a file of numbers.

        Raises:
            IndexDamaged: It is missing or holds half a row.
        """
        return Array(self.file(name), dtype, width)

    def lines(self, name: str) -> Lines:
        """Open a list of lines.

        Raises:
            IndexDamaged: It is missing.
        """
        starts = starts_of(Path(name)).as_posix()
        return Lines(self.file(name), self.array(starts, "<u8"))


def write_checksums(folder: Path) -> None:
    """Write the checksums of the blocks of all files that stand in the folder of a generation."""
    with (folder / BLOCKS).open("wb") as stream:
        for _, file in sorted(_named(folder)):
            stream.write(block_checksums(file).astype(CHECKSUM).tobytes())


def _named(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in folder.rglob("*"):
        if file.is_file() and file.name != BLOCKS:
            yield file.relative_to(folder).as_posix(), file


def _misfits(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Name every file that is missing or of another size, and the checksums if they are wrong."""
    for name, expected in manifest.files.items():
        file = folder / name
        if not file.is_file():
            yield f"{file} is missing"
        elif file.stat().st_size != expected.size:
            yield f"{file} is damaged: its size isn't the one in the manifest"
    if not manifest.is_whole(folder, BLOCKS):
        yield f"{folder / BLOCKS} is damaged: its checksum isn't the one in the manifest"


def _read_checksums(folder: Path, manifest: Manifest) -> dict[str, Checksums]:
    names = sorted(set(manifest.files) - {BLOCKS})
    ends = np.cumsum([blocks(manifest.files[name].size) for name in names])
    read = np.frombuffer((folder / BLOCKS).read_bytes(), dtype=CHECKSUM)
    if len(read) != (ends[-1] if len(ends) else 0):
        raise IndexDamaged(f"{folder / BLOCKS} doesn't fit its manifest: build the index again")
    return dict(zip(names, np.split(read, ends[:-1]), strict=True))
