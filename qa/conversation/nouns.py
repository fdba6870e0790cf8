"""``And apps?``, ``and the fines?``: the question before, about something without a name."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.conversation.clause import Clause, joined
from qa.conversation.context import with_context
from qa.conversation.fragments import PREPOSITION_FIRST, Fragment
from qa.conversation.names import ROLE, Slot
from qa.conversation.talk import Talk

_ENDS_IN_ROLE = re.compile(rf"\b{ROLE}$", re.IGNORECASE)
_SUM = re.compile(
    r"\b(?:fines?|penalt(?:y|ies)|damages|losses|revenues?|value|money|costs?|turnover|profits?|"
    r"budget|income)$",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"\babout (?:the )?(?:[\w-]+ )*?[\w-]+$", re.IGNORECASE)
_SAYING = frozenset("say think state warn add explain argue mean claim".split())


def with_noun(fragment: Fragment, talk: Talk) -> str | None:
    """Ask the question before about another noun; None where there is no place for it."""
    clause = talk.clause
    noun = _spelt_out(fragment.noun, clause) if clause else fragment.noun
    if _ENDS_IN_ROLE.search(noun) and talk.frame.lower().startswith("who"):
        return joined("Who is the", noun, _of_the_body(noun, talk))
    if swapped := _of_the_same_kind(noun, talk) or _behind_preposition(fragment, talk):
        return swapped
    if clause is None:
        return with_context(f"What about {noun}", talk)
    if clause.word == "how many" or fragment.asks_how_many:
        return _with_another_count(noun, clause, talk)
    return _with_another_topic(noun, clause, talk)


def _spelt_out(noun: str, clause: Clause) -> str:
    """Return ``criminal cases`` of ``criminal ones`` where cases were asked for."""
    head = clause.thing.rpartition(" ")[2]
    return re.sub(r"\bones?$", head, noun) if head else noun


def _of_the_body(noun: str, talk: Talk) -> str:
    body = talk.antecedent(Slot.BODY)
    return f"of {body.text}" if body and " of " not in noun else ""


def _of_the_same_kind(noun: str, talk: Talk) -> str | None:
    """Put ``the first phase`` for ``the second phase``."""
    kind = noun.rpartition(" ")[2]
    if kind == noun:
        return None
    described = rf"\b(?:(?!(?:the|an?|of|in|many)\b)\w+ )?{re.escape(kind)}\b"
    found = re.search(described, talk.frame, re.IGNORECASE)
    return f"{talk.frame[: found.start()]}{noun}{talk.frame[found.end() :]}" if found else None


def _behind_preposition(fragment: Fragment, talk: Talk) -> str | None:
    """Put ``from police`` for ``from readers``."""
    first = PREPOSITION_FIRST.match(fragment.text)
    if first is None or fragment.mentions:
        return None
    phrase = rf"\b{first.group()} (?:[\w-]+ ?){{1,4}}$"
    found = re.search(phrase, talk.frame, re.IGNORECASE)
    return f"{talk.frame[: found.start()]}{fragment.text}" if found else None


def _is_singular(noun: str, talk: Talk) -> bool:
    return bool(talk.parse(noun)[-1].tag_ == "NN")


def _with_another_count(noun: str, clause: Clause, talk: Talk) -> str:
    """Ask how many, or how much, of something else."""
    if _SUM.search(noun):
        return with_context(f"How much were the {noun}", talk)
    if clause.word == "how many" and clause.thing:
        return clause.with_question(f"How many {noun}", "").rstrip("?")
    return with_context(f"How many {noun} were there", talk)


def _with_another_topic(noun: str, clause: Clause, talk: Talk) -> str:
    """Ask the same about another topic, or of another subject."""
    if clause.subject and clause.verb in _SAYING:
        the = "the" if _is_singular(noun, talk) else ""
        return joined("What", clause.auxiliary, clause.subject, clause.verb, "about", the, noun)
    if topic := _TOPIC.search(talk.frame):
        return f"{talk.frame[: topic.start()]}about {noun}"
    if clause.thing and clause.word in {"which", "what"}:
        return clause.with_question(f"{clause.word} {noun}", "").rstrip("?")
    if clause.subject and not talk.mentions(clause.subject):
        about = replace(clause, subject=f"the {noun}").with_question(clause.asked, "")
        return with_context(about, talk)
    return with_context(f"What about the {noun}", talk)
