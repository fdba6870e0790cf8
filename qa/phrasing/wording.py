"""How much of a sentence's wording stands in its quote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.tokens import STOP_WORDS, words
from qa.phrasing.statement import Statement, is_number, key, keys, word_key

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_SHARE = 1.0
"""Share of the words with a meaning of their own that must stand in the quote. Below it, one
adjective in a long sentence may be invented: on the examples of the tests, 0.9 lets such through
and keeps hardly a sentence more."""

FREE = (STOP_WORDS | frozenset("also being having".split())) - frozenset(
    "for from he her his how i if into many me more much my no not or our she so such than their "
    "them then there these they this us we why will with would you your it its".split()
)
"""Words that say nothing by themselves: a sentence may have them where the quote has none."""

_COUNTING = frozenset("hundred thousand million billion trillion percent per cent number".split())
"""The check of figures sees to these."""


def uncarried_words(said: Statement, quote: Statement) -> str:
    """Return the words that the quote doesn't carry, where they are too large a share."""
    known = keys(quote)
    wanted = [each for token in said.doc for each in _wanted(token)]
    missing = [word for word, keys in wanted if known.isdisjoint(keys)]
    share = 1 - len(missing) / len(wanted) if wanted else 0.0
    return " ".join(missing) or said.text if share < LEAST_SHARE else ""


def _wanted(token: Token) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the words of a token that say something, each with the keys that would carry it."""
    if token.lower_ in FREE or _belongs_to_the_verb(token):
        return
    if token.dep_ == "neg":
        yield token.text, frozenset({word_key("not")})
        return
    for word in words(token.text):
        if word not in FREE and word not in _COUNTING and not is_number(word):
            yield word, frozenset({word_key(word), key(token)})


def _belongs_to_the_verb(token: Token) -> bool:
    """Tell the ``down`` of ``shut down``, which is no direction."""
    return token.lower_ == "down" and key(token.head) == word_key("close")
