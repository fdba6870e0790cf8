"""Lines that a page broke for its own width become paragraphs again."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.lines import ends_sentence

_WIDEST = 120
_LONGEST_WORD = 60
_HYPHENATED = re.compile(r"\b\w++(?:-\w++)+")
_LAST_PART = re.compile(r"(?:\w+-)*\w*[^\W\d_]-$")
_FIRST_PART = re.compile(r"[^\W\d_]\w*(?:-\w+)*")
_BULLET = re.compile(r"[•▪■●*–—-] |\d{1,3}[.)] ")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


def is_hard_wrapped(text: str) -> bool:
    """Whether the lines are broken by a fixed width: narrow, and going on in the middle of one."""
    lines = [line.strip() for line in text.split("\n")]
    if max(map(len, lines), default=0) > _WIDEST:
        return False
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    going_on = sum(after[0].islower() and not ends_sentence(line) for line, after in pairs)
    return going_on >= 2 and going_on * 4 >= len(pairs)


def unwrap(text: str) -> str:
    """Join the lines of each paragraph by a blank; no letter changes.

    A hyphen at the end of a line is the layout's and goes (``infringe-/ment``), unless the same
    text writes the word with its hyphen elsewhere (``well-/known`` beside ``well-known``).

    Args:
        text: Lines of one column, with or without blank lines between paragraphs.

    Returns:
        One line a paragraph.
    """
    lines = [line.strip() for line in text.split("\n")]
    width = _usual_width(lines)
    paragraphs: list[list[str]] = []
    for before, line in pairwise(["", *lines]):
        if _goes_on(before, line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    words = frozenset(_HYPHENATED.findall(text))
    return "\n".join(_join(paragraph, words) for paragraph in paragraphs)


def _usual_width(lines: list[str]) -> int:
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(line: str, after: str, width: int) -> bool:
    if not line or not after or _BULLET.match(after):
        return False
    if after[0].islower():
        return True
    if ends_sentence(line):
        is_heading = len(after) < 0.6 * width and not ends_sentence(after)
        return len(line) >= 0.85 * width and not is_heading
    return len(line) >= 0.6 * width


def _join(lines: list[str], hyphenated_words: frozenset[str]) -> str:
    parts = [lines[0]]
    for line, after in pairwise(lines):
        tail, head = (
            _LAST_PART.search(line[-_LONGEST_WORD:]),
            _FIRST_PART.match(after[:_LONGEST_WORD]),
        )
        if tail and head and tail.group() + head.group() not in hyphenated_words:
            parts[-1] = parts[-1][:-1]
        elif not (tail and head) and not (_HAN.match(line[-1]) and _HAN.match(after[0])):
            parts.append(" ")
        parts.append(after)
    return "".join(parts)
