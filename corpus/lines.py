"""Small questions about lines of text that several steps ask."""

from __future__ import annotations

import re

from corpus.article import Span

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]）】」』]*$")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a full stop or the like, closing quotes and brackets aside."""
    return bool(_SENTENCE_END.search(line.rstrip()[-8:]))


def first_lines(text: str, count: int) -> list[Span]:
    """Return where the first ``count`` lines stand that aren't blank."""
    spans: list[Span] = []
    for match in _LINE.finditer(text):
        spans.append(Span(*match.span()))
        if len(spans) == count:
            break
    return spans


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in the text."""
    return any(character.isalnum() for character in text)


def shorten(line: str, longest: int) -> str:
    """Cut a line at a blank, or within a word that takes up half of it, and mark the cut (…)."""
    if len(line) <= longest:
        return line
    start = line[: longest + 1].rpartition(" ")[0]
    if len(start) < longest / 2:
        start = line[:longest]
    return start.rstrip(" ,;:-–—") + "…"
