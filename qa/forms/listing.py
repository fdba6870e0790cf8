"""Answers with all items of a list, each cited, duplicates merged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.article import Article, Span
from corpus.sentences import sentences
from index.directory.grammar import is_headline
from index.directory.records import Person
from index.tokens import STOP_WORDS, stem, tokens, words
from qa.answer import Answer, Form, Item
from qa.forms.campaigns import is_about_another, main_campaign
from qa.forms.citing import Citations, markers
from qa.forms.finding import Found, Tools
from qa.forms.rows import plain, rows
from qa.forms.sorts import ANYBODY, Asked, Sort, is_echo, of_sort
from qa.overlap import Rarity, holds, shared_weight
from qa.question import Question
from qa.requirements import missing_names
from qa.retrieve import Hit, token_rarity

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

_QUOTED = re.compile(
    r"\b(?:quoted|spoke|speaks|said|commented|interviewed|talked)\b", re.IGNORECASE
)
_ANY_SPEAKER = ANYBODY | {"speaker", "official"}

_SAY_NOTHING = frozenset("do be have name list tell give kind sort type".split())

READ = 8
"""Passages whose sentences are looked through."""

BEFORE = 500
"""Characters before a sentence that may tell what it goes on with."""

DONE, AROUND, READER = 0.7, 0.5, 0.3
"""What speaks for a sentence: that it says what is asked to be done, the wording of it with what
stands before it, the reader."""

VERB = 2.0
"""What a verb counts for among the words that say what was done."""

COMPARED = 24
"""Sentences that are compared by meaning: those whose wording is nearest."""

ALIKE = 0.5
"""Cosine from which a word may say what another says."""

BEST = 0.8
"""Share of the best sentence's score that the one with the list needs."""

LEAST = 0.5
"""Score that it needs, as far as the reader isn't sure."""

LEAST_OF_THINGS, SAYS_OF_THINGS = 0.7, 0.65
"""The same where any thing may be an item."""

SURE = 0.65
"""The reader's confidence from which its sentence decides what may be no list."""

ALSO = 0.8
"""Share of its score from which another sentence goes on with the list."""

SAYS_ALSO = 0.7
"""Share of what it says was done that the other one has to say."""

FOLLOWING = 3
"""Sentences behind one that announces items in which they may stand."""

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
        confidence: How sure it is.
        place: Where its words stand, if it is one of a row; else None.
    """

    text: str
    article: Article
    quote: Span
    confidence: float
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that may tell items.

    Attributes:
        article: Where it stands.
        span: Where it stands there.
        score: How much speaks for it.
        says: How much of what is asked to be done it says, 0 to 1.
        confidence: The reader's.
        answer: The place to which the reader points in it; None where it points elsewhere.
    """

    article: Article
    span: Span
    score: float
    says: float
    confidence: float
    answer: Span | None

    @property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]


def listed(found: Found, asked: Asked, tools: Tools) -> Answer | None:
    """Return a list of all items; None where what was read is no list.

    Args:
        found: The question, what was found and read for it.
        asked: What is to be listed.
        tools: What the forms share.
    """
    if asked.sort is Sort.PEOPLE:
        people = _people(found, asked, tools)
        if people and (len(people) > 1 or asked.all):
            return _composed(found.question, people)
    parts = _parts(found.bearing_out, asked, tools)
    return _composed(found.question, parts) if len(parts) > 1 else None


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
    if first.place is None or last.place is None or len({part.quote for part in parts}) > 1:
        return ""
    return first.article.text[first.place.start : last.place.end]


def _parts(found: Found, asked: Asked, tools: Tools) -> list[Part]:
    """Return the items of the sentence that most speaks for, and of those that go on with it."""
    told = sorted(_sentences(found, asked, tools), key=lambda each: -each.score)
    if not told:
        return []
    anything = asked.sort is Sort.THINGS
    least = BEST * told[0].score
    enough = LEAST_OF_THINGS if anything else LEAST
    pointed = max(told, key=lambda each: each.confidence)
    if anything and pointed.confidence >= SURE:
        told, least = [pointed], 0.0
    may_be = [
        each
        for each in told
        if each.score >= least and (each.confidence >= tools.threshold or each.score >= enough)
        if not anything or _is_meant_for_things(each, asked, pointed, tools)
    ]
    for fewest in (2,) if anything else (2, 1):
        for best in may_be:
            items = _items(best, asked, found.question, tools)
            if len(items) < fewest:
                continue
            every = _merged([*items, *_further(best, told, asked, found.question, tools)])
            if len(every) > 1:
                return every
    if anything or not may_be:
        return []
    return _merged(_behind(may_be[0], asked, found.question, tools))


