"""What sort of things a question asks to be listed, and which words of a row are of that sort."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.countries import is_country
from index.directory.grammar import PLACES, of_what
from index.parser import Parse
from index.quantities import quantities
from index.tokens import STOP_WORDS, tokens
from qa.forms.rows import is_name, rows
from qa.question import Question

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan


class Sort(StrEnum):
    """What the items have to be."""

    PLACES = "places"
    BODIES = "bodies"
    PEOPLE = "people"
    THINGS = "things"


_NOUNS = {
    Sort.PLACES: "country city province state region town district place county village area "
    "port seaport airport island crossing nation market capital municipality",
    Sort.BODIES: "agency authority body organisation organization company publisher studio "
    "platform ministry department association firm office court force partner group bank "
    "institution newspaper university union team bureau administration service regulator league",
    Sort.PEOPLE: "people person everybody everyone official actor director lawyer minister expert "
    "researcher speaker officer judge author producer executive chairman representative writer "
    "musician editor professor man woman defendant suspect",
}
_GENERAL = frozenset({"sort", "kind", "type", "name", "form", "number"})
"""Words before the noun that is meant: ``what sort of books``."""

_NO_ITEMS = frozenset(
    "case circumstance way term respect instance year month day date time decade century".split()
)
"""Nouns whose plural asks for one thing all the same: ``in what cases``, ``what years``."""

ANYBODY = frozenset("people person everybody everyone man woman defendant suspect".split())
"""Who may be told of without a name."""

_COUNTRIES = frozenset({"country", "nation"})
_ANYWHERE = frozenset({"place", "area", "region", "market"})

_SORT_OF = {noun: sort for sort, nouns in _NOUNS.items() for noun in nouns.split()}

_NAME_ALL = re.compile(
    r"^\W*(?:please )?(?:what (?:are|were) (?:the )?names? of|name|list|give|tell)\b(?: me)?"
    r"(?: (?:all|every|each|the|of|some|both|names))*\b",
    re.IGNORECASE,
)
_WHO_ALL = re.compile(
    r"^\W*(?:name|list|tell me|give me) (?:every(?:one|body)|(?:all )?(?:the )?people)\b|"
    r"\bwho (?:all|else)\b|^\W*who (?:(?:is|was|were|are) quoted|spoke|commented|were|are)\b",
    re.IGNORECASE,
)
_WHAT_WAS_DONE_TO = re.compile(
    r"^\W*(?:(?:apart from|besides|in addition to) [^,]+, )?what (?:else )?"
    r"(?:was|were|did|does|do|has|have)\b.*\b(?:seiz|confiscat|found|find|took|taken|take|carr|"
    r"stol|steal|destroy|recover|remov|ask|demand|propos|recommend|promis|includ|cover|sold|sell|"
    r"order|throw|thrown|get rid|ban)\w*",
    re.IGNORECASE,
)


_ONE_SORT = re.compile(r"\b(?:what|which) (?:sort|kind|type|form) of\b", re.IGNORECASE)
"""Asks for a sort, of which there may be one or several."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked to be listed.

    Attributes:
        sort: What the items have to be.
        noun: The word for them, in its basic form; empty where none is said.
        all: Whether the question says that it wants several.
        number: How many there are, where the question tells it; else 0.
        by_name: Whether it asks for their names.
    """

    sort: Sort
    noun: str
    all: bool
    number: int = 0
    by_name: bool = False


def asked_to_list(text: str, parse: Parse) -> Asked | None:
    """Return what a question asks to be listed; None where it asks for one thing.

    ``which provinces``, ``name the bodies that``, ``who were``, ``what was seized``.
    """
    if _WHO_ALL.search(text):
        told = quantities(text)
        return Asked(Sort.PEOPLE, "", all=True, number=int(told[0].value) if told else 0)
    doc = parse(text)
    noun = _noun_asked_for(text, doc)
    if noun is not None and noun.lemma_.lower() not in _NO_ITEMS:
        lemma = noun.lemma_.lower()
        by_name = re.search(r"\bnames? of\b", text, re.IGNORECASE) is not None
        is_one_sort = _ONE_SORT.search(text) is not None
        sort = _SORT_OF.get(lemma, Sort.THINGS)
        return Asked(sort, lemma, all=not is_one_sort, by_name=by_name)
    if _WHAT_WAS_DONE_TO.match(text):
        return Asked(Sort.THINGS, "", all=False)
    return None


def _noun_asked_for(text: str, doc: Doc) -> Token | None:
    for token in doc:
        asks = token.lower_ in {"which", "what"} and token.dep_ in {"det", "attr", "pobj"}
        plural = token.nbor(1) if token.i + 1 < len(doc) else token
        if token.lower_ == "which" and plural.tag_ in {"NNS", "NNPS"}:
            return _of_which(plural)
        several = token.head.tag_ in {"NNS", "NNPS"} or token.head.lower_ in _GENERAL
        if asks and several and token.head.i > token.i:
            return _of_which(token.head)
    named = _NAME_ALL.match(text)
    if named is None:
        return None
    behind = (
        token for token in doc if token.idx >= named.end() and token.pos_ in {"NOUN", "PROPN"}
    )
    first = next((token for token in behind if token.tag_ in {"NNS", "NNPS"}), None)
    return first if first is not None and first.i <= len(doc) // 2 + 2 else None


def _of_which(noun: Token) -> Token:
    """Return ``books`` of ``what sort of books``, ``names`` of nothing."""
    thing = of_what(noun) if noun.lemma_.lower() in _GENERAL else None
    return noun if thing is None else thing


def of_sort(thing: DocSpan, asked: Asked) -> DocSpan | None:
    """Return the words of a thing that are of the asked sort; None where it isn't.

    ``Daejeon`` of ``searches at eight places in Daejeon``.
    """
    if asked.sort is Sort.THINGS:
        is_other = bool(asked.noun) and thing.root.ent_type_ in {"GPE", "PERSON"}
        return None if is_other or _only_counts(thing, asked) else thing
    if asked.sort is Sort.PLACES:
        place = _name_in(thing, PLACES | {"FAC"}, not_in=frozenset({"PERSON", "DATE", "ORG"}))
        is_right = place is not None and is_country(place.text) is (asked.noun in _COUNTRIES)
        return place if is_right or asked.noun in _ANYWHERE else None
    if asked.sort is Sort.PEOPLE:
        return _name_in(thing, frozenset({"PERSON"}), not_in=frozenset({"GPE", "ORG", "DATE"}))
    if not is_name(thing) or thing.root.ent_type_ in {"PERSON", "GPE", "LOC", "DATE", "EVENT"}:
        return None
    return thing


def _name_in(thing: DocSpan, labels: frozenset[str], not_in: frozenset[str]) -> DocSpan | None:
    names = [each for each in thing.ents if each.label_ in labels]
    if names:
        return names[-1]
    words = [token for token in thing if token.pos_ == "PROPN" and token.text[:1].isupper()]
    if not words or any(word.ent_type_ in not_in for word in words):
        return None
    run = [words[-1]]
    for word in reversed(words[:-1]):
        if word.i == run[0].i - 1:
            run.insert(0, word)
    return thing.doc[run[0].i : run[-1].i + 1]


def _only_counts(thing: DocSpan, asked: Asked) -> bool:
    """Say whether ``97 platforms`` says only how many there are."""
    numbers = [token for token in thing if token.like_num]
    if all(token.like_num or token.is_stop or token.is_punct for token in thing):
        return bool(numbers)
    is_named = any(token.pos_ == "PROPN" for token in thing)
    return bool(numbers) and thing.root.lemma_.lower() == asked.noun and not is_named


def may_be_one(answer: str, asked: Asked, question: Question, parse: Parse) -> bool:
    """Say whether an answer that is no list may be what is asked to be named.

    ``97 platforms`` is no answer to ``which platforms``, nor one name to ``the five people``.
    """
    doc = parse(answer)
    things = [thing for row in rows(doc) for thing in row]
    if asked.number > 1 and len(doc.ents) <= 1:
        return False
    if asked.sort is Sort.PLACES and not any(of_sort(thing, asked) for thing in things):
        return False
    holds_office = asked.sort is Sort.PEOPLE and asked.noun and asked.noun not in ANYBODY
    by_name = asked.by_name or holds_office
    if by_name and not any(token.pos_ == "PROPN" for token in doc):
        return False
    return not is_echo(answer, question) and not all(
        _only_counts(each, asked) for each in (things or [doc[:]])
    )


def is_echo(text: str, question: Question) -> bool:
    """Say whether a thing only repeats a question, if in other words: Peru of Peruvian."""
    own = set(tokens(text)) - STOP_WORDS
    meant = (
        token for others in question.alternatives.values() for each in others for token in each
    )
    return own <= {*question.tokens, *meant}
