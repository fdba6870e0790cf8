"""Answers yes or no, and only where a quote settles it.

The verb of the question is looked for in the quote, done by the same to the same. Where the same
things turn the sense of both (not, may, plans to), it is a yes; where they differ by a not alone, a
no. Whatever else differs settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.article import Span
from index.parser import Parse
from index.tokens import STOP_WORDS, stem, tokens
from qa.answer import Answer, Citation, Form, Refusal
from qa.forms.finding import Tools
from qa.forms.verbs import (
    ALIKE,
    ANYBODY,
    are_opposite,
    in_its_words,
    in_other_words,
    is_done_by_another,
    is_still_open,
    is_turned_round,
    main_verb,
    senses,
    untold,
)
from qa.overlap import holds
from qa.phrasing.sense import NOT
from qa.question import Question

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKS = re.compile(
    r"^\W*(?:(?:and|so|but|ok|well),? )?(?:is|are|was|were|did|does|do|has|have|had|can|could|will|"
    r"would|should)(?:n['’]t)? (?!.* or |you (?:please )?(?:tell|say|give|show|name|list)\b|"
    r"(?:the |any )?(?:articles?|papers?|news) (?:say|tell|mention)\b)",
    re.IGNORECASE,
)
_ANY = frozenset({"any", "some"})
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")

BEFORE = 700
"""Characters before a quote in which its ``it`` and ``they`` are named."""

COVERED = 0.6
"""Share of the question's words that the quote has to hold where it holds the verb."""

HALF = 0.5
"""The same where the quote tells that it hasn't happened yet."""

SEVERAL = 2
SURE = 0.8
"""Confidence from which the verb may be said in other words, where several others are all held."""


def is_yes_or_no(text: str) -> bool:
    """Say whether a question can be answered by yes or no."""
    return _ASKS.match(text) is not None


def settle(question: Question, answers: Sequence[Answer], tools: Tools) -> Answer | None:
    """Return a yes or no where some quotes settle it; None where none does, or they differ.

    Args:
        question: What is asked.
        answers: Made of what the reader is sure of, best first.
        tools: What the forms share.
    """
    told = [(answer, _is_so(answer, question, tools)) for answer in answers]
    settled = [(answer, is_so) for answer, is_so in told if is_so is not None]
    if len({is_so for _, is_so in settled}) != 1:
        return None
    answer, is_so = settled[0]
    return said_so(answer, is_so=is_so)


def plainly_said(question: Question, answers: Iterable[Answer], tools: Tools) -> Answer | None:
    """Return a yes or no where one of some quotes says just what is asked, in its very words.

    Args:
        question: What is asked.
        answers: Made of what the reader isn't sure of, best first.
        tools: What the forms share.
    """
    for answer in answers:
        is_so = _is_so(answer, question, tools, plainly=True)
        if is_so is not None:
            return said_so(answer, is_so=is_so)
    return None


def unsettled(answer: Answer) -> Refusal:
    """Refuse to say yes or no, with the quote that speaks of it."""
    return Refusal(
        question=answer.question,
        standalone=answer.standalone,
        reason="The articles speak of it, but no sentence in them settles it with yes or no.",
        confidence=answer.confidence,
        nearest=answer.citations,
        elapsed_ms=0.0,
    )


def how_many(text: str, parse: Parse) -> str:
    """Return the question for the number of which any would make a yes; empty where there is none.

    ``Were any websites closed in 2019?`` becomes ``How many websites were closed in 2019?``.
    """
    for thing in parse(text).noun_chunks:
        if thing[0].lower_ in _ANY and len(thing) > 1:
            counted = thing[1:].text
        elif thing.text.lower() in ANYBODY:
            counted = "people"
        else:
            continue
        before, behind = text[: thing.start_char].strip(), text[thing.end_char :]
        return f"How many {counted} {before[:1].lower()}{before[1:]}{behind}"
    return ""


def said_so(answer: Answer, *, is_so: bool) -> Answer:
    """Return the yes or no that the first quote of an answer gives."""
    word = "Yes" if is_so else "No"
    cited = answer.citations[0]
    return replace(
        answer,
        answer=word,
        text=f"{word}: “{cited.quote}” [1]",
        citations=(cited,),
        form=Form.YES_OR_NO,
    )


