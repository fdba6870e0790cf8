"""Files that are mapped into memory, each block checked before it is used for the first time.

Opening a large index reads next to nothing of it, and all the same no byte is used that isn't what
was written: SHA-256 of whole files is for `verify`, a checksum for each block is for the rest.
"""

from __future__ import annotations

import mmap
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from index.errors import IndexDamaged

BLOCK_BYTES = 1 << 16

Bytes = NDArray[np.uint8]
Checksums = NDArray[np.uint32]


def block_checksums(file: Path) -> Checksums:
    """Return the CRC-32 of each block of a file; it tells any burst of up to 32 wrong bits."""
    with file.open("rb") as stream:
        found = [zlib.crc32(block) for block in iter(lambda: stream.read(BLOCK_BYTES), b"")]
    return np.array(found, dtype=np.uint32)


def blocks(size: int) -> int:
    """Return how many blocks a file of some bytes has."""
    return -(-size // BLOCK_BYTES)


class CheckedFile:
    """A file that doesn't change, as bytes."""

    def __init__(self, path: Path, checksums: Checksums | None = None) -> None:
        """Map a file.

        Args:
            path: The file.
            checksums: One for each block; None where the whole file was checked before.

        Raises:
            OSError: It can't be read.
        """
        self.path = path
        self._bytes = _mapped(path)
        self._checksums = checksums
        self._is_checked = np.full(blocks(len(self._bytes)), checksums is None)

    def __len__(self) -> int:
        return len(self._bytes)

    def part(self, start: int, end: int) -> Bytes:
        """Return the bytes from ``start`` to ``end``.

        Raises:
            IndexDamaged: A block of them isn't what was written.
        """
        first, last = start // BLOCK_BYTES, blocks(end)
        if not self._is_checked[first:last].all():
            self._check(np.arange(first, last))
        return self._bytes[start:end]

    def check_parts(self, starts: NDArray[np.int64], size: int) -> None:
        """Check the parts of one size that begin at several places.

        Raises:
            IndexDamaged: A block of them isn't what was written.
        """
        if not self._is_checked.all() and len(starts):
            touched = [starts // BLOCK_BYTES, (starts + size - 1) // BLOCK_BYTES]
            self._check(np.unique(np.concatenate(touched)))

    @property
    def bytes(self) -> Bytes:
        """The whole file, unchecked: for those who have checked the parts that they use."""
        return self._bytes

    def _check(self, numbers: NDArray[np.int64]) -> None:
        for number in numbers[~self._is_checked[numbers]].tolist():
            start = number * BLOCK_BYTES
            found = zlib.crc32(self._bytes[start : start + BLOCK_BYTES].data)
            if self._checksums is None or found != self._checksums[number]:
                raise damaged(self.path)
            self._is_checked[number] = True


class Array:
    """Rows of numbers of one kind, in a file."""

    def __init__(self, file: CheckedFile, dtype: DTypeLike, width: int | None = None) -> None:
        """See a file as an array.

        Args:
            file: Holds nothing but the numbers, row after row.
            dtype: Their kind, byte order included.
            width: Numbers in a row; by default a row is a single number.

        Raises:
            IndexDamaged: The file doesn't hold whole rows.
        """
        shape = (-1,) if width is None else (-1, width)
        self._file = file
        self._row_bytes = np.dtype(dtype).itemsize * (width or 1)
        if len(file) % self._row_bytes:
            raise damaged(file.path)
        self._numbers = file.bytes.view(dtype).reshape(shape)

    def __len__(self) -> int:
        return len(self._numbers)

    def part(self, start: int, end: int) -> NDArray[Any]:
        """Return the rows from ``start`` to ``end``.

        Raises:
            IndexDamaged: They aren't what was written.
        """
        self._file.part(start * self._row_bytes, end * self._row_bytes)
        return self._numbers[start:end]

    def take(self, rows: NDArray[np.int64]) -> NDArray[Any]:
        """Return some rows, in the order asked for.

        Raises:
            IndexDamaged: One of them isn't what was written.
        """
        self._file.check_parts(rows * self._row_bytes, self._row_bytes)
        return self._numbers[rows]

    def whole(self) -> NDArray[Any]:
        """Return all rows.

        Raises:
            IndexDamaged: One of them isn't what was written.
        """
        return self.part(0, len(self))


def damaged(path: Path) -> IndexDamaged:
    """Return the error for a file that isn't what was written."""
    return IndexDamaged(f"{path} is damaged: build the index again")


def _mapped(path: Path) -> Bytes:
    with path.open("rb") as stream:
        if path.stat().st_size == 0:
            return np.zeros(0, dtype=np.uint8)
        return np.frombuffer(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ), dtype=np.uint8)
