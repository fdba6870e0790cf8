"""``He``, ``it``, ``there``, ``then``: whom, what, where and when they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from qa.conversation.context import preposition_before
from qa.conversation.counted import answered_list, counted_noun
from qa.conversation.filling import Filling
from qa.conversation.mentions import Mention
from qa.conversation.names import ROLE, Slot
from qa.conversation.talk import SHORT, Talk

if TYPE_CHECKING:
    from spacy.tokens import Token


class _Pointing(StrEnum):
    """Pronouns that point to the same kind of thing."""

    PERSON = "person"
    MANY = "many"
    THING = "thing"
    PLACE = "place"
    TIME = "time"


_WORDS = {
    _Pointing.PERSON: "he she him her his hers",
    _Pointing.MANY: "they them their theirs those these",
    _Pointing.THING: "it its that this",
    _Pointing.PLACE: "there",
    _Pointing.TIME: "then",
}
_POINTING = {word: kind for kind, listed in _WORDS.items() for word in listed.split()}
_FITTING = {
    _Pointing.PERSON: (Slot.PERSON,),
    _Pointing.MANY: (Slot.BODY, Slot.PERSON),
    _Pointing.THING: (Slot.CAMPAIGN, Slot.BODY, Slot.THING),
    _Pointing.PLACE: (Slot.PLACE,),
    _Pointing.TIME: (Slot.YEAR, Slot.DATE),
}
_BODY_FIRST = (Slot.BODY, Slot.CAMPAIGN, Slot.THING)
_POSSESSIVE = frozenset("his its their".split())
_SAYING = frozenset("say announce state warn plan promise report call add pledge demand".split())
_MEMBER = re.compile(rf"{ROLE}|commander|staff|leader|owner|members?", re.IGNORECASE)
_NOT_A_PLACE = re.compile(r"\b(?:is|are|was|were|have|has|been|did|be) $", re.IGNORECASE)
_IDIOM = re.compile(r"\b(?:as .*|m[ae]de? )$", re.IGNORECASE)
"""What stands before ``it`` in ``as Lyu tells it`` and ``made it a decision``."""

_NO_THING = re.compile(
    r" (?:(?:is|was|were) )?(?:true|possible|clear|known|likely|said|correct|mean|take|legal|"
    r"illegal|more|less|fewer|higher|lower|comes? to)\b",
    re.IGNORECASE,
)
_WHO_IS = re.compile(r"who(?:'s| is| was) (?:that|this)$", re.IGNORECASE)
_TOPIC = re.compile(r"\babout (?P<topic>.+)$", re.IGNORECASE)
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_ONE = frozenset({"NN", "NNP"})
_MANY = frozenset({"NNS", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def pronouns(text: str, own: Sequence[Mention], talk: Talk) -> Iterator[Filling]:
    """Yield the names for pronouns; of several that point alike only the first needs its name.

    Args:
        text: A question.
        own: What it names by itself.
        talk: What it may point back to.
    """
    done: set[_Pointing] = set()
    for token in talk.parse(text):
        kind = _kind(token, text)
        if kind is None or kind in done or _is_told_within(token, kind, own):
            continue
        if filling := _filling(token, kind, text, talk):
            done.add(kind)
            yield filling


def _kind(token: Token, text: str) -> _Pointing | None:
    """Return how a word points; None where it doesn't: ``is there``, ``it is true``."""
    kind = _POINTING.get(token.lower_)
    before, behind = text[: token.idx], text[token.idx + len(token) :]
    is_said = token.dep_ == "dobj" and token.head.lemma_ in _SAYING
    unlike = {
        _Pointing.PLACE: token.i == 0 or bool(_NOT_A_PLACE.search(before)),
        _Pointing.TIME: token.i == 0,
        _Pointing.THING: is_said or bool(_NO_THING.match(behind) or _IDIOM.search(before)),
        _Pointing.MANY: token.dep_ == "det",
    }
    if kind is None or unlike.get(kind):
        return None
    if token.lower_ in {"that", "this"}:
        is_person = _WHO_IS.match(text) is not None
        return (_Pointing.PERSON if is_person else kind) if _stands_alone(token) else None
    return kind


def _is_only_earlier(token: Token) -> bool:
    """Say whether ``that`` stands in ``before that``, which says no more than ``before``."""
    return token.i > 1 and token.nbor(-1).lower_ in {"before", "after"}


def _stands_alone(token: Token) -> bool:
    """Say whether ``that`` is a pronoun, and not all there is: ``before that?``."""
    is_all = token.i == 0 or (token.head.pos_ == "ADP" and token.head.dep_ == "ROOT")
    is_all = is_all or _is_only_earlier(token)
    return token.dep_ in {"attr", *_OBJECTS, *_SUBJECTS} and token.tag_ == "DT" and not is_all


