"""Parts that are joined hold what all texts would have held at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.postings import MOST, Inverter, Part, join

texts = st.lists(st.lists(st.sampled_from(["a", "b", "c", "é", "zz"]), max_size=6), max_size=8)


def inverted(rows, first=0):
    inverter = Inverter()
    for row, terms in enumerate(rows, start=first):
        inverter.add(row, terms)
    return inverter.postings()


def held(parts, block_postings=1 << 20):
    """Return term, row and count of all postings, and check that terms are sorted."""
    found, terms = [], []
    for block in join(parts, block_postings):
        at = 0
        for term, length in zip(block.terms, block.lengths.tolist(), strict=True):
            assert length
            rows, counts = block.rows[at : at + length], block.counts[at : at + length]
            found += [(term, *pair) for pair in zip(rows.tolist(), counts.tolist(), strict=True)]
            terms.append(term)
            at += length
        assert at == len(block.rows) == len(block.counts)
    assert terms == sorted(set(terms))
    return sorted(found)


def counted(rows):
    return sorted(
        (term, row, terms.count(term)) for row, terms in enumerate(rows) for term in set(terms)
    )


@given(texts, st.integers(0, 8), st.integers(1, 5))
def test_parts_joined_are_the_whole(rows, cut, block_postings):
    parts = [Part(inverted(rows[:cut])), Part(inverted(rows[cut:], len(rows[:cut])))]
    assert held(parts, block_postings) == counted(rows)


@given(texts, st.data())
def test_what_is_gone_is_left_out_and_the_rest_moves_up(rows, data):
    kept = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    new_rows = np.where(kept, np.cumsum(kept) - 1, -1)
    left = [terms for terms, is_kept in zip(rows, kept, strict=True) if is_kept]
    assert held([Part(inverted(rows), new_rows)]) == counted(left)


def test_nothing_joined_is_nothing():
    assert held([]) == held([Part(inverted([]))]) == []


@pytest.mark.parametrize("times", [MOST, MOST + 1, 3 * MOST])
def test_a_word_too_often_to_count_counts_as_often_as_can_be(times):
    assert held([Part(inverted([["a"] * times]))]) == [("a", 0, MOST)]
