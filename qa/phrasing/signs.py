"""Signs that have no place in a sentence, and words between quotation marks."""

from __future__ import annotations

import re
import string

from index.tokens import words
from qa.phrasing.statement import Statement

_PLAIN = frozenset(string.ascii_letters + string.digits + " .,;:'\"()-%&/$“”‘’–—")
_QUOTED = re.compile(r"[“\"]([^”\"]*)[”\"]")


def strange_signs(said: Statement, quote: Statement) -> str:
    """Return the signs of a sentence that are neither plain nor in the quote.

    So no markup, address of a page or letter that only looks like another comes through; nor a
    question, which says nothing.
    """
    allowed = _PLAIN | set(quote.text)
    return "".join(dict.fromkeys(sign for sign in said.text if sign not in allowed))


def misquoted(said: Statement, quote: Statement) -> str:
    """Return the first words between quotation marks that the quote doesn't hold."""
    source = " ".join(quote.words)
    quoted = _QUOTED.findall(said.text)
    return next((part for part in quoted if " ".join(words(part)) not in source), "")
