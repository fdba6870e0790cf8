"""Reads with a network that finds the span that answers, and says how sure it is of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.article import Span
from corpus.sentences import sentences
from index.contents import Contents
from index.parser import Parse
from index.tokens import tokens
from qa.overlap import Rarity
from qa.question import Kind, Question
from qa.read import Reading
from qa.reading.calibration import Calibration
from qa.reading.features import (
    FEATURES,
    HAND_SET,
    SpanFeatures,
    borne_out,
    counts_what_is_asked,
    lacks_what_is_asked,
    said,
    shared_wording,
)
from qa.reading.scores import SpanModel, Text
from qa.reading.spans import PassageScores, ScoredSpan, best_spans, merged
from qa.reading.trim import trimmed
from qa.remember import RememberingModel
from qa.retrieve import Hit, token_rarity

SPANS = 3
"""How many spans of a passage are weighed."""

TRIMMED = 3
"""How many of the best spans are made what a person would say, whatever they say."""

GREATEST_MARGIN = 10.0
MOST_AGREEING = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span with what speaks for it; offsets count ``hit.article.text``.

    Attributes:
        hit: The passage.
        span: The whole sentences around the answer.
        answer: The answer itself.
        features: What speaks for it.
        confidence: Probability that it is right.
    """

    hit: Hit
    span: Span
    answer: Span
    features: SpanFeatures
    confidence: float

    @property
    def reading(self) -> Reading:
        """What is passed on to be composed into an answer."""
        return Reading(self.hit, self.span, self.answer, self.confidence)

    @property
    def text(self) -> str:
        """The words of the sentences."""
        return self.hit.article.text[self.span.start : self.span.end]

    @property
    def answer_text(self) -> str:
        """The words of the answer."""
        return self.hit.article.text[self.answer.start : self.answer.end]


