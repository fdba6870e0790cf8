"""Which readings a question can't mean: the words of another, the holder of another office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.directory.records import Person
from index.directory.roles import ROLE
from index.tokens import STOP_WORDS, stem, tokens
from qa.forms.finding import Tools
from qa.overlap import holds
from qa.question import Kind, Question, asks_for_words
from qa.read import Reading

_PHRASE = rf"(?:[a-z]+[ -]){{0,2}}?{ROLE}"
_OFFICE = re.compile(
    rf"\b(?:the|an?|as|of|its|their) (?P<office>{_PHRASE}) (?:of|at|for|in|with)\b|"
    rf"^\W*(?!(?:which|what|who)\b)(?P<opening>{_PHRASE}) (?:of|at|for)\b",
    re.IGNORECASE,
)
_POST = re.compile(r"^(?:post|position|job|role|office|name) of (?:the )?", re.IGNORECASE)
_QUALIFIES = frozenset(map(stem, "deputy vice assistant acting former ex".split()))
"""Words that make an office another one."""

SHARED = 0.6
"""Share of the words of a body that has to be told of who holds an office there."""

ALIKE = 0.6
"""Cosine from which two names of offices may mean the same: spokeswoman, press officer."""


def without_other_people(
    question: Question, readings: Sequence[Reading], tools: Tools
) -> list[Reading]:
    """Leave out what another said, and who holds another office than the asked one.

    Args:
        question: What is asked.
        readings: The places that may answer.
        tools: What the forms share.
    """
    office = office_asked_for(question)
    return [
        reading
        for reading in readings
        if not _is_said_by_another(question, reading, tools)
        and not (office and _holds_another(question, office, reading, tools))
    ]


def office_asked_for(question: Question) -> str:
    """Return the office whose holder is asked for: ``training officer``; empty where none is."""
    if question.kind is not Kind.PERSON:
        return ""
    asked = _OFFICE.search(question.text)
    return _POST.sub("", asked["office"] or asked["opening"]) if asked else ""


def _holds_another(question: Question, office: str, reading: Reading, tools: Tools) -> bool:
    """Say whether a reading is no name, or the name of somebody whose office is another."""
    article = reading.hit.article
    answer = article.text[slice(*reading.answer)]
    if any(map(str.isdigit, answer)) and not any(map(str.isupper, answer)):
        return True
    person = _named(answer, tools.contents.directory.of(article).people)
    if person is None or not person.office:
        return False
    return not _is_same_office(office, person, tools) or _is_elsewhere(question, reading, person)


def _is_elsewhere(question: Question, reading: Reading, person: Person) -> bool:
    """Say whether the body at which an office is asked for is told neither of a person nor here."""
    body = [each for each in tokens(_body_asked_for(question)) if each not in STOP_WORDS]
    text = reading.hit.article.text
    told = f"{person.office} {person.organisation} {text[slice(*person.quote)]}"
    there = frozenset(tokens(f"{told} {text[slice(*reading.quote)]}"))
    held = [each for each in body if holds(question, each, there)]
    return bool(person.organisation and body) and len(held) < SHARED * len(body)


def _body_asked_for(question: Question) -> str:
    """Return what stands behind the office that is asked for: ``the NCA``."""
    asked = _OFFICE.search(question.text)
    return question.text[asked.end() :] if asked else ""


def _named(answer: str, people: Sequence[Person]) -> Person | None:
    """Return the person whom an answer names."""
    there = set(tokens(answer))
    return next((each for each in people if there & set(tokens(each.name))), None)


def _is_same_office(asked: str, person: Person, tools: Tools) -> bool:
    ours, theirs = set(tokens(asked)) - STOP_WORDS, set(tokens(person.office)) - STOP_WORDS
    if (ours ^ theirs) & _QUALIFIES:
        return False
    return ours <= theirs or theirs <= ours or tools.alike(asked, [person.office])[0] >= ALIKE


def _is_said_by_another(question: Question, reading: Reading, tools: Tools) -> bool:
    """Say whether the words of somebody whom the article names are asked for, and these aren't."""
    if not asks_for_words(question.text):
        return False
    people = tools.contents.directory.of(reading.hit.article).people
    asked = [each for each in people if _is_asked_about(question, each)]
    spoke = [each for each in people if any(span.overlaps(reading.quote) for span in each.said)]
    return bool(asked and spoke) and not any(each in asked for each in spoke)


def _is_asked_about(question: Question, person: Person) -> bool:
    """Say whether a question names somebody: in full, or by a name that it writes as one."""
    name = tokens(person.name)
    names = {stem(each) for each in question.names}
    return set(name) <= set(question.tokens) or name[-1] in names or name[0] in names
