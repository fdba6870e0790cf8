"""Answers with all items of a list, each cited, duplicates merged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Article, Span
from index.directory.grammar import is_headline
from index.directory.records import Person
from index.parser import Parse
from index.tokens import STOP_WORDS, stem, tokens
from qa.answer import Answer, Form, Item
from qa.forms.citing import Citations, markers
from qa.forms.finding import Found, Tools
from qa.overlap import holds
from qa.question import Question
from qa.read import Reading
from qa.requirements import missing_names
from qa.retrieve import Hit

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

_ASKS_FOR_ALL = re.compile(
    r"^\W*(?:please )?(?:name|list|give|tell)\b(?: me)? (?:all|every\w*|each|the|some|both)\b|"
    r"\bwho (?:all|else)\b|^\W*who (?:(?:is|was|were|are) quoted|spoke|commented)\b",
    re.IGNORECASE,
)
_SAYS_ALL = re.compile(r"\b(?:name|list|all|every(?:one|body)?|each|both)\b", re.IGNORECASE)
_PLACES = re.compile(
    r"\b(?:provinces?|cit(?:y|ies)|countr(?:y|ies)|regions?|states?|places?|districts?|towns?)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:name|list|which|what|give|tell)(?: me)?(?: (?:all|every|each|the|of|some|both))*"
    r"(?: [\w-]+){0,2}? (?P<role>people|persons|everybody|everyone|officials|actors|directors|"
    r"lawyers|ministers|experts|researchers|speakers|spokes\w+|officers|judges|authors|producers|"
    r"executives|chairmen|representatives|writers|musicians|editors|professors)\b|"
    r"^\W*who (?:all |else )?(?P<anybody>(?:is|was|were|are) quoted|spoke|commented)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"\b(?:quoted|spoke|speaks|said|commented|interviewed|talked)\b", re.IGNORECASE
)
_ANYBODY = frozenset(
    "people person persons everybody everyone speaker speakers official officials".split()
)
_GAP = re.compile(
    r"[\s,;]*(?:and|or|as well as|&)?[\s,;]*(?:(?:the|an?|some|its|their) )?", re.IGNORECASE
)

FEWER_IF_LIST = 0.65
"""Share of the usual confidence that will do where several things in a row are read."""

RUN = 2
SHARED = 0.6
"""Share of the words of a body's name that the question has to hold."""

_BODIES = re.compile(r", |['’]s? ")
"""What parts a body from the one it belongs to."""


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a list.

    Attributes:
        text: Its words.
        article: Where it stands.
        quote: The sentence that tells it.
        confidence: The reader's.
        place: Where its words stand, if it is one of a row; else None.
    """

    text: str
    article: Article
    quote: Span
    confidence: float
    place: Span | None = None


def wants_list(text: str, parse: Parse) -> bool:
    """Say whether a question asks for several things: ``which provinces``, ``name all``."""
    if _ASKS_FOR_ALL.search(text):
        return True
    return any(
        token.lower_ in {"which", "what"}
        and token.dep_ == "det"
        and token.head.tag_ in {"NNS", "NNPS"}
        for token in parse(text)
    )


def listed(found: Found, tools: Tools) -> Answer | None:
    """Return a list of all items; None where what was read is no list.

    Args:
        found: The question, what was found and read for it.
        tools: What the forms share.
    """
    asks_for_people = _PEOPLE.search(found.question.text)
    people = _people(found, tools)
    parts = people if asks_for_people else _parts(found.bearing_out, tools)
    if len(parts) < (1 if people and _SAYS_ALL.search(found.question.text) else 2):
        return None
    return _composed(found.question, parts)


def _composed(question: Question, parts: Sequence[Part]) -> Answer:
    citations = Citations()
    items = []
    for part in parts:
        number = citations.cite_span(part.article, part.quote, part.confidence)
        items.append(Item(part.text, (number,)))
    listed_so = _row_of(parts)
    told = ", ".join(f"{item.text} {markers(item)}" for item in items)
    return Answer(
        question=question.asked,
        standalone=question.text,
        answer=listed_so or ", ".join(item.text for item in items),
        text=f"{listed_so} [1]." if listed_so else f"{told}.",
        confidence=max(part.confidence for part in parts),
        citations=citations.made,
        elapsed_ms=0.0,
        form=Form.LIST,
        items=tuple(items),
    )


def _row_of(parts: Sequence[Part]) -> str:
    """Return a list from its first item to its last as it stands; empty where it is in parts."""
    first, last = parts[0], parts[-1]
    if first.place is None or last.place is None or first.article.id != last.article.id:
        return ""
    return first.article.text[first.place.start : last.place.end]


def _parts(found: Found, tools: Tools) -> list[Part]:
    """Return the longest run of like things that a reading points to, the best one's kind."""
    runs = [
        (reading, _run(reading, found.question, tools))
        for reading in found.readings
        if not is_headline(reading.hit.article.text[reading.quote.start : reading.quote.end])
    ]
    sure = [
        (reading, run)
        for reading, run in runs
        if reading.confidence >= tools.threshold
        or (len(run) >= RUN and reading.confidence >= FEWER_IF_LIST * tools.threshold)
    ]
    if not sure:
        return []
    _, best_run = sure[0]
    known = {_key(each.text) for each in best_run}
    for _, run in sure[1:]:
        shares = any(_is_same(_key(each.text), other) for each in run for other in known)
        if len(run) > len(best_run) and shares:
            best_run = run
    merged: dict[tuple[str, ...], Part] = {}
    for thing in best_run:
        merged.setdefault(_key(thing.text), thing)
    return list(merged.values())


