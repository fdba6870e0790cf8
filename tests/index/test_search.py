"""Both indexes against sums worked out another way."""

from __future__ import annotations

import math

import numpy as np
import pytest

from index.dense import DenseIndex
from index.errors import IndexDamaged
from index.lexical import K1, B, LexicalIndex

TEXTS = ["police closed websites websites", "police fined shops", "films films films were copied"]


def bm25(query: list[str], text: list[str], texts: list[list[str]]) -> float:
    """The formula of Robertson and Zaragoza (2009) with Lucene's idf, term by term."""
    average = sum(map(len, texts)) / len(texts)
    score = 0.0
    for term in query:
        holding = sum(term in other for other in texts)
        idf = math.log(1 + (len(texts) - holding + 0.5) / (holding + 0.5))
        frequency = text.count(term)
        score += idf * frequency / (frequency + K1 * (1 - B + B * len(text) / average))
    return score


def test_bm25_is_the_formula(tmp_path):
    from index.tokens import tokens

    rows = [tokens(text) for text in TEXTS]
    query = tokens("police closed films unknown")
    index = LexicalIndex.build(TEXTS)
    index.save(tmp_path / "lexical")
    opened = LexicalIndex.open(tmp_path / "lexical")
    expected = [bm25(query, row, rows) for row in rows]
    assert index.search(query, 3).tolist() == pytest.approx(expected, rel=1e-5)
    assert opened.search(query, 3).tolist() == index.search(query, 3).tolist()
    assert [opened.frequency(token) for token in ("polic", "film", "none")] == [2, 1, 0]


def test_the_nearest_vectors_come_first(tmp_path):
    vectors = np.random.default_rng(7).normal(size=(50, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    DenseIndex.build(vectors).save(tmp_path / "v.faiss")
    index = DenseIndex.open(tmp_path / "v.faiss")
    rows, scores = index.search(vectors[3], 5)
    cosines = vectors @ vectors[3]
    assert rows.tolist() == np.argsort(-cosines)[:5].tolist()
    assert scores == pytest.approx(np.sort(cosines)[::-1][:5], abs=1e-6)
    assert index.vectors(np.array([4, 9])) == pytest.approx(vectors[[4, 9]])


def test_a_file_that_is_no_index_is_refused(tmp_path):
    (tmp_path / "v.faiss").write_bytes(b"not an index")
    with pytest.raises(IndexDamaged, match=r"v\.faiss"):
        DenseIndex.open(tmp_path / "v.faiss")


def test_words_without_any_text_score_nothing(tmp_path):
    index = LexicalIndex.build(["", "..."])
    index.save(tmp_path / "lexical")
    assert LexicalIndex.open(tmp_path / "lexical").search(["film"], 2).tolist() == [0, 0]
