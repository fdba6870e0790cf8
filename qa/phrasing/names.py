"""Names of a sentence that its quote doesn't give, and sentences that name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from index.tokens import words
from qa.phrasing.statement import Statement, keys, word_key
from qa.phrasing.wording import FREE

_LEANING = frozenset(
    "he she it they we you i him her them us me his hers its their theirs our your my this that "
    "these those such both another others".split()
)
"""A sentence that begins with one of these means what the sentence before it named."""

_OPENING = "\"“‘'("
_CLOSING = re.compile(r"[,;:.)\"”]$")


def leans_on_another(said: Statement, _quote: Statement) -> str:
    """Return the first word of a sentence where it stands for something named before."""
    first = next((token for token in said.doc if token.is_alpha), None)
    if first is None or first.lower_ not in _LEANING or first.pos_ == "PROPN":  # You Jianqing
        return ""
    return first.text


def uncarried_name(said: Statement, quote: Statement) -> str:
    """Return the first name that the quote doesn't give in the same words, side by side."""
    known, beside = keys(quote), set(pairwise(quote.words))
    for run in _capitals(said.text):
        named = words(run)
        if any(word_key(word) not in known and word not in FREE for word in named):
            return run
        if named and (named[0] in FREE or named[0] not in quote.words):
            named = named[1:]  # the first word of a sentence, which has a capital anyway
        if any(pair not in beside for pair in pairwise(named)):
            return run
    return ""


def _capitals(text: str) -> Iterator[str]:
    """Yield the words with capitals that stand side by side, each run as one."""
    run: list[str] = []
    for word in text.split():
        if word.lstrip(_OPENING)[:1].isupper():
            run.append(word)
            if not _CLOSING.search(word):
                continue
        if run:
            yield " ".join(run)
        run = []
    if run:
        yield " ".join(run)
