"""``The campaign``, ``the ministry``, ``the official``: nouns that point back to a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.conversation.filling import Filling
from qa.conversation.mentions import Mention
from qa.conversation.names import CAMPAIGN, ROLE, Slot
from qa.conversation.ordinals import last_phrase
from qa.conversation.talk import Talk

_GENERIC = frozenset("body organisation organization".split())
_TOO_GENERIC = frozenset({"police"})
_QUALIFIED = r"(?!\w| (?:of|against|for|in|on|at|from|that|which|who|by|with|called)\b)"
_NOUNS = [
    (Slot.CAMPAIGN, rf"\b(?:the|this|that|the same) {CAMPAIGN}"),
    (Slot.PERSON, rf"\b(?:the|this|that|the same) (?:(?:deputy |vice )?{ROLE}|man|woman|person)"),
    (Slot.PLACE, r"\b(?:this|that|the same) (?:city|province|country|region|state|town)"),
]
_PATTERNS = [(slot, re.compile(noun + _QUALIFIED, re.IGNORECASE)) for slot, noun in _NOUNS]
_ANY_NOUN = re.compile(rf"\b(?:the|this|that) ([a-z]+){_QUALIFIED}", re.IGNORECASE)
_PHASE = re.compile(
    r"\b(?:that|this|the same) (?P<noun>phase|wave|stage|round|half|quarter|edition)\b",
    re.IGNORECASE,
)
_WHO_IS_THE = re.compile(r"^who(?:'s| is| was) the\b|\b(?:he|she|him|her|his)\b", re.IGNORECASE)
"""Asks for the person, or has another word for him or her."""


def definites(text: str, own: Sequence[Mention], talk: Talk) -> Iterator[Filling]:
    """Yield the names for nouns that point back.

    Only the turn before counts: farther back such a noun would as likely be a new one.

    Args:
        text: A question.
        own: What it names by itself; a noun of such a kind needs no name.
        talk: What it may point back to.
    """
    named = {mention.slot for mention in own}
    for slot, pattern in _PATTERNS:
        match = None if slot in named else pattern.search(text)
        if match is None or _describes_a_noun(match, talk):
            continue
        is_other = slot is Slot.PERSON and _WHO_IS_THE.search(text)
        name = [] if is_other else talk.just_named(slot)
        if name:
            yield Filling(*match.span(), name[0].text)
    if Slot.BODY not in named:
        yield from _bodies(text, talk)
    phase = _PHASE.search(text)
    if phase and (meant := last_phrase(phase["noun"].lower(), talk)):
        yield Filling(*phase.span(), meant)


def _bodies(text: str, talk: Talk) -> Iterator[Filling]:
    """Yield the body for ``the ministry``: one with that noun in one of its names."""
    nouns = list(_ANY_NOUN.finditer(text))
    for body in talk.just_named(Slot.BODY) if nouns else ():
        known = " ".join([body.text, *talk.names.long_names(body.text)]).lower().split()
        names = {*_GENERIC, *known} - _TOO_GENERIC
        fitting = (
            each
            for each in nouns
            if each.group(1).lower() in names and not _describes_a_noun(each, talk)
        )
        if match := next(fitting, None):
            yield Filling(*match.span(), body.text)
            return


def _describes_a_noun(match: re.Match[str], talk: Talk) -> bool:
    """Say whether more of a name stands behind: ``the police minister``."""
    last = next(word for word in talk.parse(match.string) if word.idx + len(word) >= match.end())
    return last.dep_ in {"compound", "amod", "nmod"}
