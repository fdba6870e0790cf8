"""Speed and quality of the ways to run the encoder, in one run."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import numpy as np
from tqdm import tqdm

from corpus.article import Article
from eval.cases import Case
from eval.encoders.export import plain_network
from eval.encoders.variants import Encode, Variant, variants
from eval.load import load_set
from eval.speed.records import Paired
from eval.speed.timing import paired
from index.encoder import Vectors

TEXTS = 64
"""Passages of one pair: two batches."""

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table.

    Attributes:
        name: The way.
        size: Bytes of its weights.
        passages: Its time for passages over that of the first way.
        questions: Its time for one question over that of the first way.
        cosine: Mean cosine of its vectors with those of the first way.
        reciprocal_rank: MRR@10 of its vectors alone.
    """

    name: str
    size: int
    passages: Paired
    questions: Paired
    cosine: float
    reciprocal_rank: float


@dataclass(frozen=True, slots=True)
class _Material:
    """What the ways are compared on.

    Attributes:
        articles: What is searched.
        cases: What is asked.
        first: The way that the others are compared with.
        vectors: Its vectors of the articles.
        pairs: How many of each kind are timed.
    """

    articles: Sequence[Article]
    cases: Sequence[Case]
    first: Encode
    vectors: Vectors
    pairs: int

    @property
    def batches(self) -> list[list[str]]:
        """Texts for each pair, other ones each time as long as there are any."""
        texts = cycle(_texts(self.articles))
        return [list(islice(texts, TEXTS)) for _ in range(self.pairs)]


def measure(source: Path, shipped: Path, questions: Path, pairs: int) -> list[Measured]:
    """Measure every way; each pair is timed right after the same with the first way.

    Args:
        source: The model of sentence-transformers.
        shipped: The folder of the encoder in int8.
        questions: A set with articles of its own.
        pairs: How many of each kind are timed.

    Raises:
        EvalError: The set can't be read.
    """
    whole = load_set(questions)
    cases = [case for case in whole.cases if case.answerable]
    with tempfile.TemporaryDirectory() as folder:
        plain = plain_network(source, Path(folder) / "plain.onnx")
        ways = list(variants(source, plain, shipped))
        first = ways[0].encode
        material = _Material(whole.articles, cases, first, first(_texts(whole.articles)), pairs)
        return [_measured(way, material) for way in tqdm(ways, desc="encoders", disable=None)]


def _texts(articles: Sequence[Article]) -> list[str]:
    return [f"{article.heading}\n{article.text}" for article in articles]


def _measured(way: Variant, material: _Material) -> Measured:
    asked = [[case.question] for case in material.cases[: 10 * material.pairs]]
    batches = material.batches
    own = way.encode(_texts(material.articles))
    scores = own @ way.encode([case.question for case in material.cases]).T
    return Measured(
        name=way.name,
        size=way.size,
        passages=paired("passages", way.encode, material.first, batches, batches[0]),
        questions=paired("questions", way.encode, material.first, asked, asked[0]),
        cosine=float(np.sum(own * material.vectors, axis=1).mean()),
        reciprocal_rank=_reciprocal_rank(scores, material),
    )


def _reciprocal_rank(scores: Vectors, material: _Material) -> float:
    """Return MRR@10 of scores of the shape (articles, cases)."""
    best = np.argsort(-scores, axis=0, kind="stable")[:DEPTH].T
    found = []
    for row, case in zip(best, material.cases, strict=True):
        ids = [material.articles[at].id for at in row]
        hits = [rank for rank, name in enumerate(ids, start=1) if name in case.articles]
        found.append(1 / hits[0] if hits else 0.0)
    return float(np.mean(found))
