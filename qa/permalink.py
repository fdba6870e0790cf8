"""Addresses of quotes that can be sent to others, and that outlive a rebuild of the index.

``jianwang-2016-md-ec756278a85a:756-866:9c2a41f0``: the article's id, the characters, and the CRC-32
of the quote. Where the article was edited since, its id is another one: then the quote is looked
for, by its length and its checksum, in what stands at the same place now.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

from corpus.article import Article
from qa.answer import Citation

_ADDRESS = re.compile(
    r"(?P<article>[\w.-]{1,200}):(?P<start>\d{1,9})-(?P<end>\d{1,9}):(?P<sum>[0-9a-f]{8})"
)
_DIGEST = re.compile(r"-[0-9a-f]{12}$")
"""What of an id changes with the text."""

LONGEST = 20_000
"""Characters of a quote that is looked for."""


def permalink(citation: Citation) -> str:
    """Return the address of a quote."""
    return f"{citation.article.id}:{citation.start}-{citation.end}:{_checksum(citation.quote)}"


def quote_at(address: str, articles: Mapping[str, Article]) -> Citation | None:
    """Return the quote at an address; None where there is no such address, or quote, any more.

    Args:
        address: As `permalink` writes it; anything else is no error.
        articles: Those of the index, by id.
    """
    told = _ADDRESS.fullmatch(address)
    if told is None:
        return None
    start, end = int(told["start"]), int(told["end"])
    if not 0 < end - start <= LONGEST:
        return None
    for article in _candidates(told["article"], articles):
        found = _found(article.text, start, end - start, told["sum"])
        if found is not None:
            return Citation(article, found, found + end - start, 1.0)
    return None


def _candidates(name: str, articles: Mapping[str, Article]) -> Iterator[Article]:
    """Yield the article of an id, then those that stand at its place now."""
    if name in articles:
        yield articles[name]
    place = _DIGEST.sub("", name)
    for each in articles:
        if each != name and _DIGEST.sub("", each) == place:
            yield articles[each]


def _found(text: str, start: int, length: int, checksum: str) -> int | None:
    """Return where a text of some length and checksum begins: there, else anywhere."""
    if _checksum(text[start : start + length]) == checksum:
        return start
    places = range(len(text) - length + 1)
    return next((at for at in places if _checksum(text[at : at + length]) == checksum), None)


def _checksum(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"
