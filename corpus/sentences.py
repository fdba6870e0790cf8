"""Where sentences begin and end (sentencex, the sentence segmenter of the Wikimedia Foundation)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from corpus.article import Span

_LINE = re.compile(r"[^\n]+")


def sentences(text: str, language: str | None = None) -> list[Span]:
    """Split a cleaned text into sentences.

    A line break always ends a sentence: in a cleaned article it parts paragraphs, and a headline
    has no full stop of its own.

    Args:
        text: Any text.
        language: ISO 639-1 code that picks the abbreviations to respect; English if unknown.

    Returns:
        Spans in order, without the white space around them; together they hold every character
        of ``text`` that isn't white space.
    """
    return [
        span
        for line in _LINE.finditer(text)
        for span in _line_sentences(line.group(), line.start(), language or "en")
    ]


def _line_sentences(line: str, offset: int, language: str) -> Iterator[Span]:
    start = 0
    for piece in sentencex.segment(language, line):
        end = start + len(piece)
        words = piece.strip()
        if words:
            first = offset + start + piece.index(words)
            yield Span(first, first + len(words))
        start = end
