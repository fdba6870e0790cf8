"""``How many people did they arrest?``, where the question before doesn't say who acted."""

from __future__ import annotations

import re

from qa.conversation.clause import sentence
from qa.conversation.context import with_context
from qa.conversation.past_tense import past_tense
from qa.conversation.talk import Talk
from qa.conversation.wording import Wording

_DID_THEY = re.compile(
    r"(?P<asked>how many [^?]+?) did they (?P<verb>(?!get\b|have\b|say\b)[a-z]+(?: down| up)?)"
    r"(?P<rest>(?: .+)?)",
    re.IGNORECASE,
)


def without_actor(wording: Wording, talk: Talk) -> str | None:
    """Ask what was done, not who did it; None where the question before names who acted."""
    asked = _DID_THEY.fullmatch(wording.text)
    clause = talk.clause
    if asked is None or clause is None or clause.subject or not clause.verb:
        return None
    done = past_tense(asked["verb"])
    return sentence(with_context(f"{asked['asked']} were {done}{asked['rest']}", talk))
