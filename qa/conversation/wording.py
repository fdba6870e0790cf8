"""The words by which a follow-up is known: how it begins, and what is no question at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TALK = (
    r"thanks?(?: you| a lot| so much)?|ok(?:ay)?|alright|all right|great|good|nice|cool|wow|"
    r"perfect|hm+|oh|ah|yes|yeah|no|nope|sure|i see|got it|right|really|hello|hi|hey|bye|"
    r"goodbye|please|interesting|never ?mind|understood|fine|well"
)
_REMARK = (
    r"are you (?:really |quite )?(?:sure|certain|serious)(?: about (?:that|this|it))?|"
    r"is (?:that|this|it) (?:true|right|correct|so|all)|"
    r"(?:that|it)(?:'s| is) (?:right|all|it|wrong|great|good)|how do you know(?: that)?|"
    r"why should i (?:trust|believe) (?:you|that)|who are you|what can you do|tell me more|go on|"
    r"what do you mean"
)
_CHAT = re.compile(rf"\W*(?:(?:{_TALK}|{_REMARK})\b\W*)+", re.IGNORECASE)
_POLITE = rf"(?:(?:{_TALK})[\s,.!;:–—-]+)*"
_OTHER_TOPIC = re.compile(
    rf"\W*{_POLITE}(?:(?:and |now )?(?:an?other|other|different|new|next|change of) "
    r"(?:topic|subject|question|thing)\b|something else\b)[\s,.:;!–—-]*",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    rf"[^\w&]*{_POLITE}(?P<words>(?:(?:and|n|&|but|so|or|also|then|now|plus)[\s,]+)*"
    r"(?:(?:what|how) (?:about|abt|of) |"
    r"(?:(?:give|tell|show) me |what (?:is|was|were|are) )?"
    r"the (?:figures?|numbers?|results?|counts?) (?:for|in|from) |"
    r"(?:is it )?(?:the )?same (?:thing |question |again )?(?:for|in|with|but for|but in|but) )?)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,]+(?:how (?:many|much)|too|instead|though|as well|please|again|exactly|precisely|"
    r"specifically)\W*$",
    re.IGNORECASE,
)


_SHORTHAND = re.compile(r"\bppl\b", re.IGNORECASE)
_THEN = re.compile(r"[\s,]+then\W*$", re.IGNORECASE)
_HAS_VERB = re.compile(r"\b(?:is|are|was|were|did|does|do|has|have|had|happened)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """A question without the words that tie it to the one before.

    Attributes:
        text: The rest of it, without a question mark.
        is_tied: Whether it had such words.
        is_other_topic: Whether they say that the topic changes.
    """

    text: str
    is_tied: bool
    is_other_topic: bool = False


def is_chat(text: str) -> bool:
    """Say whether a message is talk that asks nothing of the articles."""
    return _CHAT.fullmatch(text) is not None


def wording_of(question: str) -> Wording:
    """Part a question from its ``and``, ``what about``, ``ok``, and from ``then`` at its end."""
    other = _OTHER_TOPIC.match(question)
    if other and any(map(str.isalnum, question[other.end() :])):
        return Wording(_bare(question[other.end() :]), is_tied=False, is_other_topic=True)
    question = _SHORTHAND.sub("people", question)
    lead = _LEAD_IN.match(question)
    text = question[lead.end() :] if lead else question
    if not any(map(str.isalnum, text)):
        return Wording(_bare(question), is_tied=False)
    return Wording(_bare(text), is_tied=bool(lead and lead["words"].strip()))


def _bare(text: str) -> str:
    """Take off signs and small words; ``then`` behind a verb is a time."""
    text = text.strip(" ?!.,;:–—-")
    shorter = _TRAILING.sub("", text)
    shorter = shorter if _HAS_VERB.search(shorter) else _THEN.sub("", shorter)
    return shorter or text
