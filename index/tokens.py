"""One tokenizer for the articles and for the questions.

Stems are Snowball's (Porter 2001). Words of money that mean the same become one, so that
``RMB524 million`` is found by ``524 million yuan``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import Stemmer

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+|[$¥€£]")
_POSSESSIVE = re.compile(r"['’]s\b")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")

_CURRENCIES = {
    "rmb": "yuan",
    "renminbi": "yuan",
    "cny": "yuan",
    "¥": "yuan",
    "$": "dollar",
    "usd": "dollar",
    "€": "euro",
    "eur": "euro",
    "£": "pound",
    "gbp": "pound",
}

STOP_WORDS = frozenset(
    "a an and are as at be been but by did do does for from had has have he her his how i if in "
    "into is it its many me more much my no not of on or our she so such than that the their them "
    "then there these they this to us was we were what when where which who whom whose why will "
    "with would you your".split()
)
"""Words of a question that say nothing of what it is about."""

_stemmer = Stemmer.Stemmer("english")


def words(text: str) -> list[str]:
    """Return the words and numbers of a text in order: lower case, no accents, ``30000``."""
    plain = _COMBINING.sub("", unicodedata.normalize("NFKD", text)).casefold()
    plain = _THOUSANDS.sub("", _POSSESSIVE.sub("", plain))
    return [_CURRENCIES.get(word, word) for word in _TOKEN.findall(plain)]


def stem(word: str) -> str:
    """Return the stem that all forms of a word share."""
    return str(_stemmer.stemWord(word))


def stems(found: Iterable[str]) -> list[str]:
    """Return the stems of some of `words`, stop words left out."""
    return list(_stemmer.stemWords([word for word in found if word not in STOP_WORDS]))


def tokens(text: str) -> list[str]:
    """Return the stems of a text's words, stop words left out."""
    return stems(words(text))
