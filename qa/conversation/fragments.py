"""Follow-ups without a verb: ``And in 2019?``, ``music sites?``, ``how many in Henan?``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.conversation.clause import joined
from qa.conversation.mentions import Mention, describes_a_noun
from qa.conversation.names import BODY, CAMPAIGN, Slot
from qa.conversation.relative_years import with_years_named
from qa.conversation.talk import Talk
from qa.conversation.wording import Wording

LONGEST = 12
"""Words of a fragment; more of them say enough by themselves."""

PREPOSITION_FIRST = re.compile(
    r"(?:in|on|at|for|by|from|of|with|about|during|since|until|to|under)\b", re.IGNORECASE
)
_HOW_MANY = re.compile(r"how (?:many|much)\b\s*", re.IGNORECASE)
_SAME_PERIOD = re.compile(r"\b(?:the )?same (?:period|time|months?|half|quarter) ", re.IGNORECASE)
_IN_MONEY = re.compile(
    r"(?:(?:and )?(?:how much|what)(?:'s| is| was| were| are| would)?"
    r"(?: (?:that|it|this|those|they))?(?: (?:be|worth|come to|make))? )?"
    r"(?:in|into) (?P<money>(?:US |American )?[a-z]+)",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"(?:\b(?:in|on|at|for|by|from|of|with|about|to|during|since|until|the|an?|only|just|and|or|"
    r"both|compared|also|again|those|these|numbers? of)\b|[\s,“”\"'’()-])+",
    re.IGNORECASE,
)
_BODY_WORD = re.compile(BODY, re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\w+ed(?: (?:in|on|by|at|for|during|from|under|with)\b.*)?", re.IGNORECASE
)
_AND = re.compile(r"(?:,|,? (?:and|or))(?: in)? ", re.IGNORECASE)
_CAMPAIGN_WORD = re.compile(CAMPAIGN, re.IGNORECASE)
_CLAUSE_WORD = re.compile(
    r"^(?:tell|give|list|name|show|find)\b|\b(?:who|what|which|when|where|why|how|whose|whom|did|"
    r"does|do|is|are|was|were|has|have|had|can|could|will|would|than|more|fewer|less|his|her|its|"
    r"their|him|them|it|that|before|after|earlier|later|total|sum|difference|average)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What stands in a follow-up without a verb.

    Attributes:
        text: Its words, ``how many`` left out.
        mentions: What it names.
        noun: What is left beside its names: ``music sites``.
        asks_how_many: Whether ``how many`` stood before them.
    """

    text: str
    mentions: tuple[Mention, ...]
    noun: str
    asks_how_many: bool = False


def fragment_of(wording: Wording, talk: Talk) -> Fragment | None:
    """Read a follow-up as a fragment; None where it says enough by itself.

    Without ``and`` or its like before it, a fragment has to be all names, or begin with a
    preposition: other words without a verb may well be a question in shorthand.
    """
    text = _SAME_PERIOD.sub("", _money_only(with_years_named(wording.text, talk), talk))
    asked = _HOW_MANY.match(text)
    bare = text[asked.end() :] if asked else text
    if len(bare.split()) > LONGEST or _has_clause(bare, talk):
        return None
    if asked and _has_verb(text, bare, talk):
        return None
    found = _together(bare, talk.mentions(bare))
    noun = _noun_beside(bare, found)
    if _BODY_WORD.fullmatch(noun) and not PREPOSITION_FIRST.match(bare):
        found, noun = [*found, Mention(Slot.BODY, len(bare), len(bare), f"the {noun}")], ""
    is_tied = wording.is_tied or asked is not None
    is_named = bool(found) and (not noun or bool(PREPOSITION_FIRST.match(bare)))
    if not is_named and not (is_tied and noun):
        return None
    return Fragment(bare, tuple(found), noun, asks_how_many=asked is not None)


def _money_only(text: str, talk: Talk) -> str:
    """Return ``in dollars`` of ``how much was that in dollars``."""
    found = _IN_MONEY.fullmatch(text)
    is_money = found and any(each.slot is Slot.MONEY for each in talk.mentions(found["money"]))
    return f"in {found['money']}" if found and is_money else text


def _has_clause(text: str, talk: Talk) -> bool:
    return bool(_CLAUSE_WORD.search(text)) or any(
        token.dep_ in {"nsubj", "nsubjpass"} and token.head.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        for token in talk.parse(text)
    )


def _has_verb(text: str, bare: str, talk: Talk) -> bool:
    """Say whether a verb stands behind ``how many``."""
    finite = (token.tag_ in {"VBD", "VBZ", "VBP"} for token in talk.parse(text))
    return _PARTICIPLE.fullmatch(bare) is not None or any(finite)


def _together(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Join what stands side by side, ``Shanghai and Hunan``; leave out what describes a noun."""
    joint: list[Mention] = []
    for mention in found:
        last = joint[-1] if joint else None
        between = text[last.end : mention.start] if last else ""
        if last and last.slot is mention.slot and _AND.fullmatch(between):
            whole = text[last.start : mention.end]
            joint[-1] = Mention(last.slot, last.start, mention.end, whole)
        elif not describes_a_noun(mention, text):
            joint.append(mention)
    return joint


def _noun_beside(text: str, found: Sequence[Mention]) -> str:
    """Return what is left of a fragment without what it names."""
    for mention in reversed(found):
        text = f"{text[: mention.start]} | {text[mention.end :]}"
    noun = joined(*map(_without_ends, text.split("|")))
    return "" if found and _CAMPAIGN_WORD.fullmatch(noun) else noun


def _without_ends(text: str) -> str:
    """Take white space and words that name nothing off both ends."""
    text = text.strip()
    start = _EMPTY.match(text)
    text = text[start.end() :] if start else text
    while (end := re.search(r"\s+\S+$", text)) and _EMPTY.fullmatch(end.group()):
        text = text[: end.start()]
    return text.strip(" ,")
