"""The figures of a sentence: what was counted, what was done with it, when, where, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Span
from index.directory.amounts import Amount, amounts
from index.directory.grammar import (
    PLACES,
    clause,
    entities,
    governing_verb,
    joined,
    noun_phrase,
    of_phrase,
    subject_of,
    verb_phrase,
)
from index.directory.records import Figure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPAN_OF_YEARS = re.compile(r"\b((?:19|20)\d\d) ?(?:to|through|until|-|–|and) ?((?:19|20)\d\d)\b")
_MOST_YEARS = 30
_SAID_BEHIND = frozenset({"of", "in"})
_NOT_WHAT_IT_IS = frozenset({"DATE", "GPE", "LOC", "ORG", "EVENT"})
_MONEY_OF = frozenset({"of", "in", "at", "from"})
_COPULAS = frozenset({"be", "total", "reach", "amount", "stand", "come", "exceed", "equal"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence is about unless it says so itself.

    Attributes:
        years: The years.
        campaign: The name of the campaign; else empty.
    """

    years: tuple[str, ...] = ()
    campaign: str = ""


def figures(sentence: Doc, start: int, setting: Setting) -> Iterator[Figure]:
    """Yield the figures of a sentence.

    Args:
        sentence: Parsed.
        start: Where it begins in the article's text.
        setting: What it is about.
    """
    before: Token | None = None
    for amount in amounts(sentence):
        counted = before if _is_converted(amount) else _counted(amount)
        before = counted
        part = amount.part
        noun = counted if counted is not None else part.root
        verb = governing_verb(part, noun)
        around = list(clause(part.root))
        yield Figure(
            quote=Span(start, start + len(sentence.text)),
            place=Span(start + part.start_char, start + part.end_char),
            value=amount.value,
            unit=amount.unit,
            hedge=amount.hedge,
            counted=_counted_words(amount, counted),
            noun=counted.lemma_.lower() if counted is not None else "",
            action=verb_phrase(verb, noun) if verb is not None else "",
            agent=_agent(verb),
            years=_years(sentence, around, setting),
            where=_where(sentence, around, verb),
            campaign=setting.campaign,
        )


def _is_converted(amount: Amount) -> bool:
    """Say whether a sum is the one before it in other money: ``4.67 million yuan ($672,232)``."""
    before = amount.part.doc.text[: amount.part.start_char]
    return bool(amount.unit) and before.endswith("(")


def _counted(amount: Amount) -> Token | None:
    """Return the noun that is counted; of money or a share, what it is a sum or a share of."""
    if not amount.unit:
        return amount.part[-1]
    return _said_behind(amount) or _what_it_is_of(amount.part.root)


def _said_behind(amount: Amount) -> Token | None:
    """Return what a sum or share is said to be of behind it: ``4.67 million yuan in fines``."""
    doc, at = amount.part.doc, amount.part.end
    if doc[at : at + 1].text == "(":
        at = next((token.i + 1 for token in doc[at:] if token.text == ")"), at)
    words = [token for token in doc[at : at + 2] if token.lower_ != "worth"]
    if not words or words[0].lower_ not in _SAID_BEHIND:
        return None
    noun = next((child for child in words[0].children if child.dep_ == "pobj"), None)
    return noun if noun is not None and noun.ent_type_ not in _NOT_WHAT_IT_IS else None


def _what_it_is_of(root: Token) -> Token | None:
    """Return what a sum or share is said of: ``fines of 4.67 million``, ``the value was ...``."""
    at, head = root, root.head
    while head.dep_ in {"quantmod", "nummod", "compound"} and head.head != head:
        at, head = head, head.head
    if head.lower_ in _MONEY_OF and head.head.pos_ in {"NOUN", "PROPN"}:
        return head.head
    if head.pos_ in {"NOUN", "PROPN"} and at != head:
        return head
    if head.lower_ in {"to", "at", "by"} and head.head.pos_ == "VERB":
        head = head.head
    if head.pos_ in {"VERB", "AUX"} and head.lemma_ in _COPULAS:
        return next(
            (child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}), None
        )
    return None


def _counted_words(amount: Amount, counted: Token | None) -> str:
    if counted is None:
        return ""
    if amount.unit:
        return noun_phrase(counted)
    described = [word for word in amount.part if not word.like_num and word.is_alpha]
    hedge = len(amount.hedge.split())
    beyond = [word for word in of_phrase(counted) if word.i >= amount.part.end]
    return joined([*described[hedge:], *_joined_nouns(counted), *beyond])


def _joined_nouns(counted: Token) -> list[Token]:
    """Return ``and apps`` behind ``2,290 websites``, where one number counts both."""
    conjunction = counted.doc[counted.i + 1 : counted.i + 2]
    other = next((child for child in counted.children if child.dep_ == "conj"), None)
    if not conjunction or conjunction.text not in {"and", "or"} or other is None:
        return []
    words = [word for word in other.subtree if word.i <= other.i]
    counts = any(word.like_num for word in words) or other.tag_ != counted.tag_
    return [] if counts else [conjunction[0], *words]


def _agent(verb: Token | None) -> str:
    subject = subject_of(verb) if verb is not None else None
    if subject is None or subject.pos_ == "PRON":
        return ""
    return joined(word for word in subject.subtree if not _opens_a_clause(word, subject))


def _opens_a_clause(word: Token, subject: Token) -> bool:
    branch = word
    while branch != subject:
        if branch.dep_ in {"relcl", "acl", "appos", "punct"}:
            return True
        branch = branch.head
    return False


def _years(sentence: Doc, around: list[Token], setting: Setting) -> tuple[str, ...]:
    near = years_told(joined(around))
    return near or years_told(sentence.text) or setting.years


def years_told(text: str) -> tuple[str, ...]:
    """Return the years that a text names, those between two of them taken in."""
    between = _SPAN_OF_YEARS.search(text)
    if between and 0 < int(between[2]) - int(between[1]) <= _MOST_YEARS:
        return tuple(str(year) for year in range(int(between[1]), int(between[2]) + 1))
    return tuple(sorted(set(YEAR.findall(text))))


def _where(sentence: Doc, around: list[Token], verb: Token | None) -> str:
    places = entities(sentence, around, PLACES)
    if not places:
        everywhere = entities(sentence, sentence, PLACES)
        places = everywhere if len(everywhere) == 1 else []
    subject = subject_of(verb) if verb is not None else None
    acting = [place for place in places if subject is not None and place.root == subject]
    located = [place for place in places if place.root.head.lower_ in {"in", "across", "within"}]
    for place in [*acting, *located, *places]:
        return place.text.removeprefix("the ")
    return ""