def _key(text: str) -> tuple[str, ...]:
    return tuple(token for token in tokens(text) if token not in STOP_WORDS)


def _is_same(one: Sequence[str], other: Sequence[str]) -> bool:
    ours, theirs = set(one), set(other)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _run(reading: Reading, question: Question, tools: Tools) -> list[Part]:
    """Return the things that stand in a row with what a reading points to."""
    start = reading.quote.start
    text = reading.hit.article.text[start : reading.quote.end]
    doc = tools.parse(text)
    answer = Span(reading.answer.start - start, reading.answer.end - start)
    things = list(_things(doc))
    row: list[DocSpan] = []
    rows = [row]
    for thing in things:
        if row and not _GAP.fullmatch(text[row[-1].end_char : thing.start_char]):
            row = []
            rows.append(row)
        row.append(thing)
    for each in rows:
        if each and Span(each[0].start_char, each[-1].end_char).overlaps(answer):
            fits = not _PLACES.search(question.text) or any(map(_holds_a_place, each))
            return [_part(thing, reading) for thing in each] if fits else []
    return []


def _part(thing: DocSpan, reading: Reading) -> Part:
    text = _plain(thing.text)
    start = reading.quote.start + thing.start_char + thing.text.index(text)
    return Part(
        text=text,
        article=reading.hit.article,
        quote=reading.quote,
        confidence=reading.confidence,
        place=Span(start, start + len(text)),
    )


def _holds_a_place(thing: DocSpan) -> bool:
    return any(token.ent_type_ in {"GPE", "LOC"} for token in thing)


def _things(doc: Doc) -> Iterator[DocSpan]:
    """Yield noun phrases, with what describes them behind; a name is one, whatever it holds."""
    chunks = _with_whole_names(doc)
    at = 0
    while at < len(chunks):
        first = last = chunks[at]
        while at + 1 < len(chunks) and _describes(last, chunks[at + 1]):
            at += 1
            last = chunks[at]
        yield doc[first.start : last.end]
        at += 1


def _with_whole_names(doc: Doc) -> list[DocSpan]:
    """Return names, and noun phrases; a phrase around one name is one with it."""
    found = list(doc.ents)
    for chunk in doc.noun_chunks:
        inside = [name for name in found if name.start < chunk.end and chunk.start < name.end]
        if len(inside) > 1:
            continue  # a row of names
        for name in inside:
            found.remove(name)
            chunk = doc[min(chunk.start, name.start) : max(chunk.end, name.end)]  # noqa: PLW2901
        found.append(chunk)
    return sorted(found, key=lambda span: span.start)


def _describes(chunk: DocSpan, other: DocSpan) -> bool:
    """Say whether ``reposting`` goes on with ``of news articles``."""
    between = chunk.doc[chunk.end : other.start]
    return len(between) == 1 and between[0].dep_ == "prep" and between[0].head in chunk


def _plain(text: str) -> str:
    return re.sub(r"^(?:the|an?|some|its|their) ", "", text.strip(" ,;“”\"'"), flags=re.IGNORECASE)


def _people(found: Found, tools: Tools) -> list[Part]:
    """Return the people of the directory whose office and organisation the question tells."""
    asked = _PEOPLE.search(found.question.text)
    if asked is None:
        return []
    role = (asked["role"] or "people").lower()
    parts: dict[str, Part] = {}
    for hit in found.retrieved:
        if missing_names(found.question, hit.article):
            continue
        quoted = _QUOTED.search(found.question.text) and _is_about(found.question, hit, tools)
        for person in tools.contents.directory.of(hit.article).people:
            is_meant = (quoted and person.said) or _is_meant(found.question, role, person)
            if person.name not in parts and is_meant:
                parts[person.name] = Part(person.name, hit.article, person.quote, hit.score)
    return sorted(parts.values(), key=lambda part: (part.article.date or "", part.quote.start))


def _is_about(question: Question, hit: Hit, tools: Tools) -> bool:
    """Say whether an article is about what a question names, by its headline or its campaigns."""
    campaigns = tools.contents.directory.of(hit.article).campaigns
    about = [hit.article.heading, *(each.name for each in campaigns)]
    there = frozenset(tokens(" ".join(about)))
    asked = [*(stem(name) for name in question.names), *question.years]
    return bool(asked) and all(holds(question, each, there) for each in asked)


def _is_meant(question: Question, role: str, person: Person) -> bool:
    """Say whether a question tells somebody's office, or a body that he or she belongs to."""
    if role not in _ANYBODY:
        return bool(set(tokens(role)) & set(tokens(person.office)))
    return any(_is_told(question, part) for part in _BODIES.split(person.organisation))


def _is_told(question: Question, name: str) -> bool:
    words = [token for token in tokens(name) if token not in STOP_WORDS]
    shared = [token for token in words if holds(question, token, frozenset(question.tokens))]
    return bool(words) and len(shared) >= SHARED * len(words)
