"""What speaks for a figure of the directory being the one that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

from corpus.article import Article
from index.directory.records import Figure
from index.tokens import stem, tokens
from qa.forms.finding import Tools
from qa.matching.wanted import Wanted
from qa.overlap import Rarity, holds
from qa.question import Question

BEFORE = 300
"""Characters before a sentence that may tell what it goes on with."""

LEAST_LETTERS = 4
"""Of a word by which two phrases are alike."""

_BEHIND_THE_NOUN = re.compile(r" (?:of|to|about|against|for|on|into) ")
"""What opens the description behind a noun."""

_PART_BEFORE = re.compile(
    r"\b(?:includ\w+|compris\w+(?: of)?|among (?:them|which)|of (?:which|them|these|those))"
    r"\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FigureFeatures:
    """What speaks for a figure, each 0 to 1 unless told otherwise.

    Attributes:
        counted: How alike what is counted is to what is asked to be counted.
        noun: 1 where both are the same noun.
        action: How alike what was done is to what is asked to be done.
        own: Share of the question's wording, by rarity, in what the directory tells of the figure
            and the words up to the figures beside it.
        sentence: The same in its sentence.
        around: The same in its sentence, those before it and the headline.
        named: Share of the question's names and years in these places.
        year: 1 where it is of a year that is asked for, -1 where it is of another.
        place: 1 where it is of a place that is asked for, -1 where it is of another.
        rival: How much more of the wording another figure of its sentence has; below 0: less.
        meaning: Cosine of the question and the sentence.
        among: How much more of the wording its sentence has than any other with a figure.
        part: 1 where it is told as a part of a figure before it.
        hedged: 1 where it is a round one.
        converted: 1 where it is another sum in other money.
    """

    counted: float
    noun: float
    action: float
    own: float
    sentence: float
    around: float
    named: float
    year: float
    place: float
    rival: float
    meaning: float
    among: float
    part: float
    converted: float


FEATURES = tuple(field.name for field in fields(FigureFeatures))


@dataclass(frozen=True)
class _Told:
    """A figure with the words around it."""

    article: Article
    figure: Figure
    beside: tuple[Figure, ...]

    @cached_property
    def quote(self) -> str:
        """The sentence."""
        return self.article.text[self.figure.quote.start : self.figure.quote.end]

    @cached_property
    def sentence(self) -> frozenset[str]:
        """The tokens of the sentence, and of what the directory tells of the figure."""
        return frozenset(tokens(f"{self.quote} {_fields(self.figure)}"))

    @cached_property
    def own(self) -> frozenset[str]:
        """The tokens of what the directory tells of it, and up to the figures beside it."""
        place = self.figure.place
        starts = [each.place.start for each in self.beside if each.place.start >= place.end]
        ends = [each.place.end for each in self.beside if each.place.end <= place.start]
        first = max(ends, default=self.figure.quote.start)
        last = min(starts, default=self.figure.quote.end)
        return frozenset(tokens(f"{self.article.text[first:last]} {_fields(self.figure)}"))

    @cached_property
    def around(self) -> frozenset[str]:
        """The tokens of the sentence, those before it and the headline."""
        start = self.figure.quote.start
        before = self.article.text[max(0, start - BEFORE) : start]
        return self.sentence | frozenset(tokens(f"{self.article.heading} {before}"))


def _fields(figure: Figure) -> str:
    told = (figure.counted, figure.action, figure.agent, figure.where, figure.campaign)
    return " ".join((*told, *figure.years))


def features(
    question: Question,
    wanted: Wanted,
    told: Sequence[tuple[Article, Figure]],
    tools: Tools,
    rarity: Rarity,
) -> list[FigureFeatures]:
    """Weigh figures against a question.

    Args:
        question: What is asked.
        wanted: What it says of the figure.
        told: The figures that come into question, with their articles.
        tools: Compares phrases by meaning.
        rarity: Weighs tokens.
    """
    each = [_Told(article, figure, _beside(article, figure, tools)) for article, figure in told]
    weight = _Weight(question, wanted, rarity)
    sentences = [weight.share(one.sentence) for one in each]
    counted = _likeness(wanted.counted, [one.figure.counted for one in each], tools)
    done = _likeness(wanted.action, [one.figure.action for one in each], tools)
    meaning = tools.alike(question.text, [one.quote for one in each]) if each else []
    return [
        FigureFeatures(
            counted=counted[at],
            noun=_same_noun(wanted.counted, one.figure),
            action=done[at],
            own=(own := weight.share(one.own)),
            sentence=sentences[at],
            around=weight.share(one.around),
            named=weight.named(one.around),
            year=_year(question, one.figure, one.article),
            place=_place(wanted, one.figure),
            rival=_rival(one, own, weight),
            meaning=meaning[at],
            among=sentences[at] - _best_other(at, each, sentences),
            part=float(is_a_part(one.figure, one.article)),
            converted=float(one.article.text[: one.figure.place.start].endswith("(")),
        )
        for at, one in enumerate(each)
    ]


class _Weight:
    """Shares of a question's wording."""

    def __init__(self, question: Question, wanted: Wanted, rarity: Rarity) -> None:
        self._question = question
        self._weights = {token: rarity(token) for token in wanted.content}
        self._total = sum(self._weights.values())
        self._fixed = [*map(stem, question.names), *question.years]

    def share(self, there: frozenset[str]) -> float:
        """Return the share of the wording that some tokens hold."""
        held = (
            weight for token, weight in self._weights.items() if holds(self._question, token, there)
        )
        return sum(held) / self._total if self._total else 1.0

    def named(self, there: frozenset[str]) -> float:
        """Return the share of the names and years that some tokens hold."""
        held = sum(holds(self._question, token, there) for token in self._fixed)
        return held / len(self._fixed) if self._fixed else 1.0


