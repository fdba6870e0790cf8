"""Marks in a text while it is written: where each fact ends up, once the marks are taken out."""

from __future__ import annotations

from dataclasses import dataclass

_OPEN, _NAMED, _CLOSE = "\ue000", "\ue001", "\ue002"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact is told: its span in the text, and the sentence around it."""

    start: int
    end: int
    sentence: str


def mark(key: str, text: str) -> str:
    """Return the text with a mark around it; marks may hold others."""
    return f"{_OPEN}{key}{_NAMED}{text}{_CLOSE}"


def capitalised(text: str) -> str:
    """Return a sentence with its first letter large, be it marked or quoted."""
    inside = False
    for place, sign in enumerate(text):
        if sign in (_OPEN, _NAMED):
            inside = sign == _OPEN
        elif not inside and sign not in f'{_CLOSE}"':
            return text[:place] + sign.upper() + text[place + 1 :]
    return text


def plain(text: str) -> str:
    """Return the text without marks."""
    return unmarked(text)[0]


def unmarked(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the text without marks, and the span of each key where it stands first."""
    out: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    open_marks: list[tuple[str, int]] = []
    place = 0
    while place < len(text):
        sign = text[place]
        if sign == _OPEN:
            named = text.index(_NAMED, place)
            open_marks.append((text[place + 1 : named], len(out)))
            place = named
        elif sign == _CLOSE:
            key, start = open_marks.pop()
            spans.setdefault(key, (start, len(out)))
        else:
            out.append(sign)
        place += 1
    return "".join(out), spans


def located(paragraphs: list[list[str]]) -> tuple[str, dict[str, Place]]:
    """Return the text of marked sentences in paragraphs, and where each key is told first."""
    parts: list[str] = []
    places: dict[str, Place] = {}
    length = 0
    for number, paragraph in enumerate(paragraphs):
        for position, sentence in enumerate(paragraph):
            gap = " " if position else "\n\n" if number else ""
            text, spans = unmarked(sentence)
            length += len(gap)
            for key, (start, end) in spans.items():
                places.setdefault(key, Place(length + start, length + end, text))
            parts += [gap, text]
            length += len(text)
    return "".join(parts), places
