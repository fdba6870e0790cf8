"""Questions that a passage doesn't answer, made from questions that it does.

Other passages on the same matter, the passage without the answer's sentence, and questions with one
thing changed: a name, a year, a number, what is counted, or a word turned to its opposite. The
kinds are those that people used when they wrote unanswerable questions for SQuAD 2.0 (Rajpurkar,
Jia, Liang 2018, table 1).
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from corpus.article import Span
from corpus.sentences import sentences
from eval.training.example import Example, tells
from eval.training.transplants import NAME, Transplants

NEIGHBOURS = 6
"""From how many of the passages most like a question one that doesn't answer is drawn."""

SHORTEST_REST = 60
"""Characters that a passage must keep when the answer's sentence is cut out of it."""

_YEAR = re.compile(r"\b(?:1\d\d\d|20\d\d)\b")
_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d+(?:\.\d+)?\b")
_COUNTED = re.compile(r"(?<=\bhow many )(?:[a-z]+ ){0,2}?[a-z]+s\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:did|does|do|is|are|was|were|could|would|has|have|had)\b")
_NO_NAME = frozenset(
    "I I'm I've January February March April May June July August September October November "
    "December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)

_OPPOSITES = (
    "first last|largest smallest|biggest smallest|highest lowest|most least|more fewer|"
    "before after|oldest youngest|older younger|earliest latest|early late|began ended|start end|"
    "started ended|begin end|increase decrease|increased decreased|rise fall|rose fell|"
    "maximum minimum|north south|northern southern|east west|eastern western|male female|"
    "men women|father mother|brother sister|king queen|husband wife|son daughter|winner loser|"
    "won lost|win lose|gained lost|best worst|better worse|good bad|strong weak|strongest weakest|"
    "long short|longest shortest|high low|higher lower|larger smaller|greater lesser|major minor|"
    "majority minority|above below|inside outside|internal external|public private|rich poor|"
    "allowed banned|legal illegal|opened closed|open closed|accepted rejected|accept reject|"
    "agreed refused|support oppose|supported opposed|with without|include exclude|"
    "added removed|buy sell|bought sold|import export|import exported|often rarely|always never|"
    "common rare|easy difficult|hot cold|old new|ancient modern|present absent|same different|"
    "positive negative|hired fired|joined left|arrived left|born buried|built destroyed|"
    "created destroyed|successful unsuccessful|known unknown|dependent independent|"
    "upper lower|day night|summer winter|active inactive|domestic foreign"
)
_OPPOSITE = {
    word: other
    for pair in _OPPOSITES.split("|")
    for word, other in (pair.split(), reversed(pair.split()))
}
_WORD = re.compile(r"[a-z]+")
_LONG_WORD = re.compile(r"\b[a-z]{5,}\b")


class Negatives:
    """Makes unanswerable examples out of answered ones."""

    def __init__(self, examples: Sequence[Example], seed: int) -> None:
        """Look at all the examples first: their passages and words serve as replacements."""
        self._random = random.Random(seed)
        self._passages: dict[str, list[str]] = defaultdict(list)
        self._counted: dict[str, list[str]] = defaultdict(list)
        for example in examples:
            self._counted[example.source] += _COUNTED.findall(example.question)
        for passage, group in {(each.passage, each.group): None for each in examples}:
            self._passages[group].append(passage)
        self._nearest = _nearest_passages(examples, self._passages)
        self._transplants = Transplants(examples)

    def of(self, example: Example) -> Example | None:
        """Return an example that isn't answered, or None where none of the ways works."""
        return self._first_that_works(
            example,
            {self._other_passage: 3, self._without_the_answer: 3, self._changed_question: 5},
        )

    def twin(self, example: Example) -> Example | None:
        """Return another question over the same passage, or None where none is found.

        Where neither a change nor another page's question will do, the passage is changed.
        """
        return self._first_that_works(
            example,
            {self._changed_question: 4, self._transplanted: 4, self._another_word: 2},
        ) or self._without_the_answer(example)

    def _first_that_works(
        self, example: Example, shares: dict[Callable[[Example], Example | None], int]
    ) -> Example | None:
        ways, weights = list(shares), list(shares.values())
        while ways:
            (way,) = self._random.choices(ways, weights)
            made = way(example)
            if made is not None:
                return made
            del weights[ways.index(way)]
            ways.remove(way)
        return None

    def _other_passage(self, example: Example) -> Example | None:
        nearest = self._nearest.get((example.question, example.passage), ())
        wrong = [text for text in nearest if not tells(text, example.accepted)]
        if not wrong:
            return None
        return replace(example, passage=self._random.choice(wrong), answers=())

    def _without_the_answer(self, example: Example) -> Example | None:
        _, others = _sentences_by_answer(example)
        rest = " ".join(others).strip()
        if len(rest) < SHORTEST_REST or tells(rest, example.accepted):
            return None
        return replace(example, passage=rest, answers=())

    def _changed_question(self, example: Example) -> Example | None:
        changes = [
            self._another(example, NAME),
            self._another(example, _YEAR),
            self._another(example, _NUMBER),
            self._another_thing_counted(example),
            self._opposite(example),
            self._opposite(example),
        ]
        found = [text for text in changes if text is not None]
        if not found and self._random.random() < 0.3:
            found = [text for text in [_negated(example.question)] if text is not None]
        if not found:
            return None
        return replace(example, question=self._random.choice(found), answers=())

    def _transplanted(self, example: Example) -> Example | None:
        question = self._transplants.of(example, self._random)
        return None if question is None else replace(example, question=question, answers=())

    def _another_word(self, example: Example) -> Example | None:
        """Put another word of the passage, of the same ending, for one that tells the place."""
        near = _around(example)
        asked = [word for word in _LONG_WORD.finditer(example.question) if word.group() in near]
        if not asked:
            return None
        old = self._random.choice(asked)
        others = [
            word
            for word in _LONG_WORD.findall(example.passage)
            if word[-2:] == old.group()[-2:] and word not in near and word not in example.question
        ]
        if not others:
            return None
        question = _put(example.question, old.span(), self._random.choice(others))
        return replace(example, question=question, answers=())

    def _another(self, example: Example, pattern: re.Pattern[str]) -> str | None:
        """Put another thing of the same kind for one of the question; it mustn't be near."""
        asked = list(pattern.finditer(example.question))
        if not asked:
            return None
        old = self._random.choice(asked)
        at_hand = self._passages[example.group]
        texts = [example.passage, example.passage, self._random.choice(at_hand)]
        text = self._random.choice(texts)
        near = _around(example)
        others = [
            other
            for other in pattern.findall(text)
            if other not in example.question and other not in near and other not in _NO_NAME
        ]
        return _put(example.question, old.span(), self._random.choice(others)) if others else None

    def _another_thing_counted(self, example: Example) -> str | None:
        old = _COUNTED.search(example.question)
        pool = self._counted[example.source]
        if old is None or not pool:
            return None
        other = self._random.choice(pool)
        if other.split()[-1] in example.passage.lower() or other == old.group():
            return None
        return _put(example.question, old.span(), other)

    def _opposite(self, example: Example) -> str | None:
        words = [found for found in _WORD.finditer(example.question) if found.group() in _OPPOSITE]
        if not words:
            return None
        word = self._random.choice(words)
        return _put(example.question, word.span(), _OPPOSITE[word.group()])


def _nearest_passages(
    examples: Iterable[Example], passages: dict[str, list[str]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return for each question the passages of the same page that share most with it."""
    by_group: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_group[example.group].append(example)
    nearest = {}
    for group, asked in by_group.items():
        texts = passages[group]
        if len(texts) < 2:
            continue
        vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=1)
        of_texts = vectorizer.fit_transform(texts)
        alike = vectorizer.transform([example.question for example in asked]) @ of_texts.T
        for row, example in enumerate(asked):
            scores = alike[[row]].toarray()[0]
            best = np.argsort(-scores, kind="stable")[: NEIGHBOURS + 1]
            nearest[example.question, example.passage] = tuple(
                texts[at] for at in best if texts[at] != example.passage
            )
    return nearest


def _around(example: Example) -> str:
    """Return the sentences that hold the answer."""
    return " ".join(_sentences_by_answer(example)[0])


def _sentences_by_answer(example: Example) -> tuple[list[str], list[str]]:
    """Return the sentences of the passage that hold an answer, and the others."""
    holding: list[str] = []
    others: list[str] = []
    for sentence in _sentences(example.passage):
        held = any(sentence.overlaps(answer) for answer in example.answers)
        (holding if held else others).append(example.passage[slice(*sentence)])
    return holding, others


@lru_cache(maxsize=4_000)
def _sentences(passage: str) -> list[Span]:
    return sentences(passage, "en")


def _put(text: str, span: tuple[int, int], words: str) -> str:
    return f"{text[: span[0]]}{words}{text[span[1] :]}"


def _negated(question: str) -> str | None:
    auxiliary = _AUXILIARY.search(question)
    if auxiliary is None:
        return None
    return f"{question[: auxiliary.end()]}n't{question[auxiliary.end() :]}"
