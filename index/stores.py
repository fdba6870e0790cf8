"""Where an index may be kept: in a folder, or in Milvus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.layout import DEFAULT_DIRECTORY, Layout, last_sources
from index.manifest import Manifest

if TYPE_CHECKING:
    from corpus.remembered import Memory
    from index.build import BuildReport
    from index.contents import Contents
    from index.encoder import Encoder
    from index.generation import Generation
    from index.order import Order


class Store(Protocol):
    """Keeps an index, generation after generation; as text it is the place, for messages."""

    @property
    def arguments(self) -> list[str]:
        """What the command line needs to name it."""
        ...

    @property
    def folder(self) -> Path | None:
        """Where it stands on this machine; None where it stands elsewhere."""
        ...

    @property
    def description(self) -> str:
        """What it is and where it stands, for people."""
        ...

    def serving(self) -> int:
        """Return the number of the generation that serves.

        Raises:
            IndexMissing: Nothing was published there.
        """
        ...

    def open(self, encoder: Encoder | None = None) -> Generation:
        """Open the generation that serves.

        Args:
            encoder: Encodes questions; by default the one that the manifest names.

        Raises:
            IndexMissing: Nothing was published there.
            IndexDamaged: It isn't what was written.
            IndexMismatch: Another encoder made the vectors; the message names both.
        """
        ...

    def contents(self) -> tuple[Manifest, Contents]:
        """Open the generation that serves without its encoder."""
        ...

    def exists(self) -> bool:
        """Say whether anything was ever published in it, whole or not."""
        ...

    def manifest(self) -> Manifest:
        """Return the manifest of the generation that serves."""
        ...

    def memory(self) -> Memory:
        """Return what it remembers of the files that it was built from."""
        ...

    def sources(self) -> list[str]:
        """Return the paths that it was built from; none where they aren't told any more."""
        ...

    def build(self, order: Order) -> BuildReport:
        """Make it equal to some articles."""
        ...

    def problems(self) -> Iterator[str]:
        """Name what isn't as it was written; reads everything."""
        ...


class FolderStore:
    """A folder of this machine."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def __str__(self) -> str:
        return str(self._directory)

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return self._directory

    @property
    def description(self) -> str:
        """What it is and where it stands, for people."""
        return f"Folder {self._directory.resolve()}"

    @property
    def arguments(self) -> list[str]:
        """What the command line needs to name it."""
        if self._directory == DEFAULT_DIRECTORY:
            return []
        return ["--index", str(self._directory)]

    def serving(self) -> int:
        """Return the number of the generation that serves."""
        return Layout(self._directory).serving()

    def open(self, encoder: Encoder | None = None) -> Generation:
        """Open the generation that serves."""
        from index.generation import Generation  # noqa: PLC0415  (--help stays quick)

        return Generation.open(self._directory, encoder)

    def contents(self) -> tuple[Manifest, Contents]:
        """Open the generation that serves without its encoder."""
        from index.generation import open_contents  # noqa: PLC0415

        return open_contents(self._directory)

    def exists(self) -> bool:
        """Say whether anything was ever published in it, whole or not."""
        return Layout(self._directory).current.exists()

    def manifest(self) -> Manifest:
        """Return the manifest of the generation that serves."""
        return Manifest.open(self._serving_folder())

    def memory(self) -> Memory:
        """Return what it remembers of the files that it was built from."""
        from index.read_files import remembered  # noqa: PLC0415

        return remembered(self._directory)

    def sources(self) -> list[str]:
        """Return the paths that it was built from; none where they aren't told any more."""
        return last_sources(Layout(self._directory))

    def build(self, order: Order) -> BuildReport:
        """Make it equal to some articles; one worker does it all."""
        from index.build import build_index  # noqa: PLC0415

        return build_index(
            order.articles,
            self._directory,
            order.encoder,
            sources=order.sources,
            files=order.files,
            progress=order.progress,
            facts=order.facts,
        )

    def problems(self) -> Iterator[str]:
        """Name every file that isn't what was written."""
        folder = self._serving_folder()
        found = list(Manifest.open(folder).damage(folder))
        yield from found
        if not found:
            self.contents()

    def _serving_folder(self) -> Path:
        layout = Layout(self._directory)
        return layout.folder(layout.serving())


Place = Path | Store
"""A store, or the folder of one."""


def store_at(place: Place) -> Store:
    """Return a store as it is, and the store in a folder."""
    return FolderStore(place) if isinstance(place, Path) else place
