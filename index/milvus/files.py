"""Small files of a generation, kept in a collection: packed, in pieces, each by its name."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from index.errors import IndexDamaged
from index.milvus.connection import Connection, Row
from index.milvus.schema import FILLED, hashed

PIECE_BYTES = 40_000
"""Of a file in one row; written in base64 they fit even where nothing can be packed."""


class StoredFiles:
    """The files in one collection."""

    def __init__(self, connection: Connection, collection: str) -> None:
        self._connection = connection
        self._collection = collection

    def write(self, folder: Path, names: Iterable[str], prefix: str = "") -> None:
        """Store some files of a folder.

        Args:
            folder: Where they stand.
            names: What they are called there.
            prefix: Stands in front of each name in the collection.
        """
        for name in names:
            rows = list(_rows(folder / name, f"{prefix}{name}"))
            self._connection.upsert(self._collection, rows)

    def read(self, folder: Path, names: Sequence[str], prefix: str = "") -> None:
        """Bring some files into a folder.

        Raises:
            IndexDamaged: A piece is missing, or isn't what was written.
        """
        wanted = [f"{prefix}{name}" for name in names]
        left = dict.fromkeys(wanted, 1)
        for name in names:
            (folder / name).write_bytes(b"")
        fields = ("name", "number", "pieces", "piece")
        for row in self._connection.where(self._collection, "name", wanted, fields):
            name = row["name"]
            left[name] += -1 if row["number"] else row["pieces"] - 2
            with (folder / name.removeprefix(prefix)).open("r+b") as stream:
                stream.seek(row["number"] * PIECE_BYTES)
                stream.write(self._unpacked(row))
        for name in (name for name, pieces in left.items() if pieces):
            raise IndexDamaged(f"{self._collection} lacks a piece of {name}: build the index again")

    def holds(self, names: Sequence[str]) -> set[str]:
        """Return which of some files are there."""
        found = self._connection.where(self._collection, "name", list(names), ("name",))
        return {row["name"] for row in found}

    def _unpacked(self, row: Row) -> bytes:
        try:
            return zlib.decompress(base64.b64decode(row["piece"], validate=True))
        except (ValueError, zlib.error) as error:
            raise IndexDamaged(
                f"{row['name']} in {self._collection} is damaged: build the index again"
            ) from error


def _rows(file: Path, name: str) -> Iterator[Row]:
    count = max(1, -(-file.stat().st_size // PIECE_BYTES))
    with file.open("rb") as stream:
        for number in range(count):
            packed = base64.b64encode(zlib.compress(stream.read(PIECE_BYTES)))
            yield {
                "row": hashed(f"{name}#{number}"),
                "name": name,
                "number": number,
                "pieces": count,
                "piece": packed.decode("ascii"),
                **FILLED,
            }
