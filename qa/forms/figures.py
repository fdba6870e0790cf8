"""Which figures of the directory are the one that a question asks for.

A figure is matched by what it counts, what was done with it, when, where and in which campaign, so
that links are never taken for websites, nor 2019 for 2016, where one sentence tells of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Article, Span
from index.directory.amounts import MEASURES
from index.directory.records import Figure
from index.tokens import STOP_WORDS, tokens
from qa.answer import Answer
from qa.forms.finding import Found, Tools
from qa.forms.ruled_out import contradicts, is_a_part
from qa.forms.wanted import Wanted
from qa.overlap import holds
from qa.question import Question
from qa.requirements import Unmet, unmet

ALIKE = 0.55
"""Cosine from which two words for what is counted, or for what was done, may mean the same."""

_BEHIND_THE_NOUN = re.compile(r" (?:of|to|about|against|for|on|into) ")
"""What opens the description behind a noun."""

BEFORE = 300
"""Characters before a sentence that may tell what it goes on with."""

GENERAL = frozenset("item piece unit product good object thing article copy".split())
"""Nouns for anything that is counted."""

ANYTHING = 0.6
"""How alike what has so general a name is to anything."""

LEAST_LETTERS = 4
"""Of a word by which two phrases are alike."""

LEAST_FIT = 0.72
"""From this fit on, a figure may be the one whatever the reader says."""

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

    def is_cited_in(self, answer: Answer) -> bool:
        """Say whether it is what an answer says, in the first quote of it."""
        first = answer.citations[0]
        return (
            self.article.id == first.article.id
            and first.start <= self.figure.place.start < first.end
            and (self.text in answer.answer or answer.answer in self.text)
        )


def candidates(found: Found, tools: Tools) -> list[Candidate]:
    """Return the figures in the passages that don't contradict the question, best first."""
    question = found.question
    wanted = Wanted.of(question, tools.parse)
    told = list(_told(found, wanted, tools))
    fits = _fits(question, wanted, told, tools)
    kept = [
        Candidate(figure, article, fit, _confidence(found, figure, article))
        for (article, figure), fit in zip(told, fits, strict=True)
        if fit is not None
    ]
    return sorted(kept, key=lambda each: -(each.confidence + each.fit))


def tells_the_verb(question: str, candidate: Candidate, tools: Tools) -> bool:
    """Say whether what was done with a figure is what a question asks to have been done."""
    verbs = [token.lemma_.lower() for token in tools.parse(question) if token.pos_ == "VERB"]
    action = candidate.figure.action
    return bool(verbs and action) and tools.alike(verbs[0], [action])[0] >= ALIKE


def _told(found: Found, wanted: Wanted, tools: Tools) -> Iterator[tuple[Article, Figure]]:
    """Yield the figures of the asked kind in the passages, each once."""
    seen = set()
    for hit in found.retrieved:
        here = Span(hit.passage.start, hit.passage.end)
        lacks = unmet(found.question, hit)
        for figure in tools.contents.directory.of(hit.article).figures:
            key = (hit.article.id, figure.place)
            is_new = key not in seen and figure.place.overlaps(here)
            if is_new and wanted.admits(figure) and not _lacks(lacks, figure):
                seen.add(key)
                yield hit.article, figure


def _lacks(lacks: Unmet, figure: Figure) -> bool:
    """Say whether a passage lacks what is asked; the year may be the figure's: ``last year``."""
    if lacks.names or lacks.numbers:
        return True
    return bool(lacks.years) and not set(lacks.years) & set(figure.years)


def _fits(
    question: Question, wanted: Wanted, told: Sequence[tuple[Article, Figure]], tools: Tools
) -> list[float | None]:
    """Weigh figures against a question; None for one that contradicts it."""
    counted = [
        max(alike, _is_done(wanted.counted, figure), ANYTHING * (figure.noun in GENERAL))
        for alike, (_, figure) in zip(
            _likeness(wanted.counted, [figure.counted for _, figure in told], tools),
            told,
            strict=True,
        )
    ]
    done = _likeness(wanted.action, [figure.action for _, figure in told], tools)
    fits: list[float | None] = []
    for (article, figure), thing, action in zip(told, counted, done, strict=True):
        is_part = is_a_part(question, figure, article)
        if thing < ALIKE or is_part or contradicts(question, figure, article):
            fits.append(None)
            continue
        fits.append(
            WEIGHTS["counted"] * thing
            + WEIGHTS["action"] * max(action, 0.0)
            + WEIGHTS["wording"] * _wording(question, figure, article)
        )
    return fits


def _is_done(wanted: str, figure: Figure) -> float:
    """Say whether what is asked to be counted is what was done: arrests, and people arrested."""
    noun, action = tokens(noun_phrase(wanted)), tokens(figure.action)
    return float(bool(noun and action) and noun[-1] == action[0])


def noun_phrase(phrase: str) -> str:
    """Return what is counted up to its own noun: ``links`` of ``links to pirate websites``.

    Of ``kilograms of ivory`` it is the ivory.
    """
    first, _, behind = phrase.partition(" of ")
    if behind and first.lower().removesuffix("s") in MEASURES:
        phrase = behind
    return _BEHIND_THE_NOUN.split(phrase, maxsplit=1)[0]


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
    is_compound = len(noun[-1]) >= LEAST_LETTERS and there[-1].endswith(noun[-1].removesuffix("e"))
    if noun[-1] not in there and not is_compound:
        return 0.0
    shared = set(wanted) & {*tokens(given)}
    return 0.8 + 0.2 * len(shared) / len(set(wanted))


def _wording(question: Question, figure: Figure, article: Article) -> float:
    """Return the share of the question's words that a figure's sentence holds.

    What stands before it or in the title counts half.
    """
    asked = [token for token in question.tokens if token not in STOP_WORDS]
    quote = article.text[figure.quote.start : figure.quote.end]
    before = article.text[max(0, figure.quote.start - BEFORE) : figure.quote.start]
    told = f"{figure.campaign} {figure.counted} {figure.where} {' '.join(figure.years)}"
    near = frozenset(tokens(f"{told} {quote}"))
    far = near | frozenset(tokens(f"{article.heading} {before}"))
    points = [
        1.0 if holds(question, each, near) else 0.5 * holds(question, each, far) for each in asked
    ]
    return sum(points) / len(points) if points else 1.0


def _confidence(found: Found, figure: Figure, article: Article) -> float:
    pointing = (
        reading.confidence
        for reading in found.readings
        if reading.hit.article.id == article.id and reading.answer.overlaps(figure.place)
    )
    return max(pointing, default=0.0)
