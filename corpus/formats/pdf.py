"""PDF: the text layer of the pages, with lines joined into paragraphs."""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
from pypdf.generic import DictionaryObject

from corpus.draft import Draft, Unreadable
from corpus.lines import ends_sentence, has_words
from corpus.unwrap import unwrap

# pypdf trusts the objects of a file to have the right shape; in a damaged one these come through.
_DAMAGE = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError,
    RuntimeError, TypeError, ValueError, zlib.error,
)  # fmt: skip
# The font's way to draw two letters that touch; the words are spelt without it.
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:/|of)\s?\d{1,4})?", re.I)
_FILE_NAME = re.compile(r"\S+\.\w{2,5}$|^(?:untitled|microsoft \w+ - |document\d*$)", re.I)
_ENCRYPTED = "is encrypted: save it without a password"


def read_pdf(data: bytes) -> Draft:
    """Read a PDF file that holds text.

    Raises:
        Unreadable: The file is damaged or encrypted, or its pages are pictures.
    """
    try:
        with _collected_warnings() as warnings:
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable(_ENCRYPTED)
            pages = [page.extract_text() for page in reader.pages]
            title, language = _title(reader), _language(reader)
    except (FileNotDecryptedError, DependencyError) as error:
        raise Unreadable(_ENCRYPTED) from error
    except _DAMAGE as error:
        raise Unreadable("is a damaged PDF: save or print it to PDF again") from error
    if not any(map(has_words, pages)):
        raise Unreadable("holds no text, only pictures of pages: run it through OCR first")
    doubts = (f"is damaged in places, words may be missing ({warnings[0]})",) if warnings else ()
    return Draft(_join_pages(pages), title=title, language=language, doubts=doubts)


@contextmanager
def _collected_warnings() -> Iterator[list[str]]:
    """Collect what pypdf complains of, instead of letting it write to standard error."""
    logger = logging.getLogger("pypdf")
    collector = _Collector(logging.WARNING)
    propagated = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagated


class _Collector(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _title(reader: PdfReader) -> str | None:
    """The title of the document's information, where it is one and no name of a file."""
    title = reader.metadata.title if reader.metadata else None
    if not isinstance(title, str) or " " not in title.strip() or _FILE_NAME.search(title.strip()):
        return None
    return title


def _language(reader: PdfReader) -> str | None:
    root = reader.trailer["/Root"].get_object()
    language = root.get("/Lang") if isinstance(root, DictionaryObject) else None
    return str(language) if language else None


def _join_pages(pages: list[str]) -> str:
    bodies = [_lines(page) for page in pages]
    furniture = _running_lines(bodies)
    text = ""
    for lines in bodies:
        page = "\n".join(_without_furniture(lines, furniture)).strip()
        # A sentence that runs on over the page is one paragraph for the step that joins lines.
        text += page if not text else ("\n\n" if ends_sentence(text) else "\n") + page
    return unwrap(text)


def _lines(page: str) -> list[str]:
    return [line.strip() for line in page.translate(_LIGATURES).splitlines()]


def _running_lines(pages: list[list[str]]) -> frozenset[str]:
    """Lines that stand at the edge of at least three pages and of most of them."""
    edges = Counter(_shape(line) for lines in pages for line in {*lines[:1], *lines[-1:]} if line)
    least = max(3, len(pages) // 2 + 1)
    return frozenset(shape for shape, count in edges.items() if count >= least)


def _without_furniture(lines: list[str], furniture: frozenset[str]) -> list[str]:
    lines = [*lines]
    for edge in (0, -1):
        while lines and _is_furniture(lines[edge], furniture):
            del lines[edge]
    return lines


def _is_furniture(line: str, furniture: frozenset[str]) -> bool:
    return not line or _shape(line) in furniture or bool(_PAGE_NUMBER.fullmatch(line))


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)
