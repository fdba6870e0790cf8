"""What became of the files that were read before: one that didn't change needn't be read again."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from corpus.article import Article
from corpus.files import SourceFile
from corpus.report import Notice

SETTLED_SECONDS = 2.0
"""Age from which a change would give a file another stamp, whatever its file system counts in."""

_LIBRARIES = (
    "charset-normalizer",
    "dateparser",
    "lxml",
    "markdown-it-py",
    "pypdf",
    "python-frontmatter",
    "PyYAML",
    "sentencex",
    "trafilatura",
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes whenever a file is written to, replaced, or given another's time.

    Attributes:
        size: Bytes.
        modified_ns: When its content was last written.
        changed_ns: When anything of it was last changed; nobody can set that.
        inode: Which file of its file system it is.
    """

    size: int
    modified_ns: int
    changed_ns: int
    inode: int

    @classmethod
    def of(cls, location: Path) -> Stamp | None:
        """Return the stamp of a file; None where it changed so lately that it tells nothing."""
        try:
            told = location.stat()
        except OSError:
            return None
        if time.time() - max(told.st_mtime, told.st_ctime) < SETTLED_SECONDS:
            return None
        return cls(told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read without a failure.

    Attributes:
        path: As the user named it.
        place: Where it stands inside the folder that was given.
        stamp: What it had before it was read.
        articles: The ids of its articles.
        notices: What was left out of them.
    """

    path: str
    place: str
    stamp: Stamp
    articles: tuple[str, ...]
    notices: tuple[Notice, ...]


class Memory(Protocol):
    """Remembers files that were read before."""

    def recall(
        self, file: SourceFile, stamp: Stamp
    ) -> tuple[Sequence[Article], Sequence[Notice]] | None:
        """Return what a file was read to; None where it isn't known, or isn't what it was."""
        ...


class NoMemory:
    """Remembers nothing."""

    def recall(self, file: SourceFile, stamp: Stamp) -> None:
        """Know no file."""
        del file, stamp


@cache
def reading_fingerprint() -> str:
    """Hash what decides what a file is read to: this package and the libraries that it reads with.

    Whoever takes over a new version reads every file anew.
    """
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()
