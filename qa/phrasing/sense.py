"""What turns the sense of a word: not, may, if, refuses to, allegedly.

A word of a sentence must stand under the same of these as in its quote. Who refused to close
websites has closed none, though all of these words stand there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.phrasing.statement import Statement, key, word_key

if TYPE_CHECKING:
    from spacy.tokens import Token

NOT = word_key("not")
_BESIDE = {
    **dict.fromkeys("not n't n’t never no none nor neither hardly barely scarcely".split(), NOT),
    **dict.fromkeys("will would shall 'll ’ll wo".split(), "will"),
    **dict.fromkeys("can could ca".split(), "can"),
    **dict.fromkeys("may might".split(), "may"),
    **dict.fromkeys("must should ought".split(), "must"),
    **{word: word for word in "if unless whether only allegedly reportedly supposedly".split()},
    **{word: word for word in "probably possibly perhaps maybe likely nearly almost".split()},
}
"""Words right beside another that turn its sense."""

_ABOVE = frozenset(
    word_key(word)
    for word in "accuse aim allege appear ask attempt avoid ban believe call claim consider "
    "decline demand deny doubt expect fail fear forbid hope intend order plan pledge prevent "
    "promise propose refuse reject seek seem stop suspect threaten try urge vow want wish".split()
)
"""Verbs and nouns that take back, or put off, what hangs on them."""

_OTHER_CLAUSE = frozenset({"advcl", "relcl", "conj", "parataxis"})
"""Where one clause ends: what turns the sense before it doesn't behind it."""


def turned_sense(said: Statement, quote: Statement) -> str:
    """Return the first word that is denied, supposed or demanded on one side only."""
    known: dict[str, set[frozenset[str]]] = defaultdict(set)
    for token in _telling(quote):
        known[key(token)].add(frozenset(turning(token)))
    for token in _telling(said):
        around = frozenset(turning(token))
        if key(token) in known and around not in known[key(token)]:
            return token.text
    return ""


def _telling(statement: Statement) -> Iterator[Token]:
    kinds = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
    yield from (token for token in statement.doc if token.pos_ in kinds)


def turning(token: Token) -> Iterator[str]:
    """Yield what turns the sense of a word: beside it, and above it as far as its clause goes."""
    yield from _beside(token)
    while token.head.i != token.i and token.dep_ not in _OTHER_CLAUSE:
        token = token.head
        if key(token) in _ABOVE:
            yield key(token)
        if token.lower_ == "without":
            yield NOT
        yield from _beside(token)


def _beside(token: Token) -> Iterator[str]:
    for child in token.children:
        if child.lower_ in _BESIDE and child.dep_ not in {"conj", "cc"}:
            yield _BESIDE[child.lower_]
