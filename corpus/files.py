"""Which files are articles, and their bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.draft import Unreadable
from corpus.errors import CorpusError
from corpus.formats import SUFFIXES
from corpus.report import Failure

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes; a file of one article that is larger isn't an article."""
LARGEST_JSON_LINES = 1024 * 1024 * 1024
"""Bytes; a ``.jsonl`` file holds many articles."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read.

    Attributes:
        location: Where to open it.
        path: As the user named it, fit to print on one line.
        place: Where it stands inside the folder that was given, fit to print on one line.
    """

    location: Path
    path: str
    place: str

    @property
    def suffix(self) -> str:
        """The end of the name in lower case, dot included."""
        return self.location.suffix.lower()

    def read(self) -> bytes:
        """Return the file's bytes.

        Raises:
            Unreadable: The file is gone, closed to this user, too large or no regular file, or was
                written to while it was read.
        """
        limit = LARGEST_JSON_LINES if self.suffix == ".jsonl" else LARGEST_FILE
        try:
            # Opening a pipe would wait for ever, so it is looked at before.
            if not stat.S_ISREG(self.location.stat().st_mode):
                raise Unreadable("isn't a regular file: name a file or a folder of files")
            with self.location.open("rb") as stream:
                before = os.fstat(stream.fileno())
                if before.st_size > limit:
                    raise Unreadable(
                        f"has {before.st_size:,} bytes, more than the {limit:,} that are read: "
                        "split it"
                    )
                content = stream.read(limit + 1)
                after = os.fstat(stream.fileno())
        except OSError as error:
            raise Unreadable(f"can't be opened ({error.strerror}): {_remedy(error)}") from error
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise Unreadable("changed while it was read: run again when it is written")
        return content


def find_files(paths: Sequence[Path]) -> tuple[list[SourceFile], list[Failure]]:
    """Find the articles among files and folders, folders with all that is in them.

    In a folder only files with a known suffix count; hidden ones don't, nor links that lead out
    of it. A file that is reached twice is taken once, under its first name.

    Args:
        paths: Files and folders.

    Returns:
        The files, in the order of the paths and by place within each, and what can't be looked
        into.

    Raises:
        CorpusError: One of the paths doesn't exist.
    """
    files: dict[str, SourceFile] = {}
    failures: list[Failure] = []
    for path in paths:
        for found in _find_under(path):
            if isinstance(found, Failure):
                failures.append(found)
            else:
                files.setdefault(os.path.realpath(found.location), found)
    return list(files.values()), failures


def _find_under(root: Path) -> list[SourceFile | Failure]:
    try:
        is_folder = stat.S_ISDIR(root.stat().st_mode)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CorpusError(f"{_shown(root)}: {reason}: check the path") from error
    if not is_folder:
        return [SourceFile(root, _shown(root), _shown(Path(root.name)))]
    # A file itself comes before links to it.
    return sorted(
        _walk(root),
        key=lambda found: (
            isinstance(found, SourceFile) and found.location.is_symlink(),
            found.place,
        ),
    )


def _walk(root: Path) -> Iterator[SourceFile | Failure]:
    inside = os.path.realpath(root)
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
        except OSError as error:
            yield _failure(folder, root, f"can't be opened ({error.strerror}): {_remedy(error)}")
            continue
        for entry in entries:
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_symlink() and (reason := _why_not_followed(path, inside)):
                yield _failure(path, root, reason)
            elif path.suffix.lower() in SUFFIXES and not entry.is_dir():
                yield SourceFile(path, _shown(path), _place(path, root))


def _why_not_followed(link: Path, inside: str) -> str | None:
    try:
        if link.suffix.lower() not in SUFFIXES and not link.is_dir():
            return None
        if not link.exists():
            return "is a link that leads nowhere: mend or remove it"
    except OSError as error:
        return f"is a link that can't be followed ({error.strerror}): {_remedy(error)}"
    if os.path.commonpath([inside, os.path.realpath(link)]) != inside:
        return "is a link that leads out of the folder: name what it leads to as a path of its own"
    return None


def _failure(path: Path, root: Path, reason: str) -> Failure:
    return Failure(_shown(path), _place(path, root), reason)


def _place(path: Path, root: Path) -> str:
    return _shown(path.relative_to(root))


def _shown(path: Path) -> str:
    """A path as one printable line: line ends, control characters and odd bytes escaped."""
    text = path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in text
    )


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "give this user the right to read it"
    if isinstance(error, FileNotFoundError):
        return "it was there a moment ago; run again"
    return "check the file"