def _is_meant_for_things(
    sentence: _Sentence, asked: Asked, pointed: _Sentence, tools: Tools
) -> bool:
    """Say whether a row of anything may be the list: where the reader is sure, only its sentence.

    Another one has to say what was done to its things; of one sort (``what kind of books``) the
    reader's answer stands.
    """
    is_sure = pointed.confidence >= tools.threshold
    if asked.noun and not asked.all:
        return not is_sure
    if sentence is pointed or asked.all or not is_sure:
        return True
    return sentence.says >= SAYS_OF_THINGS


def _behind(best: _Sentence, asked: Asked, question: Question, tools: Tools) -> list[Part]:
    """Return the items of the sentences behind one that only announces them: ``Three joined``."""
    text = best.article.text
    paragraph_end = text.find("\n", best.span.end)
    spans = [
        span
        for span in sentences(text, best.article.language)
        if span.start >= best.span.end and (paragraph_end < 0 or span.end <= paragraph_end)
    ]
    following = [replace(best, span=span, answer=None) for span in spans[:FOLLOWING]]
    return [part for each in following for part in _items(each, asked, question, tools)]


def _sentences(found: Found, asked: Asked, tools: Tools) -> list[_Sentence]:
    """Return the sentences whose wording is nearest, weighed."""
    rarity = token_rarity(tools.contents)
    near: dict[tuple[str, Span], tuple[float, Article]] = {}
    for hit in found.hits[:READ]:
        here = Span(hit.passage.start, hit.passage.end)
        for span in sentences(hit.article.text, hit.article.language):
            if span.overlaps(here) and not is_headline(hit.article.text[span.start : span.end]):
                wording = _wording(found.question, hit.article, span, rarity)
                near.setdefault((hit.article.id, span), (wording, hit.article))
    first = sorted(near.items(), key=lambda each: -each[1][0])[:COMPARED]
    done = _what_is_done(found.question, asked, tools)
    return [
        _weighed(found, article, span, wording, _says(article.text[slice(*span)], done, tools))
        for (_, span), (wording, article) in first
    ]


def _wording(question: Question, article: Article, span: Span, rarity: Rarity) -> float:
    """Return the share of the question's wording in a sentence, what is before it, the headline."""
    near = article.text[max(0, span.start - BEFORE) : span.end]
    return shared_weight(question, frozenset(tokens(f"{article.heading} {near}")), rarity)


def _what_is_done(question: Question, asked: Asked, tools: Tools) -> list[Token]:
    """Return the words of a question that say what the items did, or what was done to them."""
    names = {*question.names, *question.years}
    return [
        token
        for token in tools.parse(question.text)
        if token.pos_ in {"VERB", "NOUN", "ADJ"}
        and token.lemma_.lower() not in {asked.noun, *_SAY_NOTHING}
        and not names.intersection(words(token.text))
    ]


def _weighed(found: Found, article: Article, span: Span, wording: float, says: float) -> _Sentence:
    here = [
        reading
        for reading in found.readings
        if reading.hit.article.id == article.id and reading.answer.overlaps(span)
    ]
    confidence = max((reading.confidence for reading in here), default=0.0)
    return _Sentence(
        article=article,
        span=span,
        score=DONE * says + AROUND * wording + READER * confidence,
        says=says,
        confidence=confidence,
        answer=here[0].answer if here else None,
    )


def _says(text: str, done: Sequence[Token], tools: Tools) -> float:
    """Return how much of what was done a sentence says, in the same words or in others."""
    there = [token for token in tools.parse(text) if token.pos_ in {"VERB", "NOUN", "ADJ"}]
    weights = [VERB if token.pos_ == "VERB" else 1.0 for token in done]
    said = sum(
        weight * _is_said(token, there, tools) for token, weight in zip(done, weights, strict=True)
    )
    return said / sum(weights) if done else 1.0


def _is_said(word: Token, there: Sequence[Token], tools: Tools) -> float:
    particles = {child.lower_ for child in word.children if child.dep_ == "prt"}
    for token in there:
        if stem(token.lemma_.lower()) == stem(word.lemma_.lower()):
            same = particles == {child.lower_ for child in token.children if child.dep_ == "prt"}
            return 1.0 if same else 0.0
    others = [token.lemma_.lower() for token in there]
    alike = max(tools.alike(word.lemma_.lower(), others), default=0.0) if others else 0.0
    return alike if alike >= ALIKE else 0.0


