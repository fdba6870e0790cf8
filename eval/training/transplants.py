"""Questions about something else, put to what a passage is about.

``Where was Darwin born?`` becomes ``Where was Ribault born?``, over a passage that tells where
Ribault landed: the name is there, so are places, and yet it doesn't say. Many of the unanswerable
questions that people wrote for SQuAD 2.0 are of this kind.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Span
from eval.training.example import Example
from index.tokens import tokens

NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w'’-]*)(?: (?:of |the |and )?[A-Z][\w'’-]*)*")
"""Words with capitals that don't begin a sentence."""

DRAWN = 200
"""From how many questions the one that fits a passage best is chosen."""

MOST_TOLD = 0.75
"""Share of a question's words that may stand in the passage: with more, it may well answer."""

MOST_ALIKE = 0.5
"""Share of them that may stand in the question that the passage answers."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with one name in it.

    Attributes:
        question: Its words.
        name: Where the name stands.
        group: The page that it was asked about.
        rest: Its tokens, without the name's.
    """

    question: str
    name: Span
    group: str
    rest: frozenset[str]


class Transplants:
    """Finds questions of other pages that a passage seems to answer, and does not."""

    def __init__(self, examples: Sequence[Example]) -> None:
        """Look at all the questions first."""
        self._alike: dict[tuple[str, ...], list[_Asked]] = defaultdict(list)
        for example in examples:
            names = list(NAME.finditer(example.question))
            if len(names) == 1:
                start, end = names[0].span()
                rest = frozenset(tokens(example.question[:start] + example.question[end:]))
                asked = _Asked(example.question, Span(start, end), example.group, rest)
                self._alike[example.source, *_frame(example.question, start)].append(asked)

    def of(self, example: Example, rng: random.Random) -> str | None:
        """Return a question that begins as the example's does, about a name that it asks about.

        None where the example's question has no name that the passage holds, or nothing fits.
        """
        names = [
            name for name in NAME.finditer(example.question) if name.group() in example.passage
        ]
        if not names:
            return None
        name = rng.choice(names)
        pool = self._alike.get((example.source, *_frame(example.question, name.start())), ())
        if not pool:
            return None
        asked = frozenset(tokens(example.question))
        told = asked.union(tokens(example.passage))
        fitting = [
            other
            for other in rng.choices(pool, k=DRAWN)
            if other.group != example.group
            and _share(other.rest, told) <= MOST_TOLD
            and _share(other.rest, asked) <= MOST_ALIKE
        ]
        if not fitting:
            return None
        best = max(fitting, key=lambda other: _share(other.rest, told))
        start, end = best.name
        return best.question[:start] + name.group() + best.question[end:]


def _share(some: frozenset[str], of: frozenset[str]) -> float:
    return len(some & of) / len(some) if some else 1.0


def _frame(question: str, name: int) -> tuple[str, str]:
    """Return how a question begins and the word before its name: with both alike, so is the name.

    ``In what year`` asks something else of a person (``did Ribault``) than of a place (``in``).
    """
    words = question[:name].lower().split()
    return " ".join(words[:2]), words[-1] if words else ""
