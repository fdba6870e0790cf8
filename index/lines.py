"""A list of lines on disk, any of which is read without the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import numpy as np

from corpus.on_demand import OnDemand
from index.checked import Array, CheckedFile

STARTS = ".starts"
"""Ending of the file beside a list that tells where each line begins, and where the last ends."""

OFFSET = np.dtype("<u8")

AT_ONCE = 1_000
"""Lines that are read at a time where all are wanted."""


class Lines(OnDemand[str]):
    """The lines of a file, without their line ends."""

    def __init__(self, text: CheckedFile, starts: Array) -> None:
        self._text = text
        self._starts = starts

    def __len__(self) -> int:
        return max(0, len(self._starts) - 1)

    def item(self, number: int) -> str:
        """Return a line by its place.

        Raises:
            IndexDamaged: It isn't what was written.
        """
        start, end = self._starts.part(number, number + 2).tolist()
        return self._text.part(start, end - 1).tobytes().decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        """Yield all lines, some at a time."""
        for first in range(0, len(self), AT_ONCE):
            last = min(first + AT_ONCE, len(self))
            start, end = self._starts.take(np.array([first, last])).tolist()
            yield from self._text.part(start, end).tobytes().decode("utf-8").split("\n")[:-1]

    def find(self, line: str) -> int | None:
        """Return where a line stands in a sorted list; None where it doesn't."""
        at = bisect_left(self, line)
        return at if at < len(self) and self[at] == line else None


class LinesWriter:
    """Writes a list of lines; a context, at the end of which it is complete."""

    def __init__(self, file: Path) -> None:
        self._text = file.open("wb")
        self._starts = starts_of(file).open("wb")
        self._end = 0
        self._starts.write(_offset(0))

    def append(self, line: str) -> None:
        """Write one line; it holds no line end of its own."""
        self._end += self._text.write(line.encode("utf-8") + b"\n")
        self._starts.write(_offset(self._end))

    def __enter__(self) -> LinesWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self._text.close()
        finally:
            self._starts.close()


def write_lines(file: Path, lines: Iterable[str]) -> None:
    """Write a list of lines."""
    with LinesWriter(file) as writer:
        for line in lines:
            writer.append(line)


def _offset(end: int) -> bytes:
    return end.to_bytes(OFFSET.itemsize, "little")


def starts_of(file: Path) -> Path:
    """Return the file beside a list that tells where its lines begin."""
    return file.with_name(file.name + STARTS)
