"""Which figures of the directory are the one that a question asks for.

A figure is matched by what it counts, what was done with it, when, where and in which campaign, so
that links are never taken for websites, nor 2019 for 2016, where one sentence tells of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Article, Span
from index.contents import Contents
from index.directory.amounts import MONEY
from index.directory.records import Figure
from index.quantities import PERCENT
from index.tokens import STOP_WORDS, stem, tokens
from qa.forms.finding import Found, Tools
from qa.overlap import holds
from qa.question import YEAR, Kind, Question
from qa.read import Reading
from qa.requirements import is_in_other_money

FIGURE_KINDS = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.SHARE})

ALIKE = 0.55
"""Cosine from which two words for what is counted, or for what was done, may mean the same."""

_PART = re.compile(
    r"\bhow many of (?:the|those|these|them|his|her|its|their)\b.*\b(?:was|were|are|is|been|got) "
    r"(?P<said>\w+)\W*$",
    re.IGNORECASE,
)

_ASKS_FOR_MONEY = re.compile(
    r"\b(?:fines?|fined|money|worth|value|costs?|paid|pay|damages|revenue|income|losses|price)\b",
    re.IGNORECASE,
)

_BEHIND_THE_NOUN = re.compile(r" (?:of|to|about|against|for|on|into) ")
"""What opens the description behind a noun."""

_PART_BEFORE = re.compile(
    r"\b(?:includ\w+|compris\w+(?: of)?|among (?:them|which)|of (?:which|them|these|those))"
    r"\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)

LEAST_LETTERS = 4
"""Of a word by which two phrases are alike."""

WEIGHTS = {"counted": 0.45, "action": 0.15, "wording": 0.4}
"""What speaks for a figure; set by hand on the tuning part of the composed set."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may be the one.

    Attributes:
        figure: As the directory has it.
        article: Where it stands.
        fit: How much of what is asked it bears out, 0 to 1.
        confidence: The reader's, where it points to this figure; else 0.
    """

    figure: Figure
    article: Article
    fit: float
    confidence: float

    @property
    def text(self) -> str:
        """The figure in the words of the article, with its hedge and what it counts."""
        return self.article.text[self.figure.place.start : self.figure.place.end]

    @property
    def is_converted(self) -> bool:
        """Whether it is another sum in other money: ``4.67 million yuan ($672,232)``."""
        return self.article.text[: self.figure.place.start].endswith("(")

    @property
    def quote(self) -> str:
        """The sentence that tells it."""
        return self.article.text[self.figure.quote.start : self.figure.quote.end]


def candidates(found: Found, tools: Tools) -> list[Candidate]:
    """Return the figures in the passages that don't contradict the question, best first."""
    question = found.question
    told = list(_told(found, tools))
    fits = _fits(question, told, tools)
    kept = [
        Candidate(figure, article, fit, _confidence(found, figure, article))
        for (article, figure), fit in zip(told, fits, strict=True)
        if fit is not None
    ]
    return sorted(kept, key=lambda each: -(each.confidence + each.fit))


def without_other_figures(
    question: Question, readings: Sequence[Reading], contents: Contents
) -> list[Reading]:
    """Leave out the readings whose figure the directory knows to be another than the asked one."""
    if question.kind not in FIGURE_KINDS:
        return list(readings)
    said = _said_of_a_part(question.text)
    return [
        reading
        for reading in readings
        if _says(said, reading)
        and not _lacks_money(question, reading)
        and not any(
            reading.answer.overlaps(figure.place)
            and contradicts(question, figure, reading.hit.article)
            for figure in contents.directory.of(reading.hit.article).figures
        )
    ]


def _said_of_a_part(text: str) -> str:
    """Return what is asked to be true of some of a number: ``how many of them were convicted``."""
    part = _PART.search(text)
    return stem(part["said"].lower()) if part else ""


def _lacks_money(question: Question, reading: Reading) -> bool:
    """Say whether a sum of money is asked for and what was read is none."""
    words_of_it = reading.hit.article.text[reading.answer.start : reading.answer.end]
    asked = question.kind is Kind.AMOUNT and _ASKS_FOR_MONEY.search(question.text)
    return bool(asked) and not MONEY.search(words_of_it)


def _says(said: str, reading: Reading) -> bool:
    """Say whether the quote of a reading says so; how many there are in all is another matter."""
    quote = reading.hit.article.text[reading.quote.start : reading.quote.end]
    return not said or said in tokens(quote)


def _told(found: Found, tools: Tools) -> Iterator[tuple[Article, Figure]]:
    """Yield the figures of the asked kind in the passages, each once."""
    seen = set()
    for hit in found.hits:
        here = Span(hit.passage.start, hit.passage.end)
        for figure in tools.contents.directory.of(hit.article).figures:
            key = (hit.article.id, figure.place)
            if key in seen or not figure.place.overlaps(here):
                continue
            if _is_of_kind(found.question, figure):
                seen.add(key)
                yield hit.article, figure


