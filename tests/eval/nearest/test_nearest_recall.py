"""Recall, and the least effort that reaches it."""

from __future__ import annotations

import numpy as np
import pytest

from eval.nearest.recall import efforts, least_effort, needed_probes, recall
from eval.nearest.tuning import carried, density, growth, others, stored_sample


def test_recall_is_the_share_of_the_nearest_that_were_found():
    nearest = np.array([[1, 2, 3], [4, 5, 6]])
    found = np.array([[2, 1, 9], [4, -1, -1]])
    assert recall(found, nearest, 3) == pytest.approx((2 / 3 + 1 / 3) / 2)
    assert recall(found, nearest, 1) == pytest.approx((0 + 1) / 2)


def test_the_least_effort_that_is_enough_is_taken():
    assert least_effort(lambda effort: effort / 10, 0.75, 100) == 8
    assert least_effort(lambda effort: 0.5, 0.99, 100) == 100
    assert least_effort(lambda effort: 1.0, 0.99, 100) == 1


def test_efforts_grow_and_end_at_the_most():
    series = list(efforts(300))
    assert series == sorted(set(series))
    assert (series[0], series[-1]) == (1, 300)


def test_probes_are_as_many_as_the_share_of_neighbours_needs():
    ranks = np.arange(1, 101).reshape(10, 10)
    assert needed_probes(ranks, 0.99) == 99
    assert needed_probes(ranks, 0.5) == 50
    assert needed_probes(ranks, 1.0) == 100


def test_a_stored_vector_is_not_its_own_neighbour(clumps):
    sample, neighbours = stored_sample(clumps)
    assert neighbours.shape == (len(sample), 10)
    assert not (clumps[neighbours] == sample[:, np.newaxis]).all(axis=2).any()


def test_others_leaves_out_a_row_s_own_number_or_the_last():
    found = np.array([[7, 1, 2], [3, 4, 5]])
    assert others(found, np.array([7, 9])).tolist() == [[1, 2], [3, 4]]


def test_more_is_found_where_more_was_wanted(clumps, asked):
    rows = [row for row in carried(clumps, asked) if row.lists == 80]
    assert [row.target for row in rows] == [0.99, 0.995, 0.999]
    assert [row.probes for row in rows] == sorted(row.probes for row in rows)
    assert [row.recall for row in rows] == sorted(row.recall for row in rows)
    assert all(0 < row.scanned <= 1 and row.recall <= 1 for row in rows)


def test_growth_keeps_the_lists_of_the_smaller_index(clumps, asked):
    half, quarter = growth(clumps, asked, 0.99)
    assert (half.size, half.trained, quarter.trained) == (400, 200, 100)
    assert half.lists > quarter.lists
    assert 0.5 < half.after <= 1


def test_the_first_is_nearer_than_the_tenth(clumps, asked):
    told = density(clumps, asked, 400)
    assert 1 > told.question_1st > told.question_10th > 0
