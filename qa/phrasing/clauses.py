"""Who did what: each clause of a sentence must be borne out by one clause of its quote.

The same verb, whoever takes part in it in the same role (active or passive), and the same names and
numbers within its reach. So ``A sued B`` isn't carried by ``B sued A``, nor ``A sued D`` by
``A sued B, and C sued D``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from index.tokens import words
from qa.phrasing.statement import MONEY, Statement, joined, key, word_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LINKING = frozenset(map(word_key, "be become remain".split()))
"""Verbs that say what something is; `qa.phrasing.descriptions` sees to these."""

_COUNTING = frozenset(map(word_key, "total number amount percent".split()))
"""Who closed a total of 418 websites has closed websites."""

_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_VERBS = {"VERB", "AUX"}
_OBJECTS = {"dobj", "dative", "oprd"}


class Role(Enum):
    """What somebody or something does in a clause."""

    DOING = auto()
    DONE_TO = auto()


Roles = Iterator[tuple[str, Role]]


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what belongs to it.

    Attributes:
        verb: Its key.
        roles: Who or what takes part, each by its key.
        within: The keys of the names, numbers and dates that it speaks of.
    """

    verb: str
    roles: frozenset[tuple[str, Role]]
    within: frozenset[str]

    def bears_out(self, told: Clause) -> bool:
        """Say whether another clause tells nothing but what this one does."""
        return self.verb == told.verb and told.roles <= self.roles and told.within <= self.within


def unknown_clause(said: Statement, quote: Statement) -> str:
    """Return the verb of the first clause that the quote doesn't bear out."""
    known = list(_clauses(quote.doc))
    told = _clauses(said.doc)
    return next((each.verb for each in told if not any(k.bears_out(each) for k in known)), "")


def _clauses(doc: Doc) -> Iterator[Clause]:
    for token in doc:
        if token.lower_ == "according":
            speakers = (each for to in token.children for each in joined(to, {"pobj"}))
            roles = frozenset((key(each), Role.DOING) for each in speakers)
            yield Clause(word_key("say"), roles, frozenset(_names(doc)))
        elif _is_full_verb(token):
            yield Clause(key(token), frozenset(_roles(token)), frozenset(_names_within(token)))


def _is_full_verb(token: Token) -> bool:
    helps = token.dep_ in {"aux", "auxpass"} or key(token) in LINKING
    return token.pos_ in _VERBS and not helps


def _roles(verb: Token) -> Roles:
    shares = bearer(verb)
    passive = _is_passive(verb) or (verb.tag_ == "VBN" and _is_passive(shares))
    for token in joined(shares, _SUBJECTS):
        yield from _role(token, Role.DONE_TO if passive else Role.DOING, verb)
    for token in joined(verb, _OBJECTS):
        yield from _role(token, Role.DONE_TO, verb)
    for by in verb.children:
        if by.dep_ == "agent":
            for token in joined(by, {"pobj"}):
                yield from _role(token, Role.DOING, verb)
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG"}:
        yield key(verb.head), Role.DONE_TO if verb.tag_ == "VBN" else Role.DOING


def _role(token: Token, role: Role, verb: Token) -> Roles:
    """Yield who is meant: behind ``who`` stands the noun before it, a number is no participant."""
    if token.tag_ in {"WP", "WDT"}:
        if verb.dep_ == "relcl":
            yield key(verb.head), role
    elif token.pos_ != "NUM" and not MONEY.issuperset(words(token.text)):
        yield key(token), role
    if key(token) in _COUNTING:
        for of in token.children:
            yield from ((key(each), role) for each in joined(of, {"pobj"}))


def bearer(verb: Token) -> Token:
    """Return the verb that has the subject of this one: ``closed ... and issued ...``."""
    while verb.dep_ in {"conj", "xcomp"} and not any(
        child.dep_ in _SUBJECTS for child in verb.children
    ):
        verb = verb.head
    return verb


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)


def _names_within(verb: Token) -> Iterator[str]:
    """Yield the names and numbers of a clause, and of the beginning that it shares with another."""
    others = (each for each in verb.subtree if each.i != verb.i and _begins_another(each))
    beside = {within.i for other in others for within in other.subtree}
    yield from _names(each for each in verb.subtree if each.i not in beside)
    if verb.dep_ in {"relcl", "acl"}:
        yield from _names([verb.head, *verb.head.lefts])
    if verb.dep_ == "conj":
        yield from _names(each for left in verb.head.lefts for each in left.subtree)


def _begins_another(token: Token) -> bool:
    joined_verb = token.dep_ == "conj" and token.pos_ in _VERBS
    return joined_verb or token.dep_ in {"advcl", "relcl"} or token.lower_ == "according"


def _names(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.pos_ in {"PROPN", "NUM"} and not MONEY.issuperset(words(token.text)):
            yield key(token)
