"""Reads without a trained model of its own: it weighs the sentences and picks the best.

A sentence is weighed by how near its vector is to the question's, by how much of the question's
wording it and its passage share, and by whether it holds the kind of thing that is asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.article import Span
from corpus.sentences import sentences
from index.contents import Contents
from index.date_names import YEAR
from index.encoder import Encoder
from index.parser import Parse
from index.tokens import stem, tokens, words
from qa.exact import ExactAnswer, exact_answer
from qa.overlap import holds, sentence_tokens, shared_weight
from qa.question import Kind, Question
from qa.read import Reading
from qa.remember import RememberingEncoder
from qa.retrieve import Hit, token_rarity

ENCODED = 32
"""How many sentences are compared by meaning: those that share most with the question."""

PARSED = 8
"""How many of the best sentences are parsed to find the exact answer in them."""

FEATURES = ("cosine", "sentence", "passage", "hit", "fixed", "rival", "fit", "settled", "lacking")
WEIGHTS = (5.13, 4.80, -3.46, 11.55, 0.30, -0.48, 0.13, 1.13, -0.51)
INTERCEPT = -16.01
"""A logistic regression; found on the tuning parts of the bundled set and of SQuAD 2.0 (300 cases
of it)."""

THRESHOLD = 0.20
"""The least with which it refuses three of four unanswerable questions of the bundled set's tuning
half."""

_WITHOUT_SHORTER_ANSWER = frozenset({Kind.STATEMENT, Kind.OTHER})


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """What speaks for a sentence; every value but ``cosine`` lies between 0 and 1.

    Attributes:
        cosine: Of the sentence's vector and the question's.
        sentence: Share of the question's wording in the sentence; its names and years may stand in
            the sentence before or in the title.
        passage: Share of it in the passage and the title.
        hit: Score of the passage over the score of the best one.
        fixed: Share of the question's names and years that stand in the sentence, the one before
            or the title.
        rival: 1 if the sentence has another name or year where one of the question's is missing.
        fit: How well the exact answer in it is what was asked for.
        settled: ``fit`` times ``fixed``: the thing asked for, of whom and when it is asked.
        lacking: 1 if a thing of a kind is asked for and the sentence holds none that fits.
    """

    cosine: float
    sentence: float
    passage: float
    hit: float
    fixed: float
    rival: float
    fit: float = 0.0
    settled: float = 0.0
    lacking: float = 0.0

    def vector(self) -> NDArray[np.float32]:
        """Return the values in the order of ``FEATURES``."""
        return np.array([getattr(self, name) for name in FEATURES], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a passage with what speaks for it."""

    hit: Hit
    span: Span
    features: SentenceFeatures
    exact: ExactAnswer | None = None

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.hit.article.text[self.span.start : self.span.end]

    @property
    def confidence(self) -> float:
        """Probability that the sentence answers the question."""
        logit = float(self.features.vector() @ np.array(WEIGHTS)) + INTERCEPT
        return float(1 / (1 + np.exp(-logit)))


