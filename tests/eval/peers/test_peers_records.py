"""Ratios of times, and the order in which they are taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.peers.measure import in_turn
from eval.peers.records import Ratio

times = st.floats(min_value=0.001, max_value=1000)
pairs = st.lists(st.tuples(times, times), min_size=1, max_size=20)


def test_a_peer_that_takes_twice_as_long_in_each_pair_is_2():
    ratio = Ratio.paired([(1.0, 2.0), (10.0, 20.0), (3.0, 6.0)])
    assert (ratio.value, ratio.low, ratio.high) == (2, 2, 2)


def test_pairs_are_divided_before_the_median_is_taken():
    # The machine was slow during the last pair: both took ten times as long.
    ratio = Ratio.paired([(1.0, 3.0), (2.0, 2.0), (10.0, 30.0)])
    assert (ratio.value, ratio.low, ratio.high) == (3, 1, 3)


def test_queries_are_the_ratio_of_the_medians():
    ratio = Ratio.of_medians([(10.0, 1.0), (20.0, 5.0), (30.0, 90.0)])
    assert ratio.value == 0.25
    assert ratio.low <= 0.25 <= ratio.high


def test_one_query_has_no_interval_but_its_own_ratio():
    ratio = Ratio.of_medians([(4.0, 2.0)])
    assert (ratio.value, ratio.low, ratio.high) == (0.5, 0.5, 0.5)


@given(pairs)
def test_ours_and_theirs_swapped_turn_the_ratio_round(taken):
    ratio = Ratio.paired(taken)
    swapped = Ratio.paired([(theirs, ours) for ours, theirs in taken])
    assert ratio.low <= ratio.value <= ratio.high
    assert swapped.low == pytest.approx(1 / ratio.high)
    assert swapped.high == pytest.approx(1 / ratio.low)


def test_the_one_that_was_second_is_first_the_next_time():
    done = []

    def ours(item):
        done.append(f"ours {item}")
        return item

    def theirs(item):
        done.append(f"theirs {item}")
        return -item

    assert in_turn([1, 2, 3], ours, theirs) == [(1, -1), (2, -2), (3, -3)]
    assert done == ["ours 1", "theirs 1", "theirs 2", "ours 2", "ours 3", "theirs 3"]
