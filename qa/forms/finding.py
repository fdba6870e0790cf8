"""What a form of answer works with: a question, the passages found for it, and what was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.contents import Contents
from index.parser import Parse
from qa.question import Question
from qa.read import Reading
from qa.requirements import unmet
from qa.retrieve import Hit

Alike = Callable[[str, Sequence[str]], list[float]]
"""Says how near in meaning a phrase is to each of some others, -1 to 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question.

    Attributes:
        question: As it is looked up.
        hits: The passages that are worth reading, best first; where some bear the question out,
            only those.
        retrieved: All passages that were found, best first.
        readings: The places in the hits that may answer, most probable first.
    """

    question: Question
    hits: tuple[Hit, ...]
    retrieved: tuple[Hit, ...]
    readings: tuple[Reading, ...]

    @property
    def bearing_out(self) -> Found:
        """The same with only those passages that bear out what the question takes for granted."""
        return replace(
            self,
            hits=tuple(hit for hit in self.hits if not unmet(self.question, hit)),
            retrieved=tuple(hit for hit in self.retrieved if not unmet(self.question, hit)),
            readings=tuple(each for each in self.readings if not unmet(self.question, each.hit)),
        )


@dataclass(frozen=True, slots=True)
class Tools:
    """What the forms share.

    Attributes:
        contents: What is searched.
        parse: Parses sentences.
        alike: Compares phrases by meaning.
        threshold: Confidence below which it is better to refuse.
        look_up: Finds and reads the passages for a question.
        find: The same for a question in words of its own: an operand of a comparison.
    """

    contents: Contents
    parse: Parse
    alike: Alike
    threshold: float
    look_up: Callable[[Question], Found]
    find: Callable[[str], Found]