class SpanReader:
    """Picks the spans that answer best, in one pass of a network over all passages."""

    def __init__(self, model: SpanModel, parse: Parse, contents: Contents) -> None:
        self._model = RememberingModel(model)
        self._calibration = model.calibration or HAND_SET
        self._calibration.check(FEATURES)
        self._parse = parse
        self._rarity = token_rarity(contents)
        self.name = model.name
        self.threshold = self._calibration.threshold
        self.fingerprint = _fingerprint(model, self._calibration)

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        """Return the best spans of every hit as readings, most probable first."""
        return [each.reading for each in self.candidates(question, hits)]

    def rank(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        """Return the hits in the order of their best spans."""
        found = [each.hit for each in self._weighed(question, hits)]
        return list(dict.fromkeys([*found, *hits]))

    def candidates(self, question: Question, hits: Sequence[Hit]) -> list[Candidate]:
        """Return the best spans of every hit with what speaks for them, most probable first."""
        return list(self._finished(question, self._weighed(question, hits)))

    def _weighed(self, question: Question, hits: Sequence[Hit]) -> list[Candidate]:
        places = _places(self._model, question, hits)
        best = max((hit.score for hit in hits), default=1.0)
        agreeing = Counter(place.said for place in places if place.is_best)
        found = [self._candidate(question, place, best, agreeing) for place in places]
        return sorted(found, key=lambda candidate: -candidate.confidence)

    def _finished(self, question: Question, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Trim the best spans, and those that say what the best says: they are cited with it."""
        best = said(question, found[0].answer_text) if found else ()
        for rank, each in enumerate(found):
            cited = rank < TRIMMED or said(question, each.answer_text) == best
            yield self._trimmed(question, each) if cited else each

    def _candidate(
        self, question: Question, place: _Place, best: float, agreeing: Counter[tuple[str, ...]]
    ) -> Candidate:
        features = SpanFeatures(
            answers=place.answers,
            within=place.scored.log_probability,
            among=place.among,
            margin=place.margin,
            hit=place.hit.score / best if best > 0 else 0.0,
            **_around(question, place, self._rarity),
            counted=counts_what_is_asked(question, place.words, place.behind),
            lacking=float(lacks_what_is_asked(question, place.words)),
            agreeing=min(agreeing[place.said] - place.is_best, MOST_AGREEING) / MOST_AGREEING,
            statement=float(question.kind is Kind.STATEMENT),
        )
        start = place.hit.passage.start
        # What somebody said is told by the whole sentence.
        answer = place.quote if question.kind is Kind.STATEMENT else place.scored.span
        return Candidate(
            hit=place.hit,
            span=Span(start + place.quote.start, start + place.quote.end),
            answer=Span(start + answer.start, start + answer.end),
            features=features,
            confidence=features.probability(self._calibration),
        )

    def _trimmed(self, question: Question, candidate: Candidate) -> Candidate:
        start = candidate.span.start
        inside = Span(candidate.answer.start - start, candidate.answer.end - start)
        answer = trimmed(question, candidate.text, inside, self._parse)
        return replace(candidate, answer=Span(start + answer.start, start + answer.end))


@dataclass(frozen=True, slots=True)
class _Place:
    """A span of a passage; offsets count ``hit.text``.

    Attributes:
        hit: The passage.
        scored: The span.
        quote: The whole sentences around it.
        before: The sentence before them; empty where they come first.
        answers: Log-odds that the passage answers.
        among: Log-probability of the span among those of all passages.
        margin: How far its score is above that of the next span of the passage.
        said: What it says, for comparing it with others.
        is_best: Whether it is the best of its passage.
    """

    hit: Hit
    scored: ScoredSpan
    quote: Span
    before: Span
    answers: float
    among: float
    margin: float
    said: tuple[str, ...]
    is_best: bool

    @property
    def words(self) -> str:
        return self.hit.text[self.scored.span.start : self.scored.span.end]

    @property
    def behind(self) -> str:
        return self.hit.text[self.scored.span.end : self.quote.end]


def _places(model: RememberingModel, question: Question, hits: Sequence[Hit]) -> list[_Place]:
    texts = [Text(hit.article.heading, hit.text) for hit in hits]
    scores = [merged(windows) for windows in model.scores(question.text, texts)]
    spans = [
        best_spans(text.passage, each, SPANS) for text, each in zip(texts, scores, strict=True)
    ]
    norms = [found[0].score - found[0].log_probability for found in spans if found]
    overall = float(np.logaddexp.reduce(norms)) if norms else 0.0
    return [
        place
        for hit, each, found in zip(hits, scores, spans, strict=True)
        for place in _places_of(question, hit, each, found, overall)
    ]


def _places_of(
    question: Question,
    hit: Hit,
    scores: PassageScores,
    spans: Sequence[ScoredSpan],
    overall: float,
) -> list[_Place]:
    text = hit.text
    in_order = sentences(text, hit.article.language)
    places = []
    for rank, scored in enumerate(spans):
        quote, before = _around_span(in_order, scored.span)
        rival = spans[1 - min(rank, 1)].score if len(spans) > 1 else -np.inf
        places.append(
            _Place(
                hit=hit,
                scored=scored,
                quote=quote,
                before=before,
                answers=scores.answers,
                among=scored.score - overall,
                margin=float(np.clip(scored.score - rival, -GREATEST_MARGIN, GREATEST_MARGIN)),
                said=said(question, text[scored.span.start : scored.span.end]),
                is_best=rank == 0,
            )
        )
    return places


def _around_span(in_order: Sequence[Span], span: Span) -> tuple[Span, Span]:
    """Return the sentences that a span touches as one, and the sentence before them."""
    touched = [number for number, sentence in enumerate(in_order) if sentence.overlaps(span)]
    quote = Span(in_order[touched[0]].start, in_order[touched[-1]].end)
    return quote, in_order[touched[0] - 1] if touched[0] else Span(quote.start, quote.start)


def _around(question: Question, place: _Place, rarity: Rarity) -> dict[str, float]:
    text = place.hit.text
    near = f"{place.hit.article.heading} {text[place.before.start : place.quote.end]}"
    found = tokens(near)
    return {
        "fixed": borne_out(question, found),
        "wording": shared_wording(question, found, rarity),
    }


def _fingerprint(model: SpanModel, calibration: Calibration) -> str:
    told = (sorted(calibration.weights.items()), calibration.intercept, calibration.threshold)
    parts = (model.fingerprint, *told)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
