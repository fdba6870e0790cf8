"""``When was it launched?``: a question whose words point back, with names in their place."""

from __future__ import annotations

from itertools import chain

from qa.conversation.clause import sentence
from qa.conversation.context import with_context
from qa.conversation.counted import counted
from qa.conversation.definites import definites
from qa.conversation.filling import Filling
from qa.conversation.pronouns import pronouns
from qa.conversation.relative_years import with_years_named
from qa.conversation.talk import Talk
from qa.conversation.wording import Wording

_WAYS = (definites, counted, pronouns)


def pointed_out(wording: Wording, talk: Talk) -> str | None:
    """Put names for what points back; ``and how many were arrested?`` gets its campaign and year.

    Returns:
        The question; None where nothing points back, or to nothing that is known.
    """
    text = with_years_named(wording.text, talk)
    fillings = _fillings(text, talk)
    meant = text
    for each in sorted(fillings, key=lambda filling: -filling.start):
        meant = meant[: each.start] + each.text + meant[each.end :]
    is_bare = not fillings and not talk.mentions(text) and _has_verb(text, talk)
    if (wording.is_tied and is_bare) or any(each.leans for each in fillings):
        meant = with_context(meant, talk)
    return sentence(meant) if meant != wording.text else None


def _has_verb(text: str, talk: Talk) -> bool:
    return any(token.pos_ in {"VERB", "AUX"} for token in talk.parse(text))


def _fillings(text: str, talk: Talk) -> list[Filling]:
    """Return what is put where; where two ways would fill the same words the first does."""
    own = talk.mentions(text)
    found: list[Filling] = []
    for filling in chain.from_iterable(way(text, own, talk) for way in _WAYS):
        if all(filling.end <= each.start or each.end <= filling.start for each in found):
            found.append(filling)
    return found
