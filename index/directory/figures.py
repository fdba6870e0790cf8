"""The figures of a sentence: what was counted, what was done with it, when, where, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Span
from index.date_names import MONTH, RELATIVE_YEARS, WEEKDAY
from index.directory.amounts import FARTHEST, Amount, amounts
from index.directory.grammar import (
    PLACES,
    clause,
    described_behind,
    entities,
    governing_verb,
    joined,
    noun_phrase,
    subject_of,
    verb_phrase,
)
from index.directory.records import Figure
from index.quantities import PERCENT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPAN_OF_YEARS = re.compile(r"\b((?:19|20)\d\d) ?(?:to|through|until|-|–) ?((?:19|20)\d\d)\b")
_MOST_YEARS = 30
_SAID_BEHIND = frozenset({"of", "in"})
_NOT_WHAT_IT_IS = frozenset({"DATE", "GPE", "LOC", "ORG", "EVENT"})
_COMES_TO = frozenset("reach total be stand rise fall grow climb drop exceed number".split())
_MONEY_OF = frozenset({"of", "in", "at", "from"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_YEAR_BEFORE = re.compile(
    r"\b(?:a|the) year (?:earlier|before|ago)\b|\bthe previous year\b", re.IGNORECASE
)
_DAYS = re.compile(rf"\b(?:{WEEKDAY}|{MONTH})\b")
Years = tuple[str, ...]

BEFORE = 3
"""How many times as far a date counts that stands before a quantity."""

FAR = 1_000
"""What it counts for that another quantity stands between a quantity and a date."""

_HOLDING = frozenset("with had has saw at reported recorded counted took ( :".split())

NEAR = 3
"""Words between a quantity and the place behind it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence is about unless it says so itself.

    Attributes:
        years: The years.
        campaign: The name of the campaign; else empty.
        published: The date of the article; else empty.
        counted: What was counted last; a number that stands alone counts the same.
    """

    years: tuple[str, ...] = ()
    campaign: str = ""
    published: str = ""
    counted: str = ""


def figures(sentence: Doc, start: int, setting: Setting) -> Iterator[Figure]:
    """Yield the figures of a sentence.

    Args:
        sentence: Parsed.
        start: Where it begins in the article's text.
        setting: What it is about.
    """
    before = _Before(_opening_whole(sentence))
    told = list(amounts(sentence))
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
            years=_years(sentence, part, told, setting),
            where=_where(sentence, part, verb, setting),
            campaign=setting.campaign,
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
    return next((child for child in sentence[0].children if child.dep_ == "pobj"), None)


def _same_money(amount: Amount, before: _Before) -> str:
    """Return the currency of a price that is told without one: ``720 shillings, ... for 350``."""
    last = before.amount.unit if before.amount is not None else ""
    priced = amount.part.start > 0 and amount.part[0].nbor(-1).lower_ in {"for", "at"}
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
        return before.counted if counts else None
    return _said_behind(amount) or _what_it_is_of(amount.part.root)


def _number_of(amount: Amount) -> Token | None:
    """Return what is counted in ``the number of platforms had reached 24``."""
    verb = governing_verb(amount.part, amount.part.root)
    subject = subject_of(verb) if verb is not None else None
    if subject is None or verb is None or verb.lemma_ not in _COMES_TO:
        return None
    if subject.lemma_ not in {"number", "total", "count"}:
        return subject if subject.pos_ == "NOUN" and subject.tag_ == "NNS" else None
    of = next((child for child in subject.children if child.lower_ == "of"), None)
    return next((child for child in of.children if child.dep_ == "pobj"), None) if of else None


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
    noun = next((child for child in words[0].children if child.dep_ == "pobj"), None)
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
    return joined(word for word in subject.subtree if not _opens_a_clause(word, subject))


def _opens_a_clause(word: Token, subject: Token) -> bool:
    branch = word
    while branch != subject:
        if branch.dep_ in {"relcl", "acl", "appos", "punct"}:
            return True
        branch = branch.head
    return False


def _years(sentence: Doc, part: DocSpan, others: Sequence[Amount], setting: Setting) -> Years:
    """Return the years it is of: those told nearest, else the campaign's, else a day's."""
    text = sentence.text
    told = list(_dates(text, setting.published))
    if not told:
        day = setting.published[:4] if _DAYS.search(text) else ""
        return setting.years or ((day,) if day else ())

    def distance(date: tuple[Span, Years]) -> int:
        (start, end), _ = date
        behind = start >= part.end_char
        first, last = (part.end_char, start) if behind else (end, part.start_char)
        crossed = sum(first <= each.part.start_char < last for each in others)
        return (last - first) * (1 if behind else BEFORE) + FAR * crossed

    return min(told, key=distance)[1]


def _dates(text: str, published: str) -> Iterator[tuple[Span, Years]]:
    """Yield where a text tells years, those between two of them taken in, and which they are."""
    ranges = [match for match in _SPAN_OF_YEARS.finditer(text) if _is_short(match)]
    for match in ranges:
        yield Span(*match.span()), years_told(match.group())
    for match in YEAR.finditer(text):
        if not any(each.start() <= match.start() < each.end() for each in ranges):
            yield Span(*match.span()), (match.group(),)
    known = set(YEAR.findall(text)) or {published[:4]}
    yield from _counted_back(text, known.pop() if len(known) == 1 else "", [(_YEAR_BEFORE, 1)])
    yield from _counted_back(text, published[:4], RELATIVE_YEARS)


def _counted_back(
    text: str, year: str, patterns: Sequence[tuple[re.Pattern[str], int]]
) -> Iterator[tuple[Span, Years]]:
    """Yield what is told by another year, and how many years before it that is."""
    if year.isdigit():
        for pattern, back in patterns:
            for match in pattern.finditer(text):
                yield Span(*match.span()), (str(int(year) - back),)


def years_told(text: str) -> Years:
    """Return the years that a text names, those between two of them taken in."""
    between = _SPAN_OF_YEARS.search(text)
    if between and _is_short(between):
        return tuple(str(year) for year in range(int(between[1]), int(between[2]) + 1))
    return tuple(sorted(set(YEAR.findall(text))))


def _is_short(between: re.Match[str]) -> bool:
    return 0 < int(between[2]) - int(between[1]) <= _MOST_YEARS


def _where(sentence: Doc, part: DocSpan, verb: Token | None, setting: Setting) -> str:
    """Return the place that acts, or the nearest one that something happens in."""
    everywhere = entities(sentence, sentence, PLACES)
    around = entities(sentence, clause(part.root), PLACES)
    subject = subject_of(verb) if verb is not None else None
    holding = [place for place in everywhere if _holds(place, part)]
    acting = [place for place in everywhere if subject is not None and place.root == subject]
    near = around or (everywhere if len(everywhere) == 1 else [])
    located = [
        place for place in near if place.root.head.lower_ in {"in", "across", "within", "from"}
    ]
    behind = [place for place in located if 0 <= place.start - part.end <= NEAR]
    for place in [*holding, *acting, *behind, *located, *near]:
        if place.text not in setting.campaign:  # Kunlun is a range of mountains, too
            return place.text.removeprefix("the ")
    return ""


def _holds(place: DocSpan, part: DocSpan) -> bool:
    """Say whether a place stands right before a quantity: ``Jiangsu with 96``."""
    between = part.doc[place.end : part.start]
    if place.end > part.start or len(between) > 2:
        return False
    return not between or between[0].lower_ in _HOLDING
