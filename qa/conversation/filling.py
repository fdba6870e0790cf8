"""What is put for a part of a question that points back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filling:
    """A name put for some characters of a question.

    Attributes:
        start: The first of them.
        end: One past the last.
        text: The name.
        leans: Whether it means something only where the campaign or year is told as well.
    """

    start: int
    end: int
    text: str
    leans: bool = False
