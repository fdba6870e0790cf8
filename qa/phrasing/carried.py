"""Whether a quote carries a sentence, and if not, why.

A language model may leave out and move, but neither add nor turn. The checks are strict where they
can't be sure: a sentence that is cut costs nothing, since the answer stands without it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from index.parser import Parse
from qa.phrasing.clauses import unknown_clause
from qa.phrasing.dates import uncarried_date
from qa.phrasing.descriptions import unknown_description
from qa.phrasing.figures import uncarried_figure
from qa.phrasing.names import leans_on_another, uncarried_name
from qa.phrasing.pairs import mistaken_pair
from qa.phrasing.sense import turned_sense
from qa.phrasing.signs import misquoted, strange_signs
from qa.phrasing.statement import Statement, read
from qa.phrasing.wording import uncarried_words

LONGEST = 600
"""Characters; a longer sentence isn't read."""


class Rule(StrEnum):
    """What a sentence may break."""

    LENGTH = "it is too long or empty"
    SIGNS = "signs that don't belong into a sentence"
    QUOTATION = "words in quotation marks that aren't the quote's"
    REFERENCE = "it leans on another sentence"
    FIGURE = "a number that the quote doesn't give so"
    DATE = "a date that the quote doesn't give so"
    PAIR = "a number and a name that the quote doesn't bring together"
    NAME = "a name that the quote doesn't give so"
    WORDS = "words that the quote doesn't carry"
    SENSE = "denied, supposed or demanded on one side only"
    CLAUSE = "the quote doesn't say this of the same"
    DESCRIPTION = "the quote doesn't say this of the one described"


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a sentence isn't carried.

    Attributes:
        rule: What it breaks.
        words: Where.
    """

    rule: Rule
    words: str


Check = tuple[Rule, Callable[[Statement, Statement], str]]

_CHECKS: tuple[Check, ...] = (
    (Rule.SIGNS, strange_signs),
    (Rule.QUOTATION, misquoted),
    (Rule.REFERENCE, leans_on_another),
    (Rule.FIGURE, uncarried_figure),
    (Rule.DATE, uncarried_date),
    (Rule.NAME, uncarried_name),
    (Rule.PAIR, mistaken_pair),
    (Rule.WORDS, uncarried_words),
    (Rule.SENSE, turned_sense),
)
"""Each returns the words that it objects to, or nothing; what takes least time goes first."""

_GRAMMAR: tuple[Check, ...] = (
    (Rule.CLAUSE, unknown_clause),
    (Rule.DESCRIPTION, unknown_description),
)
"""Not for the beginning of a quote word for word, which a parser may read in two ways."""


def objection(sentence: str, quote: str, parse: Parse) -> Objection | None:
    """Say why a quote doesn't carry a sentence; None where it does.

    Args:
        sentence: Without its markers.
        quote: The words of one citation.
        parse: Finds the grammar of both.
    """
    if not 0 < len(sentence) <= LONGEST:
        return Objection(Rule.LENGTH, sentence[:LONGEST])
    said, source = read(sentence, parse), read(quote, parse)
    copied = source.words[: len(said.words)] == said.words
    for rule, check in _CHECKS if copied else (*_CHECKS, *_GRAMMAR):
        words = check(said, source)
        if words:
            return Objection(rule, words)
    return None