def _items(sentence: _Sentence, asked: Asked, question: Question, tools: Tools) -> list[Part]:
    """Return the items of the best row of a sentence: where the reader points, else the longest."""
    start = sentence.span.start
    campaigns = _words_of_campaigns(sentence.article, tools)
    fitting = [
        [
            thing
            for thing in kept
            if not is_echo(thing.text, question) and not set(tokens(thing.text)) <= campaigns
        ]
        for row in rows(tools.parse(sentence.text))
        if (kept := _of_sort(row, asked))
    ]
    answer = sentence.answer

    def worth(row: list[DocSpan]) -> tuple[int, bool]:
        pointed = answer is not None and any(
            Span(start + thing.start_char, start + thing.end_char).overlaps(answer) for thing in row
        )
        return len(row) if len(row) > 1 or asked.sort is not Sort.THINGS else 0, pointed

    best = max(fitting, key=worth, default=[])
    return [_part(thing, sentence) for thing in best]


def _words_of_campaigns(article: Article, tools: Tools) -> frozenset[str]:
    """Return the words of the names of an article's campaigns, which are no places or bodies."""
    names = (each.name for each in tools.contents.directory.of(article).campaigns)
    return frozenset(tokens(" ".join(names)))


def _of_sort(row: Sequence[DocSpan], asked: Asked) -> list[DocSpan]:
    """Return the things of a row that are of the asked sort, if half of them are."""
    kept = [of_sort(thing, asked) for thing in row]
    right = [thing for thing in kept if thing is not None]
    if 2 * len(right) < len(row):
        return []
    if asked.sort is Sort.BODIES:
        is_person = any(thing.root.ent_type_ == "PERSON" for thing in row)
        return [] if is_person else list(row)  # ``the marine police`` among names
    return right


def _further(
    best: _Sentence, told: Sequence[_Sentence], asked: Asked, question: Question, tools: Tools
) -> list[Part]:
    """Return the items of other sentences that tell of the same sort."""
    if asked.sort is Sort.THINGS:
        return []
    return [
        part
        for other in told
        if other is not best and other.score >= ALSO * best.score
        if other.says >= SAYS_ALSO * best.says
        for part in _items(other, asked, question, tools)
    ]


def _merged(parts: Sequence[Part]) -> list[Part]:
    merged: list[Part] = []
    for part in parts:
        if not any(_is_same(_key(part.text), _key(other.text)) for other in merged):
            merged.append(part)
    return merged


def _key(text: str) -> tuple[str, ...]:
    return tuple(token for token in tokens(text) if token not in STOP_WORDS)


def _is_same(one: Sequence[str], other: Sequence[str]) -> bool:
    ours, theirs = set(one), set(other)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _part(thing: DocSpan, sentence: _Sentence) -> Part:
    start, text = plain(thing)
    place = Span(sentence.span.start + start, sentence.span.start + start + len(text))
    confidence = max(sentence.confidence, min(sentence.score, 1.0) / 2)
    return Part(text, sentence.article, sentence.span, confidence, place)


def _people(found: Found, asked: Asked, tools: Tools) -> list[Part]:
    """Return the people of the directory whose office and organisation the question tells."""
    parts: dict[str, Part] = {}
    for hit in found.retrieved:
        if missing_names(found.question, hit.article):
            continue
        quoted = _QUOTED.search(found.question.text) and _is_about(found.question, hit, tools)
        for person in tools.contents.directory.of(hit.article).people:
            is_meant = (quoted and person.said) or _is_meant(found.question, asked.noun, person)
            if person.name not in parts and is_meant:
                parts[person.name] = Part(person.name, hit.article, person.quote, hit.score)
    return sorted(parts.values(), key=lambda part: (part.article.date or "", part.quote.start))


def _is_about(question: Question, hit: Hit, tools: Tools) -> bool:
    """Say whether an article is about what a question names, by its headline or its campaigns."""
    known = tools.contents.directory.of(hit.article)
    campaigns = [each.name for each in known.campaigns]
    if is_about_another(question, [main_campaign(known) or " ".join(campaigns)]):
        return False  # though it came out in the year asked for
    about = [hit.article.heading, *campaigns]
    there = frozenset(tokens(" ".join(about)))
    asked = [*(stem(name) for name in question.names), *question.years]
    return bool(asked) and all(holds(question, each, there) for each in asked)


def _is_meant(question: Question, role: str, person: Person) -> bool:
    """Say whether a question tells somebody's office, or a body that he or she belongs to."""
    if role and role not in _ANY_SPEAKER:
        return bool(set(tokens(role)) & set(tokens(person.office)))
    return any(_is_told(question, part) for part in _BODIES.split(person.organisation))


def _is_told(question: Question, name: str) -> bool:
    own = _key(name)
    shared = [token for token in own if holds(question, token, frozenset(question.tokens))]
    return bool(own) and len(shared) >= SHARED * len(own)
