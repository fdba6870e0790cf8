"""An article that stands several times in its own file is kept once."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.lines import ends_sentence, first_lines

_HEAD_LENGTH = 80
_MOST_COPIES = 20
_HEAD_LINES = 3


def keep_first_copy(text: str) -> str:
    """Cut the copies that follow an article in the same text, word for word.

    A copy may be glued to the sentence before it, and the last one may be cut short; whatever
    goes stands in what stays. A headline that isn't repeated with the body is kept. A text
    whose repeated part is shorter than 80 characters (a refrain, a row of dashes) stays.
    """
    for line in first_lines(text, _HEAD_LINES):
        end = _first_copy_end(text, line.start)
        if end is not None:
            return text[:end]
    return text


def _first_copy_end(text: str, start: int) -> int | None:
    """Return where the first copy of what begins at ``start`` ends, if only copies follow it."""
    for again in _head_positions(text, start):
        unit = text[start:again].rstrip()
        if _only_copies_follow(text, unit, again):
            whole = len(unit) >= _HEAD_LENGTH and _is_boundary(text, again)
            return start + len(unit) if whole else None
    return None


def _head_positions(text: str, start: int) -> Iterator[int]:
    head = text[start : start + _HEAD_LENGTH]
    again = start
    for _ in range(_MOST_COPIES):
        again = text.find(head, again + 1)
        if again < 0 or len(head) < _HEAD_LENGTH:
            return
        yield again


def _only_copies_follow(text: str, unit: str, position: int) -> bool:
    while position < len(text):
        if not text.startswith(unit, position):
            return unit.startswith(text[position:])
        position += len(unit)
        while position < len(text) and text[position].isspace():
            position += 1
    return True


def _is_boundary(text: str, position: int) -> bool:
    before = text[max(0, position - 8) : position]
    return "\n" in before[len(before.rstrip()) :] or ends_sentence(before)
