"""Keys, pieces and weights of the collections."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.milvus.schema import PIECE_BYTES, Names, hashed, pieces, rows_of
from index.milvus.sparse import EMPTY, Stored, counts_of, most_gained, place, weights


@given(st.text(max_size=30), st.integers(0, 5_000))
def test_pieces_make_the_text_again(text, times):
    long = text * times
    cut = pieces(long)
    assert "".join(cut) == long
    assert cut
    assert all(len(piece.encode()) <= PIECE_BYTES for piece in cut)


def test_rows_grow_with_the_articles():
    rows = [row for number in range(3) for row in rows_of(number, 1 << 16)]
    assert rows == sorted(set(rows))


def test_names_are_read_back():
    names = Names("news", 12, "0a1b2c3d4e5f")
    assert {Names.of("news", each) for each in names.all} == {names}
    for other in ("news", "news_g12_0a1b_others", "old_news_g12_0a1b_meta", "news_g1x_0a_meta"):
        assert Names.of("news", other) is None


def test_a_token_has_a_place_that_milvus_takes():
    places = [place(f"token{number}") for number in range(10_000)]
    assert all(1 <= each <= 2**32 - 2 for each in places)
    assert hashed("a") < 2**63


counts = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 300))


@given(counts, st.floats(1, 200))
def test_counts_are_read_back_from_weights(bag, assumed):
    terms = [term for term, count in bag.items() for _ in range(count)]
    as_kept = {at: float(np.float32(weight)) for at, weight in weights(terms, assumed).items()}
    stored = [Stored(as_kept, len(terms))]
    for term in "abcdefgh":
        assert counts_of(stored, term, assumed).tolist() == [bag.get(term, 0)]


def test_a_passage_without_a_token_has_a_weight_of_no_token():
    assert weights([], 60.0) == EMPTY
    assert 0 not in {place(term) for term in "abc"}


@given(st.integers(1, 300), st.integers(1, 300), st.floats(1, 200), st.floats(1, 200))
def test_no_score_gains_more_than_is_told(length, count, assumed, average):
    count = min(count, length)
    terms = ["a"] * count + ["b"] * (length - count)
    (was,) = [weights(terms, assumed)[place("a")]]
    (now,) = [weights(terms, average)[place("a")]]
    assert now <= was * most_gained(assumed, average, length) * (1 + 1e-5)


def test_nothing_is_gained_where_the_average_is_known():
    assert most_gained(60.0, 60.0, 500) == pytest.approx(1.0)
