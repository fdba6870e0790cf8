"""Numbers of a sentence that its quote doesn't give, or gives of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from index.quantities import PERCENT, Quantity
from qa.phrasing.statement import MONEY, Statement, is_number, key, value_of, word_key

FARTHEST = 7
"""Words behind a number that its noun may stand in."""

_BEGINNING = frozenset({"ADP", "AUX", "NUM", "PRON", "PUNCT", "SCONJ"})
"""Kinds of words behind which stands no noun of the number before them."""

_HEDGES = {
    "more": "more than|over|above|exceeding|at least|no (?:less|fewer) than",
    "less": "(?<!no )(?:less|fewer) than|under|below|up to|at most|nearly|almost|no more than",
    "about": "about|around|some|roughly|approximately",
}
_HEDGED = {
    hedge: re.compile(rf"\b(?:{before})$") for hedge, before in reversed(list(_HEDGES.items()))
}
"""What stands before a number; ``no more than`` is looked for before ``more than``."""


def uncarried_figure(said: Statement, quote: Statement) -> str:
    """Return the first number, share or sum that the quote doesn't give of the same thing."""
    values = {figure.value for figure in quote.figures}
    for word in said.words:
        if is_number(word) and word not in quote.words and value_of(word) not in values:
            return word
    for figure in said.figures:
        if not _is_given(figure, said, quote):
            return f"{figure.value:f} {figure.unit}".strip()
    return _otherwise_hedged(said, quote)


def _is_given(figure: Quantity, said: Statement, quote: Statement) -> bool:
    alike = [given for given in quote.figures if given.value == figure.value]
    if not figure.unit:
        return any(_stands_alone(given, said, quote) for given in alike)
    unit = word_key(figure.unit)
    return any(word_key(given.unit) == unit or unit in _behind(given, quote) for given in alike)


def _behind(given: Quantity, quote: Statement) -> set[str]:
    """Return the keys of the words behind a number, up to where something else begins.

    In ``3,800 infringement and counterfeiting cases`` both words before ``cases`` describe them.
    """
    number, found = word_key(f"{given.value:f}"), set()
    for start in (token for token in quote.doc if key(token) == number):
        behind = quote.doc[start.i + 1 : start.i + 1 + FARTHEST]
        found |= set(map(key, takewhile(lambda token: token.pos_ not in _BEGINNING, behind)))
    return found


def _stands_alone(given: Quantity, said: Statement, quote: Statement) -> bool:
    """Say whether a number without its noun beside it can only be the one that is meant.

    ``The number of websites was 290`` tells no other figure, and nothing else that the quote
    counts; of ``290 and 514`` one wouldn't know which is which, unless the quote puts it so, too.
    """
    if given.unit.isupper() or given.unit == PERCENT:
        return False
    if not given.unit and _behind(given, said) == _behind(given, quote):
        return True
    told = {word_key(word) for word in said.words}
    others = {word_key(other.unit) for other in quote.figures} - {word_key(given.unit)}
    named = not given.unit or word_key(given.unit) in told
    return named and len(said.figures) == 1 and told.isdisjoint(others)


def _otherwise_hedged(said: Statement, quote: Statement) -> str:
    """Return a number that has ``more than``, ``about`` or the like before it on one side only."""
    known: dict[str, set[str]] = {}
    for number, hedge in _hedges(quote.words):
        known.setdefault(number, set()).add(hedge)
    for number, hedge in _hedges(said.words):
        if hedge not in known.get(number, {""}):
            return f"{hedge} {number}".strip()
    return ""


def _hedges(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each number with how it is hedged: more, less, about, or not at all."""
    for at, word in enumerate(words):
        if is_number(word):
            before = [each for each in words[max(0, at - 4) : at] if each not in MONEY]
            yield word_key(word), _hedge(" ".join(before))


def _hedge(before: str) -> str:
    return next((hedge for hedge, each in _HEDGED.items() if each.search(before)), "")
