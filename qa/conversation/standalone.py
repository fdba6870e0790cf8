"""A follow-up becomes a question that stands on its own.

The rules go from the narrow to the wide; the first that applies decides. What none of them knows
stays as it is: a question that is left alone is better than one that is bent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.contents import Contents
from index.parser import Parse
from qa.answer import Message
from qa.conversation.clause import sentence
from qa.conversation.comparisons import compared
from qa.conversation.ellipsis import swapped
from qa.conversation.names import Names
from qa.conversation.ordinals import another_ordinal
from qa.conversation.passives import without_actor
from qa.conversation.pointing import pointed_out
from qa.conversation.question_words import asked_otherwise
from qa.conversation.sayings import who_said_it
from qa.conversation.talk import Talk
from qa.conversation.turns import Turn, turns_of
from qa.conversation.wording import Wording, is_chat, wording_of
from qa.question import LONGEST_QUESTION

LONGEST_FOLLOW_UP = 400
"""Characters; a longer question says enough by itself."""

_RULES = (
    who_said_it,
    compared,
    asked_otherwise,
    another_ordinal,
    without_actor,
    swapped,
    pointed_out,
)


def standalone(question: str, history: Sequence[Message], contents: Contents, parse: Parse) -> str:
    """Fill in what a question leaves to the conversation before it.

    Earlier questions are filled in the same way, oldest first, so that a chain of follow-ups is
    understood; of a long conversation only the latest turns count.

    Args:
        question: The user's words, on one line.
        history: Earlier messages of the conversation, oldest first.
        contents: The articles tell what names name.
        parse: Parses questions.

    Returns:
        The question as it is where it leaves nothing out, or where nothing fits.
    """
    names = Names(contents, parse)
    earlier: list[Turn] = []
    for turn in turns_of(history):
        if not is_chat(turn.question):
            earlier.append(replace(turn, question=_rewritten(turn.question, earlier, names, parse)))
    return _rewritten(question, earlier, names, parse)


def _rewritten(question: str, earlier: Sequence[Turn], names: Names, parse: Parse) -> str:
    if not earlier or len(question) > LONGEST_FOLLOW_UP or is_chat(question):
        return question
    wording = wording_of(question)
    if wording.is_other_topic:
        return sentence(wording.text)
    meant = _meant(wording, Talk.after(earlier, names, parse))
    return meant if meant and len(meant) <= LONGEST_QUESTION else question


def _meant(wording: Wording, talk: Talk) -> str | None:
    """Return what the first rule says that applies."""
    return next(filter(None, (rule(wording, talk) for rule in _RULES)), None)