def _beside(article: Article, figure: Figure, tools: Tools) -> tuple[Figure, ...]:
    return tuple(
        other
        for other in tools.contents.directory.of(article).figures
        if other.quote == figure.quote and other.place != figure.place
    )


def _rival(told: _Told, own: float, weight: _Weight) -> float:
    others = [
        weight.share(_Told(told.article, other, (told.figure,)).own)
        for other in told.beside
        if other.unit == told.figure.unit
    ]
    return max(others) - own if others else -1.0


def _best_other(at: int, told: Sequence[_Told], shares: Sequence[float]) -> float:
    here = (told[at].article.id, told[at].figure.quote)
    others = (
        share
        for one, share in zip(told, shares, strict=True)
        if (one.article.id, one.figure.quote) != here
    )
    return max(others, default=0.0)


def _year(question: Question, figure: Figure, article: Article) -> float:
    if not question.years:
        return 0.0
    if figure.years:
        return 1.0 if set(question.years) & set(figure.years) else -1.0
    return 0.5 if (article.date or "")[:4] in question.years else 0.0


def _place(wanted: Wanted, figure: Figure) -> float:
    if not wanted.places or not figure.where:
        return 0.0
    there = frozenset(tokens(figure.where))
    return 1.0 if any(there <= place or place <= there for place in wanted.places) else -1.0


def is_a_part(figure: Figure, article: Article) -> bool:
    """Say whether a figure is part of one before it: ``450 cases, including 160 criminal ones``."""
    return _PART_BEFORE.search(article.text[figure.quote.start : figure.place.start]) is not None


def noun_phrase(phrase: str) -> str:
    """Return what is counted up to its own noun: ``links`` of ``links to pirate websites``."""
    return _BEHIND_THE_NOUN.split(phrase, maxsplit=1)[0]


def _same_noun(wanted: str, figure: Figure) -> float:
    noun = tokens(noun_phrase(wanted))
    return float(bool(noun) and noun[-1] in {*tokens(figure.noun), *tokens(figure.counted)[-1:]})


def _likeness(wanted: str, given: Sequence[str], tools: Tools) -> list[float]:
    """Compare phrases by their last words and by meaning; 1 where none is wanted."""
    ours = tokens(wanted)
    if not ours:
        return [1.0] * len(given)
    things = [noun_phrase(each) or "-" for each in given]
    by_meaning = tools.alike(noun_phrase(wanted), things) if given else []
    noun = tokens(noun_phrase(wanted))
    return [
        max(by_meaning[at], _same_word(noun, ours, things[at], each))
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
