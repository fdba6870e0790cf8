"""Plain text: the file is the article."""

from __future__ import annotations

from corpus.decoding import decode
from corpus.draft import Draft
from corpus.unwrap import is_hard_wrapped, unwrap


def read_plain(data: bytes) -> Draft:
    """Read a text file; lines broken by a fixed width become paragraphs.

    Raises:
        Unreadable: The bytes are no text.
    """
    decoded = decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return Draft(unwrap(text) if is_hard_wrapped(text) else text, doubts=decoded.doubts)
