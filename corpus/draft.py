"""What a file says of one article, before anything is cleaned, checked or filled in."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import CorpusError


class Unreadable(CorpusError):
    """A file holds no article; the message is one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file tells it; what the file doesn't tell is None.

    Attributes:
        text: The body.
        title: The headline.
        publisher: Who published it.
        date: The date of publication in the file's own words.
        language: The language in the file's own words (``en-US``).
        mark: Which of the articles of its file this is, where a file holds many.
        line: The line it stands on, counted from 1, where a file holds one article a line.
        doubts: What the reader of the format isn't certain of, one line each.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    mark: str | None = None
    line: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line, counted from 1, that holds no article, and why."""

    line: int
    reason: str
