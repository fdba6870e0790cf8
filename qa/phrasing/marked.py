"""The sentences of a text with markers ``[n]``, each apart from its markers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.sentences import sentences

_MARKER = re.compile(r"\s*\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]")
_BEHIND_THE_STOP = re.compile(rf"([.!?][\"”’]?)((?:{_MARKER.pattern})+)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence and what it refers to.

    Attributes:
        text: Its words without markers.
        numbers: The citations that it names, each once, in order.
    """

    text: str
    numbers: tuple[int, ...]


def marked_sentences(text: str) -> list[Marked]:
    """Part a text into its sentences; ``... in May. [1]`` is read like ``... in May [1].``, too."""
    plain = _BEHIND_THE_STOP.sub(r"\2\1", text)
    return [_marked(plain[start:end]) for start, end in sentences(plain)]


def with_markers(text: str, numbers: tuple[int, ...]) -> str:
    """Write a sentence with its markers before the full stop."""
    return f"{text.rstrip('. ')} {''.join(f'[{number}]' for number in numbers)}."


def _marked(sentence: str) -> Marked:
    numbers = [int(each) for found in _MARKER.findall(sentence) for each in found.split(",")]
    bare = " ".join(_MARKER.sub("", sentence).split())
    return Marked(bare, tuple(dict.fromkeys(numbers)))
