"""Where the parts of an index stand on disk, and how a new generation takes the old one's place.

A generation is written beside the one that serves, made durable file by file, and takes over
with one rename of ``CURRENT``. Whatever interrupts a build, the old generation goes on serving.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexDamaged, IndexLocked, IndexMissing
from index.manifest import MANIFEST, FileRecord, Manifest

_log = logging.getLogger(__name__)

DEFAULT_DIRECTORY = Path(".pullquote/index")

_CURRENT = re.compile(r"(\d+) ([0-9a-f]{64})\n")
"""What ``CURRENT`` says: the number of a generation, and the checksum of its manifest."""

KEPT_GENERATIONS = 2
"""The serving one, and the one before it for readers that still open its files."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of an index."""

    root: Path

    @property
    def current(self) -> Path:
        """The file that holds the number of the serving generation and its manifest's checksum."""
        return self.root / "CURRENT"

    @property
    def generations(self) -> Path:
        """The folder of all generations."""
        return self.root / "generations"

    def folder(self, generation: int) -> Path:
        """Return the folder of one generation."""
        return self.generations / str(generation)

    def serving(self) -> int:
        """Return the number of the serving generation.

        Raises:
            IndexMissing: Nothing was ever published here.
            IndexDamaged: ``CURRENT`` or the manifest that it names isn't what was written.
        """
        text = self._current()
        while True:
            try:
                return self._checked(text)
            except IndexDamaged:
                # Builds may have gone on so far meanwhile that the generation named is gone.
                before, text = text, self._current()
                if text == before:
                    raise

    def _current(self) -> str:
        try:
            return self.current.read_text(encoding="ascii")
        except FileNotFoundError:
            raise IndexMissing(
                f"no index in {self.root}: make one with 'python -m index build PATH "
                f"--index {self.root}'"
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise IndexDamaged(f"{self.current} can't be read ({error})") from error

    def _checked(self, text: str) -> int:
        named = _CURRENT.fullmatch(text)
        if named is None:
            raise IndexDamaged(f"{self.current} is damaged: build the index again")
        number, checksum = named.groups()
        manifest = self.folder(int(number)) / MANIFEST
        if _checksum(manifest) != checksum:
            raise IndexDamaged(
                f"{manifest} isn't what {self.current} says it is: build the index again"
            )
        return int(number)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the right to write; there is one writer at a time.

        Raises:
            IndexLocked: Another process holds it.
        """
        self.generations.mkdir(parents=True, exist_ok=True)
        holder = self.root / "lock.pid"
        try:
            with FileLock(self.root / "lock", timeout=0):
                holder.write_text(str(os.getpid()), encoding="ascii")
                yield
        except Timeout:
            process = holder.read_text(encoding="ascii") if holder.exists() else "unknown"
            raise IndexLocked(
                f"{self.root} is being written by another build (process {process}): "
                "try again when it is done"
            ) from None

    @contextmanager
    def new_generation(self, number: int) -> Iterator[Path]:
        """Give the folder of a new generation; if the block fails before it serves, it is gone."""
        folder = self.folder(number)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            yield folder
        except BaseException:
            if self._number_named() != number:
                shutil.rmtree(folder, ignore_errors=True)
            raise

    def publish(self, manifest: Manifest) -> None:
        """Make a complete generation durable and let it serve."""
        folder = self.folder(manifest.generation)
        for path in [*_files(folder), folder, self.generations]:
            _sync(path)
        checksum = FileRecord.of(folder / MANIFEST).sha256
        try:
            self._incoming.write_text(f"{manifest.generation} {checksum}\n", encoding="ascii")
            _sync(self._incoming)
            self._incoming.replace(self.current)
        except BaseException:
            self._incoming.unlink(missing_ok=True)
            raise
        _sync(self.root)

    @property
    def _incoming(self) -> Path:
        return self.root / "CURRENT.new"

    def drop_old(self) -> None:
        """Delete what is neither serving nor kept for late readers.

        What can't be deleted is left to the next build: the index serves all the same.
        """
        serving = self.serving()
        kept = range(serving - KEPT_GENERATIONS + 1, serving + 1)
        try:
            self._incoming.unlink(missing_ok=True)
            for number in self.numbers():
                if number not in kept:
                    shutil.rmtree(self.folder(number))
        except OSError as error:
            _log.warning("%s; the next build tries again to delete it", error)

    def numbers(self) -> list[int]:
        """Return the numbers of all generations that have a folder, newest first."""
        names = [folder.name for folder in self.generations.glob("*") if folder.is_dir()]
        return sorted((int(name) for name in names if name.isdecimal()), reverse=True)

    def _number_named(self) -> int | None:
        try:
            named = _CURRENT.fullmatch(self._current())
        except (IndexMissing, IndexDamaged):
            return None
        return int(named[1]) if named else None


def last_sources(layout: Layout) -> list[str]:
    """Return the paths of the newest generation that still tells them, whatever else is damaged."""
    for number in layout.numbers():
        try:
            record = json.loads((layout.folder(number) / MANIFEST).read_bytes())
            sources = [str(source) for source in record["sources"]]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if sources:
            return sources
    return []


def file_records(folder: Path) -> dict[str, FileRecord]:
    """Measure every file of a generation that is about to get its manifest."""
    return {file.relative_to(folder).as_posix(): FileRecord.of(file) for file in _files(folder)}


def _checksum(file: Path) -> str | None:
    try:
        return FileRecord.of(file).sha256
    except FileNotFoundError:
        return None


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
