"""Real paragraphs to fill an index with: the project's sets, and texts of any kind by their path.

Debian carries large free texts: the dictionaries of ``dict-gcide`` and ``dict-foldoc``, the
essays of ``anarchism``. ``dpkg-deb -x`` unpacks them without installing anything.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.files import kind_of, read_bytes
from eval.squad import read_passages

SHORT, LONG = 200, 900
"""Characters of a paragraph, at least and at most."""

_BLANK_LINES = re.compile(r"\n\s*\n")

_NOTE = re.compile(r"\[[A-Z0-9][\w .]*\]")
"""Names the source of an entry, ``[1913 Webster]``: half of a dictionary would look alike."""


def read_paragraphs(files: Iterable[Path]) -> list[str]:
    """Return the paragraphs of all files, none twice, shuffled, in the same order each time.

    Args:
        files: SQuAD files and lists of passages (``.json``), anything else as plain text; gzip
            and ``.dict.dz`` are unpacked.

    Raises:
        EvalError: A file can't be read.
    """
    found = list(dict.fromkeys(text for file in files for text in _of(file)))
    random.Random(0).shuffle(found)
    return found


def paragraphs(text: str) -> Iterator[str]:
    """Cut a text at its blank lines; short paragraphs are joined, long ones cut at a sentence.

    What is left at the end and is too short by itself is dropped.
    """
    waiting = ""
    for paragraph in _BLANK_LINES.split(text):
        waiting = f"{waiting} {' '.join(paragraph.split())}".strip()
        while len(waiting) > LONG:
            end = _end(waiting)
            yield waiting[:end].strip()
            waiting = waiting[end:].strip()
        if len(waiting) >= SHORT:
            yield waiting
            waiting = ""


def _end(text: str) -> int:
    """Return where a long text is cut: after a sentence, after a word, or right there."""
    sentence = text.rfind(". ", SHORT, LONG)
    word = text.rfind(" ", SHORT, LONG)
    return next((end + 1 for end in (sentence, word) if end >= 0), LONG)


def _of(file: Path) -> Iterator[str]:
    if kind_of(file) == ".json":
        for article in read_passages(file):
            yield from (f"{article.title}\n{text}" for text in paragraphs(article.text))
    else:
        yield from paragraphs(_NOTE.sub("", read_bytes(file).decode("utf-8", "replace")))