def _is_of_kind(question: Question, figure: Figure) -> bool:
    if question.kind is Kind.COUNT:
        return not figure.unit
    if question.kind is Kind.SHARE:
        return figure.unit == PERCENT
    return bool(figure.unit) and figure.unit != PERCENT


def _fits(
    question: Question, told: Sequence[tuple[Article, Figure]], tools: Tools
) -> list[float | None]:
    """Weigh figures against a question; None for one that contradicts it."""
    wanted = _Wanted.of(question, tools)
    counted = _likeness(wanted.counted, [figure.counted for _, figure in told], tools)
    done = _likeness(wanted.action, [figure.action for _, figure in told], tools)
    fits: list[float | None] = []
    for (article, figure), thing, action in zip(told, counted, done, strict=True):
        is_part = _is_a_part(figure, article) and not set(tokens(figure.counted)) <= set(
            question.tokens
        )
        if thing < ALIKE or is_part or contradicts(question, figure, article):
            fits.append(None)
            continue
        fits.append(
            WEIGHTS["counted"] * thing
            + WEIGHTS["action"] * max(action, 0.0)
            + WEIGHTS["wording"] * _wording(question, figure, article)
        )
    return fits


def _is_a_part(figure: Figure, article: Article) -> bool:
    """Say whether a figure is part of one before it: ``450 cases, including 160 criminal ones``."""
    return _PART_BEFORE.search(article.text[figure.quote.start : figure.place.start]) is not None


def noun_phrase(phrase: str) -> str:
    """Return what is counted up to its own noun: ``links`` of ``links to pirate websites``."""
    return _BEHIND_THE_NOUN.split(phrase, maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a question of how many says of the figure.

    Attributes:
        counted: What is counted; empty where money or a share is asked for.
        action: What was done, in its basic form; empty where nothing was.
    """

    counted: str
    action: str

    @classmethod
    def of(cls, question: Question, tools: Tools) -> _Wanted:
        verbs = [
            token.lemma_.lower()
            for token in tools.parse(question.text)
            if token.pos_ == "VERB" and token.lemma_.lower() not in _SAY_NOTHING
        ]
        return cls(question.counted, verbs[0] if verbs else "")


_SAY_NOTHING = frozenset({"do", "be", "have", "say", "tell", "give", "involve", "include"})


def _likeness(wanted: str, given: Sequence[str], tools: Tools) -> list[float]:
    """Compare phrases by their last words and by meaning; 1 where none is wanted."""
    if not wanted:
        return [1.0] * len(given)
    ours = tokens(wanted)
    if not ours:
        return [1.0] * len(given)
    things = [noun_phrase(each) or "-" for each in given]
    by_meaning = tools.alike(noun_phrase(wanted), things) if given else []
    return [
        max(by_meaning[at], _same_word(tokens(noun_phrase(wanted)), ours, things[at], each))
        for at, each in enumerate(given)
    ]


def _same_word(noun: Sequence[str], wanted: Sequence[str], thing: str, given: str) -> float:
    """Say how alike two phrases are that have the same noun: ``textbooks`` are books, too."""
    there = tokens(thing)
    if not noun or not there:
        return 0.0
    is_compound = len(noun[-1]) >= LEAST_LETTERS and there[-1].endswith(noun[-1])
    if noun[-1] not in there and not is_compound:
        return 0.0
    shared = set(wanted) & {*tokens(given)}
    return 0.8 + 0.2 * len(shared) / len(set(wanted))


def _wording(question: Question, figure: Figure, article: Article) -> float:
    """Return the share of the question's words that the figure, its sentence or title holds."""
    asked = [token for token in question.tokens if token not in STOP_WORDS]
    quote = article.text[figure.quote.start : figure.quote.end]
    near = frozenset(tokens(f"{figure.campaign} {figure.counted} {figure.where} {quote}"))
    far = near | frozenset(tokens(article.heading))
    points = [
        1.0 if holds(question, each, near) else 0.5 * holds(question, each, far) for each in asked
    ]
    return sum(points) / len(points) if points else 1.0


def contradicts(question: Question, figure: Figure, article: Article) -> bool:
    """Say whether a figure is of another year, campaign or money than what is asked."""
    quote = article.text[figure.quote.start : figure.quote.end]
    if question.years and figure.years and not set(question.years) & set(figure.years):
        return True
    if question.currencies and is_in_other_money(question, quote):
        return True
    return _is_of_another_campaign(question, figure)


def _is_of_another_campaign(question: Question, figure: Figure) -> bool:
    name = {stem(word) for word in tokens(YEAR.sub("", figure.campaign))}
    year = YEAR.findall(figure.campaign)
    asked_of_it = bool(name) and name <= set(question.tokens)
    return asked_of_it and bool(question.years and year) and year[0] not in question.years


def _confidence(found: Found, figure: Figure, article: Article) -> float:
    pointing = (
        reading.confidence
        for reading in found.readings
        if reading.hit.article.id == article.id and reading.answer.overlaps(figure.place)
    )
    return max(pointing, default=0.0)
