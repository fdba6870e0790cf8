"""A text as the checks read it: its words, its figures and its grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from index.parser import Parse
from index.quantities import Quantity, quantities
from index.tokens import stem, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAME = (
    "say state tell announce accord",
    "close shut",
    "begin start launch",
    "movie film",
    "not no never without none nor neither nobody nothing cannot",
    "will would shall",
    "percent %",
)
"""Words that may stand for each other; few, since each is a chance to be misled."""

MONEY = frozenset("us hk dollar yuan euro pound".split())
"""The tokenizer's words for currencies, which stand before numbers."""

_AS_WELL_AS = re.compile(r",? as well as\b")
"""What the parser doesn't take for the ``and`` that it is."""

_STANDS_FOR = {stem(word): stem(group.split()[0]) for group in _SAME for word in group.split()}


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a language model, or a quote that it is held against.

    Attributes:
        text: As it stands there.
        doc: Its grammar.
        words: The tokenizer's words of it, in order.
        figures: What it counts and measures.
    """

    text: str
    doc: Doc
    words: tuple[str, ...]
    figures: tuple[Quantity, ...]


def read(text: str, parse: Parse) -> Statement:
    """Read one sentence, or a few.

    Args:
        text: As it stands there.
        parse: Finds its grammar.
    """
    doc = parse(_AS_WELL_AS.sub(" and", text))
    return Statement(text, doc, tuple(words(text)), quantities(text))


def keys(statement: Statement) -> frozenset[str]:
    """Return the keys of all words of a text."""
    return frozenset(map(word_key, statement.words)) | frozenset(map(key, statement.doc))


def key(token: Token) -> str:
    """Return what all forms of a word share, and the words that may stand for it."""
    is_verb = token.pos_ in {"VERB", "AUX"}
    return word_key((token.lemma_ if is_verb else token.text).casefold())


def word_key(word: str) -> str:
    """Return the same for a word without its grammar."""
    value = value_of(word)
    if value is not None:
        return f"{value.normalize():f}"
    stemmed = stem(word)
    return _STANDS_FOR.get(stemmed, stemmed)


@lru_cache(maxsize=10_000)
def value_of(word: str) -> Decimal | None:
    """Return what a number in digits or a number word is worth; None for years and other words."""
    found = quantities(word)
    return found[0].value if found else None


def is_number(word: str) -> bool:
    """Say whether a word is a number, in digits or spelt; a year is one."""
    return word[:1].isdigit() or value_of(word) is not None


def joined(head: Token, kinds: set[str]) -> Iterator[Token]:
    """Yield the words below another in some relations, with those joined to them.

    Args:
        head: The other.
        kinds: spaCy's names of the relations.
    """
    for child in head.children:
        if child.dep_ in kinds:
            yield child
            yield from joined(child, {"conj", "appos"})