def _is_so(
    answer: Answer, question: Question, tools: Tools, *, plainly: bool = False
) -> bool | None:
    """Return what a quote says of a question; None where it settles nothing.

    Args:
        answer: The quote.
        question: What is asked.
        tools: What the forms share.
        plainly: Whether the same verb and all other words have to stand there.
    """
    cited = answer.citations[0]
    before = cited.article.text[max(0, cited.start - BEFORE) : cited.start]
    around = f"{cited.article.title} {before}"
    if not _speaks_of_it(question, cited, around, tools):
        return None
    asked, said = tools.parse(question.text), tools.parse(cited.quote)
    verb = main_verb(asked)
    held = _held(question, asked, said, around, tools)
    plain = in_its_words(verb, said) if verb is not None else None
    is_open = verb is not None and plain is None and is_still_open(verb, said)
    if plainly and not ((plain is not None or is_open) and all(held)):
        return None
    if is_open:
        return False if sum(held) >= HALF * len(held) else None
    found = _found(verb, said, plain, tools)
    if verb is None or found is None:
        several = len(held) + len(question.names) >= SEVERAL
        sure = answer.confidence >= SURE and several and all(held)
        return True if sure and not _turns_anything(verb, said) else None
    is_another = is_turned_round(verb, found) or is_done_by_another(verb, found)
    if sum(held) < COVERED * len(held) or is_another:
        return None
    difference = frozenset(senses(verb)) ^ frozenset(senses(found))
    return {frozenset(): True, frozenset({NOT}): False}.get(difference)


def _found(verb: Token | None, said: Doc, plain: Token | None, tools: Tools) -> Token | None:
    """Return the verb of a quote that says what a question asks."""
    if verb is None:
        return None
    return untold(verb, said) or plain or in_other_words(verb, said, tools.alike)


def _speaks_of_it(question: Question, cited: Citation, around: str, tools: Tools) -> bool:
    """Say whether a quote tells the years and figures asked for, and names are told around it."""
    told = f"{around} {cited.quote}"
    near = frozenset(tokens(told))
    places = frozenset().union(*question.places)
    asked = (stem(name) for name in question.names)
    if not all(holds(question, name, near) or name in places for name in asked):
        return False
    if not _may_be_of(question.years, cited, tools):
        return False
    came_out = (cited.article.date or "")[:4]
    return set(_DIGITS.findall(question.text)) <= {*_DIGITS.findall(told), came_out}


def _may_be_of(years: Sequence[str], cited: Citation, tools: Tools) -> bool:
    """Say whether a quote may tell of some years: not all of its figures are of others."""
    here = Span(cited.start, cited.end)
    of = [
        each.years
        for each in tools.contents.directory.of(cited.article).figures
        if each.years and each.quote.overlaps(here)
    ]
    return not years or not of or any(set(years) & set(each) for each in of)


def _held(question: Question, asked: Doc, said: Doc, around: str, tools: Tools) -> list[bool]:
    """Say of each word of the question but its verb whether it stands in or before the quote."""
    verb = main_verb(asked)
    there = frozenset(tokens(f"{around} {said.text}"))
    others = [token.text for token in said if token.pos_ in {"NOUN", "VERB", "ADJ"}]
    wanted = [
        token.text
        for token in asked
        if token.pos_ in {"NOUN", "VERB", "ADJ", "NUM"} and token != verb
        if not set(tokens(token.text)) <= STOP_WORDS
    ]
    return [
        any(holds(question, each, there) for each in tokens(word))
        or max(tools.alike(word, others), default=0.0) >= ALIKE
        for word in wanted
    ]


def _turns_anything(verb: Token | None, said: Doc) -> bool:
    """Say whether a verb of the quote is turned, or says the contrary."""
    verbs = [token for token in said if token.pos_ == "VERB"]
    contrary = verb is not None and any(are_opposite(verb.lemma_, each.lemma_) for each in verbs)
    return contrary or any(True for each in verbs for _ in senses(each))