class SentenceReader:
    """Picks the sentences that answer best."""

    def __init__(self, encoder: Encoder, parse: Parse, contents: Contents) -> None:
        self.name = "sentences"
        self.threshold = THRESHOLD
        self.fingerprint = _fingerprint(encoder)
        self._encoder = RememberingEncoder(encoder)
        self._parse = parse
        self._rarity = token_rarity(contents)
        self._is_name = contents.vocabulary.is_name

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Reading]:
        """Return every sentence of the hits as a reading, most probable first."""
        return [_reading(candidate) for candidate in self.candidates(question, hits)]

    def rank(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        """Return the hits as they were found: they were weighed by their sentences already."""
        del question
        return list(hits)

    def candidates(self, question: Question, hits: Sequence[Hit]) -> list[Candidate]:
        """Return every sentence of the hits with what speaks for it, most probable first."""
        found = self._weighed(question, hits)
        found.sort(key=lambda candidate: -candidate.confidence)
        found[:PARSED] = [self._with_exact_answer(question, best) for best in found[:PARSED]]
        return sorted(found, key=lambda candidate: -candidate.confidence)

    def _weighed(self, question: Question, hits: Sequence[Hit]) -> list[Candidate]:
        places = self._promising(question, [place for hit in hits for place in _sentences(hit)])
        vectors = self._encoder.encode([question.text, *(place.text for place in places)])
        best = max((hit.score for hit in hits), default=1.0)
        return [
            Candidate(
                place.hit,
                place.span,
                self._features(question, place, float(vectors[0] @ vector), best),
            )
            for place, vector in zip(places, vectors[1:], strict=True)
        ]

    def _promising(self, question: Question, places: list[_Sentence]) -> list[_Sentence]:
        def promise(place: _Sentence) -> float:
            return shared_weight(question, place.here, self._rarity) + place.hit.score

        return sorted(places, key=promise, reverse=True)[:ENCODED]

    def _features(
        self, question: Question, place: _Sentence, cosine: float, best: float
    ) -> SentenceFeatures:
        heading = tokens(place.hit.article.heading)
        passage = frozenset(heading).union(*_passage_tokens(place.hit))
        fixed = [stem(name) for name in (*question.names, *question.years)]
        near = place.here.union(heading, place.before)
        missing = [token for token in fixed if not holds(question, token, near)]
        return SentenceFeatures(
            cosine=cosine,
            sentence=shared_weight(question, place.here | near.intersection(fixed), self._rarity),
            passage=shared_weight(question, passage, self._rarity),
            hit=place.hit.score / best if best > 0 else 0.0,
            fixed=1 - len(missing) / len(fixed) if fixed else 1.0,
            rival=float(bool(missing) and self._names_another(question, place.text)),
        )

    def _names_another(self, question: Question, text: str) -> bool:
        asked = {*question.names, *question.years, *question.tokens}
        return any(
            word not in asked and stem(word) not in asked
            for word in words(text)
            if self._is_name(word) or YEAR.fullmatch(word)
        )

    def _with_exact_answer(self, question: Question, candidate: Candidate) -> Candidate:
        if question.kind in _WITHOUT_SHORTER_ANSWER:
            return candidate
        sentence = self._parse(candidate.text)
        exact = exact_answer(question, sentence, self._rarity, self._alike)
        features = replace(
            candidate.features,
            fit=exact.fit if exact else 0.0,
            settled=candidate.features.fixed * exact.fit if exact else 0.0,
            lacking=float(exact is None),
        )
        return replace(candidate, features=features, exact=exact)

    def _alike(self, phrase: str, others: list[str]) -> list[float]:
        vectors = self._encoder.encode([phrase, *others])
        return [float(cosine) for cosine in vectors[1:] @ vectors[0]]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a hit.

    Attributes:
        hit: The passage.
        span: Where the sentence stands in the article.
        text: Its words.
        here: Its tokens.
        before: The tokens of the sentence before it in the same passage.
    """

    hit: Hit
    span: Span
    text: str
    here: frozenset[str]
    before: Sequence[str]


def _sentences(hit: Hit) -> list[_Sentence]:
    article, start = hit.article, hit.passage.start
    spans = sentences(hit.text, article.language)
    of_each = _passage_tokens(hit)
    return [
        _Sentence(
            hit,
            Span(start + span.start, start + span.end),
            hit.text[span.start : span.end],
            frozenset(here),
            before,
        )
        for span, here, before in zip(spans, of_each, [(), *of_each[:-1]], strict=True)
    ]


def _passage_tokens(hit: Hit) -> tuple[tuple[str, ...], ...]:
    return sentence_tokens(hit.text, hit.article.language)


def _reading(candidate: Candidate) -> Reading:
    start = candidate.span.start
    exact = candidate.exact.span if candidate.exact else None
    answer = Span(start + exact.start, start + exact.end) if exact else candidate.span
    return Reading(candidate.hit, candidate.span, answer, candidate.confidence)


def _fingerprint(encoder: Encoder) -> str:
    parts = (FEATURES, WEIGHTS, INTERCEPT, THRESHOLD, encoder.fingerprint)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
