"""The figures of a sentence: what was counted, what was done with it, when, where, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Span
from index.directory.amounts import FARTHEST, Amount, amounts
from index.directory.grammar import (
    described_behind,
    governing_verb,
    is_within,
    joined,
    noun_phrase,
    object_of,
    of_what,
    subject_of,
    verb_phrase,
)
from index.directory.places import place_of
from index.directory.records import Figure
from index.directory.setting import Setting
from index.directory.years import years_of
from index.quantities import PERCENT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAID_BEHIND = frozenset({"of", "in"})
_NOT_WHAT_IT_IS = frozenset({"DATE", "GPE", "LOC", "ORG", "EVENT"})
_COMES_TO = frozenset("reach total be stand rise fall grow climb drop exceed number".split())
_MONEY_OF = frozenset({"of", "in", "at", "from"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOT_ITS_NAME = frozenset({"relcl", "acl", "appos", "punct"})


def figures(sentence: Doc, start: int, setting: Setting) -> Iterator[Figure]:
    """Yield the figures of a sentence.

    Args:
        sentence: Parsed.
        start: Where it begins in the article's text.
        setting: What it is about.
    """
    before = _Before(_opening_whole(sentence))
    told = list(amounts(sentence))
    parts = [each.part for each in told]
    for amount in told:
        counted = _counted(amount, before)
        if amount.stands_alone and counted is None and not setting.counted:
            continue
        part = amount.part
        verb = _verb(amount, counted)
        last, before = before, before.then(counted, amount)
        yield Figure(
            quote=Span(start, start + len(sentence.text)),
            place=Span(start + part.start_char, start + part.end_char),
            value=amount.value,
            unit=amount.unit or _same_money(amount, last),
            hedge=amount.hedge,
            counted=_counted_words(amount, counted) or _said_before(amount, setting),
            noun=counted.lemma_.lower() if counted is not None else "",
            action=verb_phrase(verb, part.root) if verb is not None else "",
            agent=_agent(verb),
            years=years_of(sentence, part, parts, setting),
            where=place_of(part, parts, verb, setting),
            campaign=setting.campaign_of(Span(part.start_char, part.end_char)),
        )


@dataclass(frozen=True, slots=True)
class _Before:
    """What was counted before in the same sentence."""

    counted: Token | None = None
    amount: Amount | None = None

    def then(self, counted: Token | None, amount: Amount) -> _Before:
        """Return what is remembered after another amount: ``two shops`` aren't gone on with."""
        passing = self.amount is not None and amount.value < LEAST_GONE_ON_WITH <= self.amount.value
        return self if passing else _Before(counted, amount)


LEAST_GONE_ON_WITH = 10


def _opening_whole(sentence: Doc) -> Token | None:
    """Return what a sentence begins to divide: ``Of the websites blocked, 53 were ...``."""
    if sentence[:1].text != "Of":
        return None
    return object_of(sentence[0])


def _same_money(amount: Amount, before: _Before) -> str:
    """Return the currency of a price that is told without one: ``720 shillings, ... for 350``."""
    last = before.amount.unit if before.amount is not None else ""
    priced = amount.part.start > 0 and amount.part[0].nbor(-1).lower_ in {"for", "at", "to"}
    return last if amount.stands_alone and priced and last != PERCENT else ""


def _said_before(amount: Amount, setting: Setting) -> str:
    return setting.counted if amount.stands_alone else ""


def _verb(amount: Amount, counted: Token | None) -> Token | None:
    """Return what was done: of a number that stands alone, what stands behind it."""
    noun = counted if counted is not None and counted in amount.part else amount.part.root
    participle = next((right for right in noun.rights if right.dep_ == "acl"), None)
    if participle is not None and participle.tag_ == "VBN" and participle.i == noun.i + 1:
        return participle
    return governing_verb(amount.part, noun)


