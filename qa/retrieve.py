"""Which passages may hold the answer: vectors and words, weighed together.

Cosine and BM25 (over its best score) say which passages to look at; how much of the question
their best sentence shares says which come first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Passage
from index.contents import Contents
from index.encoder import Vectors
from index.generation import Generation
from index.lexical import inverse_frequency
from index.tokens import tokens
from qa.overlap import Rarity, passage_overlap, sentence_tokens
from qa.question import Question

CANDIDATES = 50
"""How many passages each of the two searches proposes."""

RARITIES = 10_000
"""How many tokens' weights are remembered."""

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


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that are worth a look.

    Attributes:
        articles: The article of each.
        passages: In the order of the index.
        features: A row for each, a column for each of `FEATURES`.
    """

    articles: Sequence[Article]
    passages: Sequence[Passage]
    features: NDArray[np.float32]


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
    found = candidates(question, vector, generation.contents, articles)
    scores = found.features @ np.array(WEIGHTS, dtype=np.float32)
    hits: dict[str, Hit] = {}
    for at in np.argsort(-scores, kind="stable"):
        cosine = float(found.features[at, 0])
        hit = Hit(found.articles[at], found.passages[at], float(scores[at]), cosine)
        hits.setdefault(hit.text, hit)
        if len(hits) == limit:
            break
    return list(hits.values())


def candidates(
    question: Question, vector: Vectors, contents: Contents, articles: Collection[str] = ()
) -> Candidates:
    """Return the passages worth a look: those that either search proposes, or of some articles."""
    if articles:
        wanted = np.array(sorted(_rows_of(articles, contents)), dtype=np.int64)
        scored, scores = contents.lexical.search(_lexical_query(question), 1, wanted)
    else:
        nearest, _ = contents.dense.search(vector, CANDIDATES)
        scored, scores = contents.lexical.search(_lexical_query(question), CANDIDATES, nearest)
        wanted = np.sort(scored)
    bm25 = dict(zip(scored.tolist(), scores.tolist(), strict=True))
    highest = max(float(scores.max(initial=0.0)), 1e-9)
    passages = contents.passages.take(wanted.tolist())
    among = contents.articles.take([passage.article_id for passage in passages])
    rarity = token_rarity(contents)
    overlaps = [
        _overlap(question, article, passage, rarity)
        for article, passage in zip(among, passages, strict=True)
    ]
    columns = [
        contents.dense.vectors(wanted) @ vector,
        np.array([bm25[row] for row in wanted.tolist()]) / highest,
        np.array(overlaps).reshape(-1, 3),
    ]
    return Candidates(among, passages, np.column_stack(columns).astype(np.float32))


def _rows_of(articles: Collection[str], contents: Contents) -> Iterator[int]:
    return chain.from_iterable(map(contents.passages.rows_of, articles))


def token_rarity(contents: Contents) -> Rarity:
    """Return the weight of tokens in these articles."""
    size = len(contents.passages)
    frequency = contents.lexical.frequency

    def rarity(token: str) -> float:
        return inverse_frequency(frequency(token), size)

    return lru_cache(RARITIES)(rarity)


def _lexical_query(question: Question) -> list[str]:
    others = {
        token
        for choices in question.alternatives.values()
        for choice in choices
        for token in choice
    }
    return [*question.tokens, *sorted(others.difference(question.tokens))]


def _overlap(
    question: Question, article: Article, passage: Passage, rarity: Rarity
) -> Sequence[float]:
    header = tuple(tokens(article.heading))
    body = sentence_tokens(passage.text(article), article.language)
    overlap = passage_overlap(question, body, header, rarity)
    return overlap.sentence, overlap.passage, overlap.pairs
