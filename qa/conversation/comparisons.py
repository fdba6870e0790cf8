"""``How many more than in 2016?``: the question before, and what it is compared with."""

from __future__ import annotations

import re

from index.date_names import YEAR
from qa.conversation.clause import Clause, clause_of, joined, sentence
from qa.conversation.context import preposition_before
from qa.conversation.mentions import Mention
from qa.conversation.names import Slot
from qa.conversation.relative_years import with_years_named
from qa.conversation.talk import Talk
from qa.conversation.wording import Wording

_MORE = r"more|fewer|less|higher|lower|bigger|larger|smaller"
_THAN = r"(?:than|compared (?:to|with)|against|over) (?P<other>.+)"
_HOW_MANY_MORE = re.compile(
    rf"(?:by )?how (?:many|much) (?P<more>{_MORE})"
    r"(?: (?!than\b|compared\b|over\b)\w+){0,3}?"
    rf"(?: (?:was|is|were|are) (?:that|it|this|those|they))?(?: {_THAN})?",
    re.IGNORECASE,
)
_WAS_THAT_MORE = re.compile(
    rf"(?:(?:is|was|were|are) (?:that|it|this|those|they) )?(?:(?P<more>{_MORE}) )?{_THAN}",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"(?:(?:and )?(?:what(?:'s| is| was) )?the )?(?:difference|gap|increase|change|rise)"
    r"(?: between (?:the two|them|both|those))?|by how (?:many|much)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"(?:(?:how (?:many|much) )?(?:(?:is|was|were|are|does) (?:that|it|this|those|they) )?"
    r"(?:make )?)?(?:in (?:total|all|sum)|(?:both |all )?(?:together|combined)|altogether|"
    r"in both(?: \w+)?|both(?: years)?)|(?:what(?:'s| is| was) )?the (?:sum|total)(?: of both)?",
    re.IGNORECASE,
)
_WHICH_MORE = re.compile(
    r"(?:which|what|where|when|who)"
    r"(?: (?:year|one|of (?:them|those|the two)|campaign|place|province))?"
    r"(?: (?:was|is|were|are|had|has|did))?(?: (?:the|it))?"
    r" (?:more|most|higher|highest|larger|largest|bigger|biggest|better)",
    re.IGNORECASE,
)


def compared(wording: Wording, talk: Talk) -> str | None:
    """Fill in what a comparison leaves out; None where the text is none."""
    text, clause = with_years_named(wording.text, talk), talk.clause
    if clause is None or " than " in talk.frame:
        return None
    if more := _HOW_MANY_MORE.fullmatch(text):
        return _how_many_more(clause, more["more"], more["other"], talk)
    if _DIFFERENCE.fullmatch(text):
        return _how_many_more(clause, "more", None, talk)
    if more := _WAS_THAT_MORE.fullmatch(text):
        return _is_it_more(clause, more["more"] or "more", more["other"], talk)
    return _of_the_last_two(text, talk)


def _how_many_more(clause: Clause, more: str, other: str | None, talk: Talk) -> str | None:
    """Return ``How many more websites were closed in 2019 than in 2016?``.

    What it is compared with is the question before the last, where nothing else is told.
    """
    pair = None if other else _last_two(talk)
    other = pair[0].text if pair else other
    if not other or not (clause.thing or clause.word == "how much"):
        return None
    asked = re.sub(r"(?i)^(how (?:many|much))(?: more)?", rf"\1 {more}", talk.frame)
    if clause.word in {"which", "what"}:
        asked = clause.with_question(f"How much {more}", f"the {clause.thing}")
    return sentence(asked.rstrip("?"), "than", _like(other, talk))


def _is_it_more(clause: Clause, more: str, other: str, talk: Talk) -> str | None:
    """Return ``Were more websites closed in 2019 than in 2016?``."""
    if not clause.word or clause.is_of_circumstance:
        return None
    if clause.word == "how much" and not clause.thing:
        return sentence(clause.question_order(""), more, "than", _like(other, talk))
    asked = clause.question_order(joined(more, clause.thing))
    return sentence(asked, "than", _like(other, talk))


def _of_the_last_two(text: str, talk: Talk) -> str | None:
    """Ask the last question for what it names and for what the one before names, together."""
    pair = _last_two(talk)
    is_sum = _TOGETHER.fullmatch(text)
    if pair is None or not (is_sum or _WHICH_MORE.fullmatch(text)):
        return None
    other, own = pair
    both = f"{other.text} {'and' if is_sum else 'or'} {own.text}"
    question = talk.frame[: own.start] + both + talk.frame[own.end :]
    if is_sum:
        return sentence(question, "together")
    clause = clause_of(question, talk.parse)
    if clause is None or not clause.thing:
        return None
    return sentence(clause.question_order(f"more {clause.thing}"))


def _last_two(talk: Talk) -> tuple[Mention, Mention] | None:
    """Return what the question before the last names instead of what the last names."""
    if len(talk.turns) < 2:
        return None
    before = talk.mentions(talk.turns[-2].question.rstrip(" ?!."))
    for own in talk.mentions(talk.frame):
        other = next((each for each in before if each.slot is own.slot), None)
        if other and other.text.lower() != own.text.lower():
            return other, own
    return None


def _like(other: str, talk: Talk) -> str:
    """Write what is compared like its counterpart in the question before.

    ``2016`` becomes ``in Jianwang 2016`` where that tells ``in Jianwang 2019``.
    """
    frame, named = talk.frame, next(iter(talk.mentions(other)), None)
    if named is None:
        return other
    for own in talk.mentions(frame):
        if named.slot is Slot.YEAR and own.slot is Slot.CAMPAIGN and own.years and named.years:
            new = YEAR.sub(named.years[0], own.text)
            return joined(preposition_before(frame, own.start), new)
        if own.slot is named.slot:
            given = preposition_before(other, named.start)
            preposition = given or preposition_before(frame, own.start)
            return joined(preposition, named.text)
    return other
