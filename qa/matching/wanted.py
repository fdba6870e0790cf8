"""What a question says of the figure that it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.directory.amounts import MEASURES
from index.directory.grammar import PLACES
from index.directory.records import Figure
from index.parser import Parse
from index.quantities import PERCENT
from index.tokens import STOP_WORDS, stem, tokens
from qa.question import Kind, Question

_SAY_NOTHING = frozenset({"do", "be", "have", "say", "tell", "give", "involve", "include"})
_HOW_MUCH_OF = re.compile(r"\bhow much (?!(?:did|do|does|is|was|were|are|has|have|had|more|less|"
                          r"money|higher|lower|in|of|the|it|they|will|would|can|could)\b)"
                          r"(?P<thing>[a-z]+(?: [a-z]+)?)", re.IGNORECASE)  # fmt: skip
_ASKING = frozenset(
    map(stem, "many much number amount total share percent percentage proportion count sum".split())
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question says of a figure.

    Attributes:
        kind: What sort of figure it is.
        counted: What is counted, or measured; empty where money or a share is asked for.
        action: What was done, in its basic form; empty where nothing was.
        content: The tokens that say what it is about.
        places: The tokens of each place that is named.
        is_measure: Whether a quantity of stuff will do: ``how much ivory``.
    """

    kind: Kind
    counted: str
    action: str
    content: tuple[str, ...]
    places: tuple[frozenset[str], ...]
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
        stuff = _HOW_MUCH_OF.search(question.text) if question.kind is Kind.AMOUNT else None
        return cls(
            kind=question.kind,
            counted=question.counted or (stuff["thing"] if stuff else ""),
            action=verbs[0] if verbs else "",
            content=tuple(each for each in question.tokens if each not in STOP_WORDS | _ASKING),
            places=tuple(
                frozenset(tokens(each.text)) for each in doc.ents if each.label_ in PLACES
            ),
            is_measure=stuff is not None,
        )

    def admits(self, figure: Figure) -> bool:
        """Say whether a figure is of the kind that is asked for."""
        if self.kind is Kind.COUNT:
            return not figure.unit
        if self.kind is Kind.SHARE:
            return figure.unit == PERCENT
        if not figure.unit:
            return self.is_measure and figure.noun in MEASURES
        return figure.unit != PERCENT
