"""``When?``, ``by whom?``, ``in which months?``: another question word over the question before."""

from __future__ import annotations

import re

from qa.conversation.clause import Clause, sentence
from qa.conversation.talk import SHORT, Talk
from qa.conversation.wording import Wording

_THAT = r"(?:that|this|it|those|they|these)"
_HAPPENED = (
    rf"(?: (?:is|was|were|did|has|have|are) {_THAT}"
    r"(?: (?:happen|happened|take place|done|so|be|do so|come))?)?"
)
_ASKED = re.compile(
    r"(?P<asked>(?:since|until|till) when|how (?:so|come|long|often)|when|where|why|how|"
    r"(?:by|with|from|to|for|against) who(?:m)?|who (?:did|does) (?:that|this|it|so)|who(?:m)?|"
    r"(?:(?:in|on|by|during|from|for|at|of|with) )?(?:which|what) [a-z]+)"
    rf"{_HAPPENED}",
    re.IGNORECASE,
)
_ELSE = re.compile(r"(who|what|where|when) else", re.IGNORECASE)
_WHICH = re.compile(r"which(?: ones?| of (?:them|those|these))?|name them|list them", re.IGNORECASE)
_HOW_MANY = re.compile(r"how many(?: of (?:them|those|these))?", re.IGNORECASE)
_HOW_MUCH = re.compile(rf"how much(?: (?:is|was|were|are) {_THAT})?", re.IGNORECASE)
_CIRCUMSTANCES = re.compile(
    r"(?:year|month|week|day|date|city|citie|province|country|countrie|region|place|town|state|"
    r"district)s?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?:in|on|by|during|from|for|at|of|with) ", re.IGNORECASE)


def asked_otherwise(wording: Wording, talk: Talk) -> str | None:
    """Ask the question before with the question word that a follow-up consists of.

    Returns:
        The question that is meant; None where the text is more than a question word.
    """
    text = wording.text
    clause = talk.clause
    if other := _ELSE.fullmatch(text):
        return _with_else(other.group(1), talk)
    if clause is None:
        asked = _ASKED.fullmatch(text)
        return sentence(talk.frame, asked["asked"].lower()) if asked else None
    if clause.thing and _WHICH.fullmatch(text):
        return clause.with_question(f"Which {clause.thing}", "")
    if clause.thing and clause.word in {"which", "what"} and _HOW_MANY.fullmatch(text):
        return clause.with_question(f"How many {clause.thing}", "")
    if clause.thing and clause.word in {"which", "what"} and _HOW_MUCH.fullmatch(text):
        return clause.with_question("How much", f"the {clause.thing}")
    asked = _ASKED.fullmatch(text)
    return _with_word(asked["asked"], clause, talk) if asked else None


def _with_else(word: str, talk: Talk) -> str | None:
    first, _, rest = talk.frame.partition(" ")
    return sentence(word.capitalize(), "else", rest) if first.lower() == word.lower() else None


def _with_word(asked: str, clause: Clause, talk: Talk) -> str | None:
    noun = re.fullmatch(r"(which|what) ([a-z]+)", asked, re.IGNORECASE)
    if noun and clause.thing.lower().endswith(noun.group(2).lower()):
        return clause.with_question(f"{noun.group(1).capitalize()} {clause.thing}", "")
    if noun and not _CIRCUMSTANCES.search(asked):
        return None
    if noun and clause.word not in {"who", "what"}:
        asked = f"in {asked}"
    if asked.lower().startswith("who"):
        if (clause.subject and clause.verb) or clause.word == "who":
            return None
        asked = "by whom" if clause.verb else asked
    asked = re.sub(r"^how so$", "how", asked, flags=re.IGNORECASE)
    return clause.with_question(asked, _what_was_asked_of(clause, talk))


def _what_was_asked_of(clause: Clause, talk: Talk) -> str:
    """Return what stands for the thing that the question before asked of."""
    if clause.is_of_circumstance or not clause.word:
        return ""
    if clause.thing:
        return "" if _PREPOSITION.match(clause.asked) else f"the {clause.thing}"
    said = talk.last.said
    if said and not talk.last.is_quote and len(said.split()) <= SHORT:
        return said
    return "that" if clause.verb else ""
