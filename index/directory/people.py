"""The people whom an article names: their office, where they hold it, and what they said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.article import Span
from index.directory.bodies import Bodies
from index.directory.campaigns import ParsedSentence
from index.directory.grammar import PLACES
from index.directory.offices import has_office, office_beside
from index.directory.person_names import FULL_NAME, IS_PART, NO_PEOPLE, RANKS, TITLES
from index.directory.records import Person
from index.directory.roles import HAS_ROLE
from index.directory.sayings import speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class _Seen:
    """A person while an article is read."""

    name: str
    quote: Span
    office: str = ""
    organisation: str = ""
    said: list[Span] = field(default_factory=list)
    mentions: int = 0


def people(sentences: Sequence[ParsedSentence], bodies: Bodies) -> list[Person]:
    """Return the people of an article in the order of their first mention.

    Args:
        sentences: The article.
        bodies: Gives organisations their full names.
    """
    seen: dict[str, _Seen] = {}
    last: _Seen | None = None
    for sentence, quoted in zip(sentences, _quotations(sentences), strict=True):
        named = list(_named(sentence, seen))
        for person in named:
            person.mentions += 1
            _add_office(person, sentence)
        speaks = speaker(sentence.doc, _known(named, seen), last, quoted=quoted)
        if speaks is not None:
            speaks.said.append(sentence.span)
            last = speaks
        elif named:
            last = named[-1]
    return [
        Person(
            name=each.name,
            office=each.office,
            organisation=bodies.full_name(each.organisation),
            quote=each.quote,
            said=tuple(each.said),
        )
        for each in seen.values()
        if each.office or each.organisation or each.said or each.mentions > 1
    ]


def _named(sentence: ParsedSentence, seen: dict[str, _Seen]) -> Iterator[_Seen]:
    """Yield the people named in a sentence, known ones by either of their names."""
    text = sentence.doc.text
    full = dict.fromkeys(_full_names(sentence.doc))
    for name in full:
        if name not in seen:
            seen[name] = _Seen(name, sentence.span)
        yield seen[name]
    for name, person in seen.items():
        parts = {name.split()[0], name.split()[-1]}
        if name not in full and any(re.search(rf"\b{re.escape(part)}\b", text) for part in parts):
            yield person


def _full_names(sentence: Doc) -> Iterator[str]:
    labelled = {(each.start_char, each.end_char): each.label_ for each in sentence.ents}
    for match in FULL_NAME.finditer(sentence.text):
        name = RANKS.sub("", TITLES.sub("", match.group())).strip()
        start = match.end() - len(name)
        if " " not in name or NO_PEOPLE.search(name) or IS_PART.search(sentence.text[:start]):
            continue
        label = next(
            (
                label
                for (first, last), label in labelled.items()
                if first < match.end() and start < last
            ),
            "",
        )
        if label == "PERSON" or has_office(sentence.text, start, match.end()):
            yield name


def _add_office(person: _Seen, sentence: ParsedSentence) -> None:
    if person.office:
        return
    text = sentence.doc.text
    name = person.name if person.name in text else person.name.split()[-1]
    at = text.find(name)
    if at < 0:
        return
    office, organisation = office_beside(sentence.doc, at, at + len(name))
    if any(organisation == each.text and each.label_ in PLACES for each in sentence.doc.ents):
        organisation = ""
    if office or organisation:
        person.office, person.organisation, person.quote = office, organisation, sentence.span


def _quotations(sentences: Sequence[ParsedSentence]) -> Iterator[bool]:
    """Yield for each sentence whether it begins with a quotation, or stands in one."""
    is_open = False
    for sentence in sentences:
        text = sentence.doc.text
        yield is_open or text[:1] in {'"', "“"}
        if "“" in text or "”" in text:
            is_open = text.rfind("“") > text.rfind("”")
        elif text.count('"') % 2:
            is_open = not is_open


def _known(named: Sequence[_Seen], seen: dict[str, _Seen]) -> Callable[[str], _Seen | None]:
    """Return what finds a person by the words of a sentence: by name, else by an office held."""

    def find(words: str) -> _Seen | None:
        there = set(re.findall(r"[\w’'-]+", words))
        for person in named:
            if there & {part for part in person.name.split() if len(part) > 1}:
                return person
        roles = [word.lower() for word in there if HAS_ROLE.fullmatch(word)]
        if not roles or {word.lower() for word in there} & {"another", "other"}:
            return None
        holding = (
            person
            for person in reversed(seen.values())
            if any(role in person.office.lower().split() for role in roles)
        )
        return next(holding, None)

    return find