def _counted(amount: Amount, before: _Before) -> Token | None:
    """Return the noun that is counted; of money or a share, what it is a sum or a share of."""
    if _is_converted(amount):
        return before.counted
    if amount.noun is not None:
        return amount.noun
    if amount.stands_alone and (number_of := _number_of(amount)) is not None:
        return number_of
    if amount.stands_alone:
        counts = before.amount is None or not before.amount.unit
        return (before.counted or _told_before(amount)) if counts else None
    return _said_behind(amount) or _what_it_is_of(amount.part.root)


def _told_before(amount: Amount) -> Token | None:
    """Return what a sentence names right before a number: ``most cases, 38, ahead of``."""
    before = amount.part.doc[max(0, amount.part.start - 2) : amount.part.start]
    if len(before) == 2 and before[1].text in {",", "(", ":"} and before[0].tag_ == "NNS":
        return before[0]
    return None


def _number_of(amount: Amount) -> Token | None:
    """Return what is counted in ``the number of platforms had reached 24``."""
    verb = governing_verb(amount.part, amount.part.root)
    subject = subject_of(verb) if verb is not None else None
    if subject is None or verb is None or verb.lemma_ not in _COMES_TO:
        return None
    if subject.lemma_ not in {"number", "total", "count"}:
        return subject if subject.pos_ == "NOUN" and subject.tag_ == "NNS" else None
    return of_what(subject)


def _is_converted(amount: Amount) -> bool:
    """Say whether a sum is the one before it in other money: ``4.67 million yuan ($672,232)``."""
    before = amount.part.doc.text[: amount.part.start_char]
    return bool(amount.unit) and before.endswith("(")


def _said_behind(amount: Amount) -> Token | None:
    """Return what a sum or share is said to be of behind it: ``4.67 million yuan in fines``."""
    doc, at = amount.part.doc, amount.part.end
    if doc[at : at + 1].text == "(":
        at = next((token.i + 1 for token in doc[at:] if token.text == ")"), at)
    words = [token for token in doc[at : at + 2] if token.lower_ != "worth"]
    if not words or words[0].lower_ not in _SAID_BEHIND:
        return None
    noun = object_of(words[0])
    fits = noun is not None and noun.ent_type_ not in _NOT_WHAT_IT_IS and noun.pos_ == "NOUN"
    return noun if fits else None


def _what_it_is_of(root: Token) -> Token | None:
    """Return what a sum or share is said of: ``fines of ...``, ``accounts holding ...``.

    Where a verb stands between, it is the noun that the verb describes, or its subject.
    """
    head = root.head
    while head.dep_ in {"quantmod", "nummod", "compound"} and head.head != head:
        head = head.head
    if head.lower_ in _MONEY_OF and head.head.pos_ in {"NOUN", "PROPN"}:
        return head.head
    if head.pos_ == "NOUN" and not head.like_num and head != root:
        return head
    if head.pos_ == "ADP":
        head = head.head
    if head.lower_ == "worth":
        return _what_is_worth(head)
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    if head.dep_ in {"acl", "relcl"} and head.head.pos_ == "NOUN":
        return head.head
    subject = next((child for child in head.children if child.dep_ in _SUBJECTS), None)
    return subject if subject is not None and subject.pos_ == "NOUN" else None


def _what_is_worth(worth: Token) -> Token | None:
    """Return the noun before ``worth``."""
    noun = next(
        (word for word in reversed(list(worth.doc[: worth.i])) if word.pos_ == "NOUN"), None
    )
    return noun if noun is not None and worth.i - noun.i <= FARTHEST else None


def _counted_words(amount: Amount, counted: Token | None) -> str:
    if counted is None:
        return ""
    if counted not in amount.part and amount.noun is counted:
        return joined(
            [word for word in amount.part if word.is_alpha and not word.like_num] + [counted]
        )
    if counted not in amount.part:
        return noun_phrase(counted)
    described = [word for word in amount.part if not word.like_num and word.is_alpha]
    hedge = len(amount.hedge.split())
    beyond = [word for word in described_behind(counted) if word.i >= amount.part.end]
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
    return joined(word for word in subject.subtree if not is_within(word, subject, _NOT_ITS_NAME))
