"""Where and when a question is about, carried over to one that leans on it."""

from __future__ import annotations

import re

from qa.conversation.clause import joined
from qa.conversation.mentions import Mention
from qa.conversation.names import Slot
from qa.conversation.talk import Talk

_PREPOSITION = re.compile(
    r"\b(in|on|at|by|since|until|till|from|to|for|during|with|of|under|about|within|after|before|"
    r"against|near|across|between) $",
    re.IGNORECASE,
)


def preposition_before(text: str, at: int) -> str:
    """Return the preposition that stands right before a place in a text, if any."""
    found = _PREPOSITION.search(text[:at])
    return found.group(1) if found else ""


def with_context(text: str, talk: Talk) -> str:
    """Add to a question the campaign or year and the place of the one before, if it has none."""
    own = {mention.slot for mention in talk.mentions(text)}
    parts = []
    for mention in talk.mentions(talk.frame):
        if _sets_the_scene(mention, talk) and own.isdisjoint(_instead_of(mention.slot)):
            preposition = preposition_before(talk.frame, mention.start)
            parts.append(f"{preposition or 'in'} {mention.text}")
    return joined(text.rstrip(" ?"), *parts)


def _sets_the_scene(mention: Mention, talk: Talk) -> bool:
    if mention.slot is Slot.CAMPAIGN:
        return True
    return mention.slot in {Slot.YEAR, Slot.DATE, Slot.PLACE} and bool(
        preposition_before(talk.frame, mention.start)
    )


def _instead_of(slot: Slot) -> frozenset[Slot]:
    """Return the kinds that make it needless to add one of a kind."""
    if slot is Slot.PLACE:
        return frozenset({Slot.PLACE})
    return frozenset({Slot.CAMPAIGN, Slot.YEAR, Slot.DATE})
