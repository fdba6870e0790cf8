"""A title for an article whose file names none."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.lines import first_lines, shorten
from corpus.origin import Origin, read_imprint

_LONGEST_HEADLINE = 150
_LONGEST_OPENING = 72
_HEAD_LINES = 4
_NO_HEADLINE_END = re.compile(r"[.,;:。，；：、][\"'”’)]*$")
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
_FIRST_SENTENCE = re.compile(r".{12,}?(?:[.!?][\"'”’]?(?= )|[。！？][”’」]?)")


def find_headline(text: str, origin: Origin) -> str:
    """Return the headline of a cleaned text, or else how its first sentence begins.

    Args:
        text: The cleaned text, with words in it.
        origin: What the text's first lines tell; a dateline is no part of a title.
    """
    return _first_line(text) or _opening(text, origin)


def _first_line(text: str) -> str | None:
    lines = [text[start:end].strip() for start, end in first_lines(text, _HEAD_LINES)]
    for line, after in pairwise(lines):
        if read_imprint(line) is None:
            return line if _is_headline(line, after) else None
    return None


def _is_headline(line: str, after: str) -> bool:
    if len(line) > _LONGEST_HEADLINE or after[0].islower():
        return False
    if _NO_HEADLINE_END.search(line):
        return bool(_ABBREVIATION_END.search(line))
    return any(character.isalpha() for character in line)


def _opening(text: str, origin: Origin) -> str:
    body = text[origin.dateline.end :] if origin.dateline else text
    lines = [body[start:end].strip() for start, end in first_lines(body, _HEAD_LINES)]
    words = next((line for line in lines if read_imprint(line) is None), text.strip())
    sentence = _FIRST_SENTENCE.match(words)
    return shorten(sentence.group() if sentence else words, _LONGEST_OPENING)
