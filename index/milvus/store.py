"""An index in Milvus as a store."""

from __future__ import annotations

import shlex
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.remembered import NoMemory
from index.encoders import open_encoder
from index.errors import IndexMissing
from index.generation import Generation, check_encoder
from index.milvus.build import MilvusBuild
from index.milvus.connection import Connection, is_lite, without_secrets
from index.milvus.opening import Opened, open_generation, serving_names
from index.milvus.schema import EXACT, Names
from index.milvus.verify import problems

if TYPE_CHECKING:
    from corpus.remembered import Memory
    from index.build import BuildReport
    from index.contents import Contents
    from index.encoder import Encoder
    from index.manifest import Manifest
    from index.order import Order


class MilvusStore:
    """Collections on a server, or in a folder of Milvus Lite."""

    def __init__(self, uri: str, index: str, vector_index: str = EXACT) -> None:
        """Name the place; it is connected to when it is first used.

        Args:
            uri: Such as ``http://localhost:19530``, or a path that ends in ``.db``.
            index: What the index is called there.
            vector_index: What a build makes over the vectors, one of `arguments.VECTOR_INDEXES`.
        """
        self._uri = uri
        self._index = index
        self._vector_index = vector_index
        self._connection: Connection | None = None
        self._connecting = threading.Lock()

    def __str__(self) -> str:
        return f"{without_secrets(self._uri)}, collection {self._index}"

    @property
    def arguments(self) -> list[str]:
        """What the command line needs to name it."""
        return [
            "--store",
            "milvus",
            "--uri",
            without_secrets(self._uri),
            "--collection",
            self._index,
        ]

    @property
    def folder(self) -> Path | None:
        """The folder of Milvus Lite; None where a server keeps it."""
        return Path(self._uri) if is_lite(self._uri) else None

    @property
    def description(self) -> str:
        """What it is and where it stands, for people."""
        return f"Milvus {self}"

    def serving(self) -> int:
        """Return the number of the generation that serves.

        Raises:
            IndexMissing: Nothing was published there.
        """
        return self._serving().generation

    def open(self, encoder: Encoder | None = None) -> Generation:
        """Open the generation that serves.

        Args:
            encoder: Encodes questions; by default the one that the manifest names.

        Raises:
            IndexMissing: Nothing was published there.
            IndexDamaged: A small file isn't what was written.
            IndexMismatch: Another encoder made the vectors; the message names both.
        """
        manifest, contents = self.contents()
        encoder = encoder or open_encoder(manifest.encoder.name)
        check_encoder(manifest.encoder, encoder)
        return Generation(manifest, contents, encoder)

    def contents(self) -> tuple[Manifest, Contents]:
        """Open the generation that serves without its encoder."""
        opened = self._opened()
        return opened.manifest, opened.contents

    def exists(self) -> bool:
        """Say whether anything was ever published in it, whole or not."""
        return serving_names(self._connected(), self._index) is not None

    def manifest(self) -> Manifest:
        """Return the manifest of the generation that serves."""
        return self._opened().manifest

    def memory(self) -> Memory:
        """Return nothing: files look different from each machine that builds."""
        return NoMemory()

    def sources(self) -> list[str]:
        """Return the paths that it was built from."""
        return list(self._opened().manifest.sources)

    def build(self, order: Order) -> BuildReport:
        """Make it equal to some articles, or write one shard of that."""
        return MilvusBuild(self._connected(), self._index, order, self._vector_index).run()

    def problems(self) -> Iterator[str]:
        """Name what isn't as it was written; reads everything."""
        return problems(self._connected(), self._opened())

    def close(self) -> None:
        """Let go of it."""
        with self._connecting:
            if self._connection:
                self._connection.close()
            self._connection = None

    def _opened(self) -> Opened:
        names = self._serving()
        while True:
            try:
                return open_generation(self._connected(), names)
            except IndexMissing:
                # Builds may have gone on so far meanwhile that its collections are gone.
                before, names = names, self._serving()
                if names == before:
                    raise

    def _serving(self) -> Names:
        names = serving_names(self._connected(), self._index)
        if names is None:
            place = shlex.join(self.arguments)
            raise IndexMissing(
                f"no index in {self}: make one with 'python -m index build PATH {place}'"
            )
        return names

    def _connected(self) -> Connection:
        with self._connecting:
            self._connection = self._connection or Connection.open(self._uri)
            return self._connection
