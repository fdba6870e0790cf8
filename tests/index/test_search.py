"""Both searches against sums worked out another way."""

from __future__ import annotations

import math

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dense import DenseIndex
from index.files import Files
from index.lexical import K1, LENGTH, LENGTHS, B, LexicalIndex, write_postings
from index.postings import Inverter, Part, join
from index.tokens import tokens

TEXTS = ["police closed websites websites", "police fined shops", "films films films were copied"]


@pytest.fixture(scope="module")
def lexical(tmp_path_factory):
    def index(rows: list[list[str]]) -> LexicalIndex:
        folder = tmp_path_factory.mktemp("lexical")
        inverter = Inverter()
        for row, terms in enumerate(rows):
            inverter.add(row, terms)
        write_postings(folder, join([Part(inverter.postings())]))
        (folder / LENGTHS).write_bytes(np.array(list(map(len, rows)), dtype=LENGTH).tobytes())
        return LexicalIndex.open(Files(folder))

    return index


@pytest.fixture
def dense(tmp_path):
    def index(vectors: np.ndarray) -> DenseIndex:
        (tmp_path / "vectors").write_bytes(vectors.astype("<f4").tobytes())
        return DenseIndex(Files(tmp_path).array("vectors", "<f4", vectors.shape[1]))

    return index


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


def test_bm25_is_the_formula(lexical):
    texts = list(map(tokens, TEXTS))
    query = tokens("police closed films unknown")
    index = lexical(texts)
    rows, scores = index.search(query, 0, range(3))
    assert rows.tolist() == [0, 1, 2]
    assert scores.tolist() == pytest.approx([bm25(query, row, texts) for row in texts], rel=1e-5)
    assert [index.frequency(token) for token in ("polic", "film", "none")] == [2, 1, 0]
    assert index.rows("polic").tolist() == [0, 1]
    assert not index.knows("none")


@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=12), min_size=1),
    st.lists(st.sampled_from("abcdefghx"), min_size=1, max_size=6),
)
def test_bm25_is_that_of_another_library(lexical, texts, query):
    other = bm25s.BM25(k1=K1, b=B)
    other.index(texts, show_progress=False)
    known = [token for token in query if token in other.vocab_dict]
    expected = other.get_scores(known) if known else np.zeros(len(texts))
    _rows, scores = lexical(texts).search(query, 0, range(len(texts)))
    assert scores == pytest.approx(expected, abs=1e-5)


def test_the_best_come_first_and_of_equals_the_first_row(lexical):
    index = lexical([["a"], ["b"], ["a"], ["a", "a"], ["c"]])
    rows, scores = index.search(["a"], 2)
    assert rows.tolist() == [3, 0]
    assert scores[0] > scores[1] > 0


def test_what_shares_no_word_is_found_only_if_asked_for(lexical):
    index = lexical([["a"], ["b"], ["a"]])
    assert index.search(["a"], 9)[0].tolist() == [0, 2]
    rows, scores = index.search(["a"], 1, [2, 1, 0])
    assert rows.tolist() == [0, 2, 1]
    assert scores[2] == 0


def test_words_without_any_text_score_nothing(lexical):
    index = lexical([[], []])
    assert index.search(["film"], 2)[0].tolist() == []
    assert index.search(["film"], 2, [1])[1].tolist() == [0]


def test_the_nearest_vectors_come_first(dense):
    vectors = np.random.default_rng(7).normal(size=(50, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index = dense(vectors)
    rows, scores = index.search(vectors[3], 5)
    cosines = vectors @ vectors[3]
    assert rows.tolist() == np.argsort(-cosines)[:5].tolist()
    assert scores == pytest.approx(np.sort(cosines)[::-1][:5], abs=1e-6)
    assert index.vectors(np.array([4, 9])) == pytest.approx(vectors[[4, 9]])


def test_no_vector_is_found_among_none(dense):
    index = dense(np.zeros((0, 8), dtype=np.float32))
    assert len(index) == 0
    assert index.search(np.ones(8, dtype=np.float32), 5)[0].tolist() == []