def _is_told_within(token: Token, kind: _Pointing, own: Sequence[Mention]) -> bool:
    """Say whether a pronoun means something that its own question names.

    A name before it does; so does a noun of the same number, unless both belong to one verb:
    nobody says 'the ministry said about it' of the ministry itself.
    """
    if kind is _Pointing.PERSON and token.dep_ in _OBJECTS:
        return False  # nobody agrees with himself
    fitting = {*_FITTING[kind], *((Slot.PLACE,) if kind is _Pointing.THING else ())}
    if any(each.slot in fitting and each.end <= token.idx for each in own):
        return True
    if kind in {_Pointing.PLACE, _Pointing.TIME}:
        return False
    return any(_agrees(noun, token, kind) for noun in token.doc)


def _agrees(noun: Token, token: Token, kind: _Pointing) -> bool:
    """Say whether a pronoun may stand for a noun of its question."""
    if noun.tag_ not in (_MANY if kind is _Pointing.MANY else _ONE) or noun == token.head:
        return False
    if kind is _Pointing.PERSON:
        return (
            noun.i < token.i
            and bool(_MEMBER.fullmatch(noun.lower_))
            and _verb(noun) != _verb(token)
        )
    if token.dep_ == "poss":
        return noun.i < token.i or noun.dep_ in _SUBJECTS
    stands_apart = "," in token.doc[noun.i : token.i].text
    return noun.i < token.i and (stands_apart or _verb(noun) != _verb(token))


def _verb(token: Token) -> Token:
    """Return the verb that a word belongs to; the root where there is none."""
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def _filling(token: Token, kind: _Pointing, text: str, talk: Talk) -> Filling | None:
    start, end = token.idx, token.idx + len(token)
    is_possessive = token.tag_ == "PRP$" or token.lower_ in _POSSESSIVE
    if kind is _Pointing.MANY and not is_possessive and (noun := _many(token, talk)):
        return Filling(start, end, f"the {noun}", leans=True)
    name = _name(token, kind, talk)
    if name and kind in {_Pointing.PLACE, _Pointing.TIME}:
        name = name if preposition_before(text, start) else f"in {name}"
    elif name and is_possessive:
        name += "’" if name.endswith("s") else "’s"
    return Filling(start, end, name) if name else None


def _many(token: Token, talk: Talk) -> str:
    """Return what was counted, unless they act like the one who acted in the question before."""
    is_passive = token.i > 0 and token.nbor(-1).lower_ in {"are", "were", "was", "been"}
    acts = token.dep_ == "nsubj" and not is_passive
    somebody_acted = talk.clause is not None and bool(talk.clause.subject)
    return "" if acts and somebody_acted else counted_noun(talk)


def _name(token: Token, kind: _Pointing, talk: Talk) -> str:
    slots = _FITTING[kind]
    if kind is _Pointing.PLACE and talk.clause and talk.clause.word in {"where", "which"}:
        listed = answered_list(talk)
        if listed:
            return listed
    if kind is _Pointing.THING:
        topic = _topic(talk) if token.dep_ == "pobj" else ""
        if topic:
            return topic
        slots = _things(token)
    named = talk.antecedent(*slots)
    if named is None and kind is _Pointing.THING and not _is_event(token):
        return _what_it_was_about(talk)
    return named.text if named else ""


def _topic(talk: Talk) -> str:
    """Return what somebody spoke about."""
    speaks = talk.clause is not None and talk.clause.verb in _SAYING
    found = _TOPIC.search(talk.frame) if speaks else None
    return found["topic"] if found else ""


def _things(token: Token) -> tuple[Slot, ...]:
    """Return what ``it`` may be: what speaks or has a director is rather a body.

    In ``was it in May?`` it is what happened, not who did it.
    """
    speaks = token.dep_ == "nsubj" and token.head.lemma_ in _SAYING
    has_members = token.lower_ == "its" and bool(_MEMBER.fullmatch(token.head.lower_))
    if speaks or has_members:
        return _BODY_FIRST
    return (Slot.CAMPAIGN,) if _is_event(token) else _FITTING[_Pointing.THING]


def _is_event(token: Token) -> bool:
    return token.i == 1 and token.head.lemma_ == "be" and token.head.dep_ == "ROOT"


def _what_it_was_about(talk: Talk) -> str:
    """Return what the question before is about, where that has no name."""
    clause = talk.clause
    if clause is None:
        return ""
    is_thing = clause.subject.lower().startswith(("the ", "a ")) or not clause.thing
    about = clause.subject if is_thing else f"the {clause.thing}"
    is_person = any(each.slot is Slot.PERSON for each in talk.mentions(about))
    return about if len(about.split()) <= SHORT and not is_person else ""
