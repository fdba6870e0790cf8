"""Which passages may hold the answer: vectors and words, weighed together.

Cosine and BM25 (over its best score) say which passages to look at; how much of the question
their best sentence shares says which come first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Passage
from index.encoder import Vectors
from index.generation import Contents, Generation
from index.tokens import tokens
from qa.overlap import Rarity, inverse_frequency, passage_overlap, sentence_tokens
from qa.question import Question

CANDIDATES = 50
"""How many passages each of the two searches proposes."""

FEATURES = ("cosine", "bm25", "sentence", "passage", "pairs")
WEIGHTS = (0.5, 0.1, 0.2, 0.15, 0.25)
"""One for each feature; found by ``python -m eval.fusion`` on 1,500 questions each of the new-wiki
and the Reddit part of SQuADShifts, which aren't news."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found; the higher the score, the better it fits the question."""

    article: Article
    passage: Passage
    score: float
    cosine: float

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.passage.text(self.article)


def retrieve(
    question: Question,
    vector: Vectors,
    generation: Generation,
    limit: int,
    articles: Collection[str] = (),
) -> list[Hit]:
    """Find the passages that fit a question best.

    Args:
        question: What is asked.
        vector: The question's vector, shape (dimension,).
        generation: Where to look.
        limit: How many hits at most.
        articles: Ids of the only articles to look at; all where none is named.

    Returns:
        Hits, best first; a text that stands in several articles is given once.
    """
    contents = generation.contents
    rows, features = candidates(question, vector, contents, articles)
    scores = features @ np.array(WEIGHTS, dtype=np.float32)
    hits: dict[str, Hit] = {}
    for at in np.argsort(-scores, kind="stable"):
        passage = contents.passages[rows[at]]
        article = contents.articles[passage.article_id]
        hit = Hit(article, passage, float(scores[at]), float(features[at, 0]))
        hits.setdefault(hit.text, hit)
        if len(hits) == limit:
            break
    return list(hits.values())


def candidates(
    question: Question, vector: Vectors, contents: Contents, articles: Collection[str] = ()
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the rows of the passages worth a look and their features, one column each."""
    lexical = contents.lexical.search(_lexical_query(question), len(contents.passages))
    rows = _rows_of(contents, articles) if articles else _proposed(vector, lexical, contents)
    highest = max(float(lexical.max(initial=0.0)), 1e-9)
    cosines = contents.dense.vectors(rows) @ vector
    rarity = token_rarity(contents)
    overlaps = [_overlap(question, contents, row, rarity) for row in rows]
    columns = [cosines, lexical[rows] / highest, np.array(overlaps).reshape(-1, 3)]
    return rows, np.column_stack(columns).astype(np.float32)


def _proposed(
    vector: Vectors, lexical: NDArray[np.float32], contents: Contents
) -> NDArray[np.int64]:
    nearest, _ = contents.dense.search(vector, CANDIDATES)
    best = np.argsort(-lexical, kind="stable")[:CANDIDATES]
    return np.union1d(nearest, best[lexical[best] > 0])


def _rows_of(contents: Contents, articles: Collection[str]) -> NDArray[np.int64]:
    rows = [at for at, each in enumerate(contents.passages) if each.article_id in articles]
    return np.array(rows, dtype=np.int64)


def token_rarity(contents: Contents) -> Rarity:
    """Return the weight of tokens in these articles."""
    size = len(contents.passages)
    frequency = contents.lexical.frequency

    def rarity(token: str) -> float:
        return inverse_frequency(frequency(token), size)

    return rarity


def _lexical_query(question: Question) -> list[str]:
    others = {
        token
        for choices in question.alternatives.values()
        for choice in choices
        for token in choice
    }
    return [*question.tokens, *sorted(others.difference(question.tokens))]


def _overlap(question: Question, contents: Contents, row: int, rarity: Rarity) -> Sequence[float]:
    passage = contents.passages[row]
    article = contents.articles[passage.article_id]
    header = tuple(tokens(article.heading))
    body = sentence_tokens(passage.text(article), article.language)
    overlap = passage_overlap(question, body, header, rarity)
    return overlap.sentence, overlap.passage, overlap.pairs
