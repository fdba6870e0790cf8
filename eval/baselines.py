"""Simple systems that a good one has to beat, over the same index and passages.

Each ranks passages in its own way and answers with the first sentence of the best passage. None
refuses. Their confidence isn't a probability: only its order means something.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from corpus.article import Article
from corpus.sentences import sentences
from eval.system import Assistant
from index.generation import Generation
from index.manifest import Manifest
from index.tokens import tokens
from qa.answer import Answer, Citation, Message, Refusal
from qa.assistant import Assistant as Pullquote
from qa.retrieve import Hit

RANK_CONSTANT = 60
"""Of reciprocal-rank fusion, as in its paper."""

FUSED = 100
"""How many passages of each ranking are fused."""

Rank = Callable[[str, int], list[Hit]]
"""From a question and a limit to hits, best first."""


@dataclass(frozen=True, slots=True)
class FirstSentence:
    """Answers with the first sentence of the best passage."""

    name: str = "first sentence"

    @property
    def fingerprint(self) -> str:
        """The same for all time: there is nothing in it that could change."""
        return hashlib.sha256(self.name.encode()).hexdigest()


class Baseline:
    """A ranking with the first sentence of its best passage for an answer."""

    def __init__(self, generation: Generation, rank: Rank) -> None:
        self._generation = generation
        self._rank = rank
        self.reader = FirstSentence()

    @property
    def manifest(self) -> Manifest:
        """The index it answers from."""
        return self._generation.manifest

    @property
    def articles(self) -> Mapping[str, Article]:
        """All articles by id."""
        return self._generation.contents.articles

    def retrieve(self, question: str, limit: int = 10, articles: Collection[str] = ()) -> list[Hit]:
        """Return passages of some articles, or of all where none is named; best first."""
        if not articles:
            return self._rank(question, limit)
        ranked = self._rank(question, len(self._generation.contents.passages))
        return [hit for hit in ranked if hit.article.id in articles][:limit]

    def ask(
        self, question: str, history: Sequence[Message] = (), articles: Collection[str] = ()
    ) -> Answer | Refusal:
        """Answer with the first sentence of the best passage; refuse only where nothing is found.

        Args:
            question: Taken by itself.
            history: Not used: a baseline fills nothing in.
            articles: Ids of the only articles to answer from; all where none is named.
        """
        del history
        started = perf_counter()
        best = self.retrieve(question, 1, articles)
        if not best:
            return Refusal(question, question, "No passage was found.", 0.0, (), 0.0)
        hit = best[0]
        first = sentences(hit.text, hit.article.language)[0]
        start, end = hit.passage.start + first.start, hit.passage.start + first.end
        quote = hit.article.text[start:end]
        confidence = hit.score / (1 + hit.score) if hit.score > 0 else 0.0
        return Answer(
            question=question,
            standalone=question,
            answer=quote,
            text=f"“{quote}” [1]",
            confidence=confidence,
            citations=(Citation(hit.article, start, end, confidence),),
            elapsed_ms=1000 * (perf_counter() - started),
        )


def lexical(generation: Generation) -> Rank:
    """Rank by BM25 alone."""

    def rank(question: str, limit: int) -> list[Hit]:
        contents = generation.contents
        rows, scores = contents.lexical.search(tokens(question), limit)
        return [
            _hit(generation, int(row), float(score))
            for row, score in zip(rows, scores, strict=True)
        ]

    return rank


def dense(generation: Generation) -> Rank:
    """Rank by cosine alone."""

    def rank(question: str, limit: int) -> list[Hit]:
        vector = generation.encoder.encode([question])[0]
        rows, scores = generation.contents.dense.search(vector, limit)
        return [
            _hit(generation, int(row), float(score))
            for row, score in zip(rows, scores, strict=True)
        ]

    return rank


def reciprocal_rank_fusion(rankings: Sequence[Rank]) -> Rank:
    """Rank by the sum of reciprocal ranks (Cormack, Clarke, Büttcher 2009)."""

    def rank(question: str, limit: int) -> list[Hit]:
        hits: dict[tuple[str, int], Hit] = {}
        scores: dict[tuple[str, int], float] = {}
        for each in rankings:
            for place, hit in enumerate(each(question, FUSED), start=1):
                name = (hit.article.id, hit.passage.start)
                hits[name] = hit
                scores[name] = scores.get(name, 0.0) + 1 / (RANK_CONSTANT + place)
        best = sorted(scores, key=lambda name: -scores[name])[:limit]
        return [
            Hit(hits[name].article, hits[name].passage, scores[name], hits[name].cosine)
            for name in best
        ]

    return rank


SYSTEMS: Mapping[str, Callable[[Pullquote], Assistant]] = {
    "pullquote": lambda assistant: assistant,
    "sentences": lambda assistant: assistant.read_by("sentences"),
    "bm25": lambda assistant: Baseline(assistant.generation, lexical(assistant.generation)),
    "dense": lambda assistant: Baseline(assistant.generation, dense(assistant.generation)),
    "rrf": lambda assistant: Baseline(
        assistant.generation,
        reciprocal_rank_fusion([lexical(assistant.generation), dense(assistant.generation)]),
    ),
    "first-sentence": lambda assistant: Baseline(assistant.generation, assistant.retrieve),
}
"""What can be measured, by its name on the command line."""


def _hit(generation: Generation, row: int, score: float) -> Hit:
    contents = generation.contents
    passage = contents.passages[row]
    return Hit(contents.articles[passage.article_id], passage, score, score)
