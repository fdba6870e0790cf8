"""The cited articles as references for citation managers: RIS and BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import rispy
from pybtex.database import BibliographyData, Entry
from rispy.writer import RisWriter

from corpus.article import Article

_BRACES = re.compile(r"[{}]")


def to_ris(articles: Sequence[Article]) -> str:
    """Return articles as RIS, of the type NEWS, each with the file it was read from."""
    entries = [
        {
            "type_of_reference": "NEWS",
            "title": " ".join(article.title.split()),
            **({"publisher": article.publisher} if article.publisher else {}),
            **({"date": article.date.replace("-", "/")} if article.date else {}),
            **({"year": article.date[:4]} if article.date else {}),
            "file_attachments1": article.path,
            "id": article.id,
        }
        for article in articles
    ]
    written: str = rispy.dumps(entries, implementation=_Unnumbered)
    return written


class _Unnumbered(RisWriter):  # type: ignore[misc]  # has no types
    """Writes references without a number before each, as most managers want them."""

    def set_header(self, count: int) -> str:  # noqa: ARG002  (the library's name for it)
        return ""


def to_bibtex(articles: Sequence[Article]) -> str:
    """Return articles as BibTeX, keyed by the articles' ids."""
    entries = {article.id: Entry("misc", list(_fields(article))) for article in articles}
    written: str = BibliographyData(entries).to_string("bibtex")
    return written


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    yield "title", _plain(article.title)
    if article.publisher:
        yield "publisher", _plain(article.publisher)
    if article.date:
        yield "date", article.date
        yield "year", article.date[:4]
    yield "note", _plain(article.path)


def _plain(text: str) -> str:
    """Return a text on one line, without the braces that would have to be balanced."""
    return _BRACES.sub("", " ".join(text.split()))
