"""The records that everything else speaks: an article, its copies, its passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters, ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether a character stands in both."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Copy:
    """Another place where the same story stands."""

    path: str
    title: str
    publisher: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, cleaned; every offset in the project counts characters of ``text``.

    Attributes:
        id: Names exactly this text at this place: an edited article gets another id, so that a
            stored citation can never point into words it was not made from.
        title: The headline; the first line or the file's name where the file tells none.
        text: The cleaned body, headline included where the file has it in the body.
        path: Where it was read, as the user named it (``../shared/seeds/a.txt``).
        place: Where it stands inside the folder that was given, the same on every machine
            (``2016/a.txt``, ``wire.jsonl#12``).
        publisher: Who published it, where the file says so.
        date: ISO 8601, as exact as the file tells it: ``2016-12-29``, ``2016-12``, ``2016``.
        language: ISO 639-1 code, where the file says so or the text makes it plain.
        copies: The same story at other places, folded into this one.
    """

    id: str
    title: str
    text: str
    path: str
    place: str
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    copies: tuple[Copy, ...] = ()

    @property
    def may_be_english(self) -> bool:
        """Whether it is in English, as far as is known."""
        return self.language in {None, "en"}

    @property
    def heading(self) -> str:
        """Title and date: what stands over every passage."""
        return f"{self.title} {self.date or ''}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article, small enough for the encoder's window."""

    article_id: str
    start: int
    end: int

    def text(self, article: Article) -> str:
        """Return the passage's words, a slice of its article."""
        return article.text[self.start : self.end]
