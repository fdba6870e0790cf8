"""Which number belongs to which name, in a quote that tells several of both.

``450 links in Hunan and 514 links in Hebei`` holds all the words of ``450 links in Hebei``. So a
name and the number nearest to it must stand in the same order in the quote, with no other number
between them; and numbers of one thing must keep their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.date_names import MONTHS
from index.quantities import Quantity
from qa.phrasing.statement import Statement, key, value_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONTHS = frozenset(map(str.lower, MONTHS))


@dataclass(frozen=True, slots=True)
class _Told:
    """The names and the numbers of a text with their places, years and months left out."""

    names: tuple[tuple[int, str], ...]
    numbers: tuple[tuple[int, str], ...]

    @classmethod
    def by(cls, statement: Statement) -> _Told:
        names = (each for each in statement.doc if _is_head_of_name(each))
        numbers = (each for each in statement.doc if value_of(each.lower_) is not None)
        return cls(
            tuple((each.i, key(each)) for each in names if each.lower_ not in _MONTHS),
            tuple((each.i, key(each)) for each in numbers),
        )

    def pairs(self) -> set[tuple[str, str]]:
        """Return each name with the number nearest to it, in the order in which they stand."""
        return {
            (name, number) if place < at else (number, name)
            for place, name in self.names
            for at, number in [min(self.numbers, key=lambda each: abs(each[0] - place))]
        }

    def neighbours(self) -> set[tuple[str, str]]:
        """Return all pairs of a name and a number between which there is no other number."""
        found = set()
        for place, name in self.names:
            before = [number for at, number in self.numbers if at < place][-1:]
            behind = [number for at, number in self.numbers if at > place][:1]
            found |= {(number, name) for number in before} | {(name, number) for number in behind}
        return found


def _is_head_of_name(token: Token) -> bool:
    """Say whether a word is the one that a name hangs on: the ``Ministry`` of Public Security."""
    of = token.head
    inside = token.dep_ == "compound" or (of.lower_ == "of" and of.head.pos_ == "PROPN")
    return token.pos_ == "PROPN" and not inside


def mistaken_pair(said: Statement, quote: Statement) -> str:
    """Return the first name and number, or two numbers, that the quote tells otherwise."""
    if not _keeps_order(said.figures, quote.figures):
        return ", ".join(f"{figure.value:f}" for figure in said.figures)
    told, known = _Told.by(said), _Told.by(quote)
    several = len(known.names) > 1 and len(known.numbers) > 1
    mistaken = told.pairs() - known.neighbours() if several and told.numbers else set()
    return next((f"{first} {second}" for first, second in sorted(mistaken)), "")


def _keeps_order(told: tuple[Quantity, ...], known: tuple[Quantity, ...]) -> bool:
    """Say whether the numbers of each unit stand in the order in which they are known."""
    units = {figure.unit for figure in known}
    for unit in {figure.unit for figure in told} & units:
        values = iter([figure.value for figure in known if figure.unit == unit or not unit])
        if not all(figure.value in values for figure in told if figure.unit == unit):
            return False
    return True
