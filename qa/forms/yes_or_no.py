"""Answers yes or no, and only where a quote settles it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.tokens import STOP_WORDS, stem, tokens
from qa.answer import Answer, Form, Refusal
from qa.forms.finding import Tools
from qa.overlap import holds
from qa.question import Question

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ASKS = re.compile(
    r"^\W*(?:(?:and|so|but|ok|well),? )?(?:is|are|was|were|did|does|do|has|have|had|can|could|will|"
    r"would|should)(?:n['’]t)? (?!.* or )",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without)\b|n['’]t\b|"
    r"\b(?:declin|refus|fail|den[iy]|reject)\w*\b|\byet to\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")

BEFORE = 300
"""Characters before a quote in which its ``it`` and ``they`` are named."""

COVERED = 0.6
"""Share of the question's words that the quote and the title have to hold."""

ALIKE = 0.5
"""Cosine from which a verb of the quote may say what the question's verb says."""


def is_yes_or_no(text: str) -> bool:
    """Say whether a question can be answered by yes or no."""
    return _ASKS.match(text) is not None


def as_yes_or_no(answer: Answer, question: Question, tools: Tools) -> Answer | Refusal:
    """Turn the quote that was found into a yes or no; a refusal where it doesn't settle it.

    Args:
        answer: The answer as it was read.
        question: What is asked.
        tools: What the forms share.
    """
    cited = answer.citations[0]
    before = cited.article.text[max(0, cited.start - BEFORE) : cited.start]
    if not _settles(question, cited.quote, f"{cited.article.heading} {before}", tools):
        return Refusal(
            question=answer.question,
            standalone=answer.standalone,
            reason="The articles speak of it, but no sentence in them settles it with yes or no.",
            confidence=answer.confidence,
            nearest=answer.citations,
            elapsed_ms=0.0,
        )
    word = "No" if bool(_NO.search(_clause_of(cited.quote, answer.answer))) else "Yes"
    return replace(
        answer,
        answer=word,
        text=f"{word}: “{cited.quote}” [1]",
        citations=(cited,),
        form=Form.YES_OR_NO,
    )


def _settles(question: Question, quote: str, around: str, tools: Tools) -> bool:
    """Say whether a quote speaks of what is asked: its names, its figures, what is done."""
    there = frozenset(tokens(quote))
    near = there | frozenset(tokens(around))
    if any(not holds(question, stem(each), near) for each in (*question.names, *question.years)):
        return False
    if not set(_DIGITS.findall(question.text)) <= {*_DIGITS.findall(f"{quote} {around}")}:
        return False
    doc = tools.parse(question.text)
    asked = _content(doc)
    if not asked:
        return False
    held = [_is_held(question, word, quote, near, tools) for word in asked]
    return sum(held) >= COVERED * len(held)


def _content(doc: Doc) -> list[str]:
    """Return the words that say what is asked: nouns, verbs, adjectives."""
    return [
        token.text
        for token in doc
        if token.pos_ in {"NOUN", "VERB", "ADJ", "PROPN", "NUM"}
        and not set(tokens(token.text)) <= STOP_WORDS
    ]


def _is_held(question: Question, word: str, quote: str, near: frozenset[str], tools: Tools) -> bool:
    """Say whether a word, or one that means the same, stands in the quote or the title."""
    if any(holds(question, token, near) for token in tokens(word)):
        return True
    others = [token.text for token in tools.parse(quote) if token.pos_ in {"NOUN", "VERB", "ADJ"}]
    return max(tools.alike(word, others), default=0.0) >= ALIKE if others else False


def _clause_of(quote: str, answer: str) -> str:
    """Return the part of a quote, between semicolons, that holds the answer."""
    parts = re.split(r";|(?<=[.!?])\s", quote)
    return next((part for part in parts if answer in part), quote)
