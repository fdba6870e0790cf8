"""A folder that articles are put into and taken out of, each whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from pathvalidate import sanitize_filename

from corpus.errors import CorpusError
from corpus.files import SourceFile, find_files
from corpus.formats import SUFFIXES
from corpus.report import Failure

MOST_FILES = 500
"""Files that are put in at once."""

LONGEST_NAME = 150
"""Bytes of a file's name that are kept: a system takes 255, and it is put aside with a date."""

_SUFFIXES = ", ".join(sorted(SUFFIXES))
_STAGED = ".staged-"
_TAKEN_OUT = ".taken-out"
"""Hidden folders: what stands in them is no article of the folder."""


@dataclass(frozen=True, slots=True)
class Staged:
    """Files that wait to be put in.

    Attributes:
        folder: Where they wait.
        names: What they are to be called.
        failures: The files that can't be taken, with the reason.
    """

    folder: Path
    names: tuple[str, ...]
    failures: tuple[Failure, ...]

    def without(self, broken: Sequence[Failure]) -> Staged:
        """Return what is left once some, by their names, turn out to be unreadable."""
        names = {failure.place for failure in broken}
        return replace(
            self,
            names=tuple(name for name in self.names if name not in names),
            failures=(*self.failures, *broken),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Files, and what couldn't be looked into."""

    files: list[SourceFile]
    failures: list[Failure]


@dataclass(frozen=True, slots=True)
class AddedFolder:
    """The files that were put in by hand; nothing of them is ever deleted, only put aside."""

    root: Path

    def stage(self, files: Sequence[Path]) -> Staged:
        """Take files over, to be put in later; they are moved away from where they stand.

        Args:
            files: Under the names that they are to have.

        Raises:
            CorpusError: There are too many.
            OSError: The disk is full, or the folder can't be written to.
        """
        if len(files) > MOST_FILES:
            raise CorpusError(
                f"{len(files):,} files are too many at once: give up to {MOST_FILES}, or put them "
                "into a folder that is indexed"
            )
        folder = self.root / f"{_STAGED}{secrets.token_hex(8)}"
        folder.mkdir(parents=True)
        try:
            return _moved(files, folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def files_with(self, staged: Staged, sources: Sequence[Path]) -> Found:
        """Return the files of an index's sources as they will be once staged ones are put in.

        Args:
            staged: Take the places of those of the same name.
            sources: Files and folders, this one among them or not.
        """
        kept = self.files_without(staged.names, sources)
        coming = [
            SourceFile(staged.folder / name, str(self.root / name), name)
            for name in sorted(staged.names)
        ]
        return Found([*kept.files, *coming], [*kept.failures, *staged.failures])

    def broken(self, staged: Staged, failures: Iterable[Failure]) -> list[Failure]:
        """Return what of some failures is told of staged files, none of other files' of a name."""
        paths = {str(self.root / name) for name in staged.names}
        return [failure for failure in failures if failure.path in paths]

    def files_without(self, names: Collection[str], sources: Sequence[Path]) -> Found:
        """Return the same once some files are taken out."""
        found = Found(*find_files(sources))
        paths = {os.path.realpath(self.root / name) for name in names}
        kept = [file for file in found.files if os.path.realpath(file.location) not in paths]
        return replace(found, files=kept)

    def put_in(self, staged: Staged) -> None:
        """Put staged files in; those of the same names are put aside.

        Raises:
            CorpusError: They don't wait any more; nothing is changed then.
        """
        if not all((staged.folder / name).is_file() for name in staged.names):
            raise CorpusError("the files don't wait any more: choose them again")
        for name in staged.names:
            if (self.root / name).exists():
                self.take_out(name)
            (staged.folder / name).replace(self.root / name)
        self.discard(staged)

    def take_out(self, name: str) -> Path:
        """Put a file aside and return where it stands then.

        Raises:
            CorpusError: There is no such file.
        """
        if not self.holds(name):
            raise CorpusError(f"{self.root} holds no file {name!r}: load the page again")
        aside = self.root / _TAKEN_OUT
        aside.mkdir(exist_ok=True)
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S")
        target = aside / _free(f"{stamp} {name}", (each.name for each in aside.iterdir()))
        (self.root / name).replace(target)
        return target

    def discard(self, staged: Staged) -> None:
        """Forget staged files."""
        shutil.rmtree(staged.folder, ignore_errors=True)

    def discard_all(self) -> None:
        """Forget what was staged and never put in, before anything is staged anew."""
        for folder in self.root.glob(f"{_STAGED}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def holds(self, name: str) -> bool:
        """Say whether a file stands right in the folder."""
        return Path(name).name == name and (self.root / name).is_file()

    def names(self) -> list[str]:
        """Return the names of the files in it, in order."""
        if not self.root.is_dir():
            return []
        found = (file.name for file in self.root.iterdir() if file.is_file())
        return sorted(name for name in found if not name.startswith("."))


def _moved(files: Sequence[Path], folder: Path) -> Staged:
    names: list[str] = []
    failures: list[Failure] = []
    for file in files:
        name = _free(_plain_name(file.name), names)
        if Path(name).suffix.lower() in SUFFIXES:
            shutil.move(file, folder / name)
            names.append(name)
        else:
            failures.append(Failure(name, name, f"isn't one of {_SUFFIXES}: convert it"))
    return Staged(folder, tuple(names), tuple(failures))


def _plain_name(name: str) -> str:
    """Return a name that any system takes, hides nothing, and isn't endless."""
    printable = "".join(filter(str.isprintable, name))
    # Behind a letter the end of a name is its suffix even where nothing else is left of it.
    plain = Path(f"_{sanitize_filename(printable, replacement_text='_')}")
    stem = plain.stem[1:].lstrip(". ") or "article"
    suffix = _first_bytes(plain.suffix, LONGEST_NAME)
    return f"{_first_bytes(stem, LONGEST_NAME - len(suffix.encode()))}{suffix}"


def _first_bytes(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


def _free(name: str, taken: Iterable[str]) -> str:
    """Return a name, or one like it that isn't taken."""
    others = {each.casefold() for each in taken}
    path = Path(name)
    names = (f"{path.stem} ({number}){path.suffix}" for number in count(2))
    while name.casefold() in others:
        name = next(names)
    return name
