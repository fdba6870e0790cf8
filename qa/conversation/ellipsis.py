"""``And in 2019?``: the question before, about another year, place, name or noun."""

from __future__ import annotations

from qa.conversation.clause import sentence
from qa.conversation.fragments import fragment_of
from qa.conversation.nouns import with_noun
from qa.conversation.swaps import with_mention
from qa.conversation.talk import Talk
from qa.conversation.wording import Wording


def swapped(wording: Wording, talk: Talk) -> str | None:
    """Put what a fragment names for what is of its kind in the question before.

    Returns:
        The question that is meant; None where the text is no fragment, or doesn't fit.
    """
    fragment = fragment_of(wording, talk)
    if fragment is None:
        return None
    question: str | None = talk.frame
    if fragment.noun:
        question = with_noun(fragment, talk)
    for mention in fragment.mentions:
        question = question and with_mention(question, fragment, mention, talk)
    return sentence(question) if question else None
