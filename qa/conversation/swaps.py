"""One year, place, person, body or campaign of a question put for another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.date_names import MONTH, YEAR
from qa.conversation.clause import joined
from qa.conversation.context import preposition_before
from qa.conversation.fragments import Fragment
from qa.conversation.mentions import Mention
from qa.conversation.names import Slot
from qa.conversation.talk import Talk

_FITS = {
    Slot.DATE: (Slot.DATE, Slot.YEAR),
    Slot.PLACE: (Slot.PLACE,),
    Slot.PERSON: (Slot.PERSON, Slot.BODY),
    Slot.BODY: (Slot.BODY, Slot.PERSON),
    Slot.THING: (Slot.THING, Slot.CAMPAIGN, Slot.BODY),
    Slot.MONEY: (Slot.MONEY,),
}
"""What a mention can be put for, best first; years and campaigns have rules of their own."""

_WHERE = frozenset({"in", "at", "from", "near", "across"})
_TIMES = frozenset({Slot.YEAR, Slot.DATE})
_MONTH = re.compile(rf"\b{MONTH}\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_ACTORS = frozenset({Slot.PERSON, Slot.BODY, Slot.THING})


def with_mention(question: str, fragment: Fragment, new: Mention, talk: Talk) -> str | None:
    """Put a name for one of its kind in a question, or add it where there is none.

    Args:
        question: What is altered, without its question mark.
        fragment: The follow-up.
        new: What it names.
        talk: Where it stands.

    Returns:
        None where there is no place for it.
    """
    preposition = preposition_before(fragment.text, new.start)
    there = talk.mentions(question)
    if new.slot is Slot.YEAR:
        return _with_year(question, new, preposition, there)
    if new.slot is Slot.CAMPAIGN:
        return _with_campaign(question, new, preposition, there)
    if new.slot in _ACTORS and preposition not in {"", "by"}:
        return _behind_preposition(question, new, preposition)
    fitting = [each for slot in _FITS[new.slot] for each in there if each.slot is slot]
    located = [each for each in fitting if preposition_before(question, each.start) in _WHERE]
    is_place = new.slot is Slot.PLACE
    old = next(iter([*located, *fitting] if is_place else fitting), None)
    if old is not None:
        return _replaced(question, old, new, preposition)
    if new.slot in _ACTORS and not preposition:
        return _with_actor(question, new, talk)
    usual = "on" if new.text.lower().endswith("day") else "in"
    return joined(question, preposition or usual, new.text)


def _behind_preposition(question: str, new: Mention, preposition: str) -> str:
    """Put ``at Manaus`` for ``at the port of Santos``."""
    phrase = rf"\b{preposition} (?:[\w-]+(?: |$)){{1,5}}$"
    old = re.search(phrase, question, re.IGNORECASE)
    return joined(question[: old.start()].strip() if old else question, preposition, new.text)


def _with_year(question: str, new: Mention, preposition: str, there: Sequence[Mention]) -> str:
    """Change a year wherever it stands, in a campaign's name as well."""
    dated = [each for each in there if each.years or each.slot is Slot.YEAR]
    if not dated:
        usual = "" if _is_relative(new) else "in"
        return joined(question, preposition or usual, new.text)
    for each in reversed(dated):
        if each.years != dated[-1].years:
            continue
        is_part = each.slot is Slot.CAMPAIGN or (
            each.slot is Slot.DATE and not _is_day(each) and not _MONTH.search(each.text)
        )
        if is_part and new.years:
            in_another_year = YEAR.sub(new.years[0], each.text)
            question = _put(question, each.start, each.end, in_another_year)
        else:
            question = _replaced(question, each, new, preposition)
    return question


def _with_campaign(question: str, new: Mention, preposition: str, there: Sequence[Mention]) -> str:
    """Change the campaign, and with it the year, which stands for the old one."""
    old = next((each for each in there if each.slot is Slot.CAMPAIGN), None)
    year = next((each for each in there if each.slot in _TIMES and each.years), None)
    if old is None and year is not None and new.years:
        return _put(question, year.start, year.end, new.text)
    if old is None:
        return joined(question, preposition or "in", new.text)
    for each in sorted(filter(None, (old, year)), key=lambda each: -each.start):
        if each is old:
            question = _put(question, each.start, each.end, new.text)
        elif new.years:
            question = _put(question, each.start, each.end, new.years[0])
        else:
            question = _put(question, _start_of_phrase(question, each), each.end, "")
    return " ".join(question.split())


def _with_actor(question: str, new: Mention, talk: Talk) -> str | None:
    """Let somebody else do what the question before asks about."""
    clause = talk.clause
    if clause is None:
        return None
    if clause.word == "who" and not clause.verb:
        return joined("Who is", new.text)
    if clause.subject and clause.verb:
        return replace(clause, subject=new.text).with_question(clause.asked, "").rstrip("?")
    is_passive = clause.auxiliary and not clause.subject
    return joined(question, "by", new.text) if is_passive else None


def _replaced(question: str, old: Mention, new: Mention, preposition: str) -> str:
    """Put one mention for another; a new preposition goes with a new time."""
    start, text = old.start, new.text
    if old.slot in _TIMES and (preposition or _is_relative(new)):
        start = _start_of_phrase(question, old)
        text = joined(preposition, text)
    elif _is_relative(old):
        text = joined("in", text)
    if new.slot is Slot.DATE and old.years and not new.years:
        text = f"{text} {old.years[-1]}"
    has_the, gets_the = (each.text.lower().startswith("the ") for each in (old, new))
    if old.slot is new.slot is Slot.BODY and has_the and not gets_the:
        start += len("the ")
    return _put(question, start, old.end, text)


def _is_relative(mention: Mention) -> bool:
    """Say whether a year is told without its number: ``last year``."""
    return mention.slot is Slot.YEAR and not mention.years


def _is_day(mention: Mention) -> bool:
    return bool(_DAY.search(mention.text))


def _start_of_phrase(question: str, mention: Mention) -> int:
    """Return where a mention begins with its preposition."""
    before = preposition_before(question, mention.start)
    return mention.start - (len(before) + 1 if before else 0)


def _put(question: str, start: int, end: int, text: str) -> str:
    return question[:start] + text + question[end:]
