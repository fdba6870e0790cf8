"""``And in the second?``: the question before, about another phase, wave or half."""

from __future__ import annotations

import re

from qa.conversation.clause import sentence
from qa.conversation.talk import Talk
from qa.conversation.wording import Wording

_WHICH = r"(?:first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th)"
_ASKED = re.compile(
    rf"(?:(?P<by>in|during|for|after|before|at|of) )?the (?P<which>{_WHICH})"
    r"(?: (?P<noun>[a-z]+))?(?: one)?",
    re.IGNORECASE,
)
_IN_FRAME = re.compile(
    rf"(?:\b(?P<by>in|during|for|after|before|at|of) )?\bthe (?P<which>{_WHICH}) (?P<noun>[a-z]+)",
    re.IGNORECASE,
)


def another_ordinal(wording: Wording, talk: Talk) -> str | None:
    """Put ``the second`` for ``the first phase`` of the question before; None where it has none."""
    asked = _ASKED.fullmatch(wording.text)
    frame = _IN_FRAME.search(talk.frame)
    if asked is None or frame is None:
        return None
    noun = asked["noun"] or frame["noun"]
    by = asked["by"] or frame["by"]
    phrase = f"{f'{by} ' if by else ''}the {asked['which']} {noun}"
    return sentence(f"{talk.frame[: frame.start()]}{phrase}{talk.frame[frame.end() :]}")


def last_phrase(noun: str, talk: Talk) -> str | None:
    """Return ``the second phase of Clear Signal``, said last, for ``that phase``."""
    phrase = re.compile(
        rf"\bthe {_WHICH} {re.escape(noun)}(?: of (?:the )?[A-Z][\w’'-]+(?: [A-Z\d][\w’'-]+)*)?",
    )
    for turn in reversed(talk.turns):
        for text in (turn.said, turn.question):
            if found := phrase.search(text):
                return found.group()
    return None
