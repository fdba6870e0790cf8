"""One module a format; which one reads a file is told by its first bytes, then by its suffix."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.draft import BadLine, Draft, Unreadable
from corpus.formats.jsonlines import read_json_lines
from corpus.formats.markdown import read_markdown
from corpus.formats.pdf import read_pdf
from corpus.formats.plain import read_plain
from corpus.formats.webpage import read_webpage

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".jsonl"})
"""Files of a folder with these suffixes are articles."""

_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"</?[a-zA-Z]")


def read_drafts(suffix: str, data: bytes) -> Sequence[Draft | BadLine]:
    """Read a file's articles.

    Args:
        suffix: The end of the file's name in lower case (``.txt``), for what the bytes leave open.
        data: The whole file.

    Raises:
        Unreadable: The file holds no article; the message says why.
    """
    if not data.strip():
        raise Unreadable("is empty: put an article in it or remove it")
    if data.startswith(b"%PDF-") or (suffix == ".pdf" and not _HTML_START.match(data[:4096])):
        return [read_pdf(data)]
    if _HTML_START.match(data[:4096]):
        return [read_webpage(data)]
    match suffix:
        case ".jsonl":
            return read_json_lines(data)
        case ".html" | ".htm" if _TAG.search(data) or b"\0" in data:
            return [read_webpage(data)]
        case ".md" | ".markdown":
            return [read_markdown(data)]
        case _:
            return [read_plain(data)]
