"""What a question says of the figure that it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.directory.amounts import UNITS
from index.directory.records import Figure
from index.parser import Parse
from index.quantities import PERCENT
from qa.question import Kind, Question

if TYPE_CHECKING:
    from spacy.tokens import Doc

FIGURE_KINDS = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.SHARE})

_SAY_NOTHING = frozenset({"do", "be", "have", "say", "tell", "give", "involve", "include"})
_NO_STUFF = frozenset("money more less revenue income damage fine cost value".split())


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question says of a figure.

    Attributes:
        kind: What sort of figure it is.
        counted: What is counted, or measured; empty where money or a share is asked for.
        action: What was done, in its basic form; empty where nothing was.
        is_measure: Whether a quantity of stuff is asked for: ``how much ivory``.
    """

    kind: Kind
    counted: str
    action: str
    is_measure: bool

    @classmethod
    def of(cls, question: Question, parse: Parse) -> Wanted:
        """Read a question."""
        doc = parse(question.text)
        verbs = [
            token.lemma_.lower()
            for token in doc
            if token.pos_ == "VERB" and token.lemma_.lower() not in _SAY_NOTHING
        ]
        stuff = _stuff(doc) if question.kind is Kind.AMOUNT else ""
        return cls(
            kind=question.kind,
            counted=question.counted or stuff,
            action=verbs[0] if verbs else "",
            is_measure=bool(stuff),
        )

    def admits(self, figure: Figure) -> bool:
        """Say whether a figure is of the kind that is asked for."""
        if self.kind is Kind.COUNT:
            return not figure.unit
        if self.kind is Kind.SHARE:
            return figure.unit == PERCENT
        if not figure.unit:
            return self.is_measure and _is_measured(figure)
        return figure.unit != PERCENT and not self.is_measure


def _stuff(question: Doc) -> str:
    """Return what stands behind ``how much``: ``ivory``; empty where it is no noun, or money."""
    for much, noun in pairwise(question):
        if much.lower_ == "much" and much.i and much.nbor(-1).lower_ == "how":
            told = noun if noun.dep_ != "compound" else noun.head
            is_stuff = told.pos_ == "NOUN" and told.lemma_.lower() not in _NO_STUFF
            return str(question[noun.i : told.i + 1].text) if is_stuff else ""
    return ""


def _is_measured(figure: Figure) -> bool:
    """Say whether a figure tells how much of some stuff there is: ``304 kilograms of ivory``."""
    first = figure.counted.split(" ")[0].lower()
    return first in UNITS or first.removesuffix("s") in UNITS
