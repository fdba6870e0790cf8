from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.figures import difference, figure, mean, ratio


@given(st.lists(st.floats(0, 1), min_size=2, max_size=40))
def test_a_mean_lies_in_its_interval_which_lies_among_the_values(values: list[float]) -> None:
    told = figure(mean(values))
    assert told.value == pytest.approx(np.mean(values))
    assert told.n == len(values)
    assert told.low is not None
    assert told.high is not None
    assert min(values) - 1e-9 <= told.low <= told.high <= max(values) + 1e-9


def test_cases_that_a_figure_is_not_about_do_not_count() -> None:
    told = figure(ratio([(1, 1), (0, 1), (0, 0), (0, 0)]))
    assert told.value == 0.5
    assert told.n == 2


def test_nothing_to_tell_is_told_as_nothing() -> None:
    assert figure(mean([])).value is None
    assert figure(ratio([(0, 0)])).value is None
    alone = figure(mean([1.0]))
    assert (alone.value, alone.low, alone.high) == (1.0, None, None)


def test_the_interval_is_that_of_a_share() -> None:
    """The bootstrap of a share of many cases comes close to the normal interval."""
    told = figure(mean([1.0] * 600 + [0.0] * 400))
    half = 1.96 * (0.6 * 0.4 / 1000) ** 0.5
    assert told.low == pytest.approx(0.6 - half, abs=0.006)
    assert told.high == pytest.approx(0.6 + half, abs=0.006)


def test_the_same_cases_give_the_same_interval() -> None:
    values = [0.1, 0.9, 0.4, 0.7]
    assert figure(mean(values)) == figure(mean(values))


def test_a_case_that_tells_nothing_keeps_its_place() -> None:
    sample = mean([1.0, None, 0.0])
    assert figure(sample).value == 0.5
    assert figure(sample).n == 2
    assert sample.counts.tolist() == [True, False, True]


def test_a_run_does_not_differ_from_itself() -> None:
    sample = mean([0.1, 0.9, 0.4, 0.7])
    moved = difference(sample, sample)
    assert moved.before == moved.after
    assert (moved.low, moved.high, moved.p) == (0, 0, 1)


def test_a_difference_on_every_case_is_told_apart_from_chance() -> None:
    before = mean([0.0] * 40)
    moved = difference(before, mean([1.0] * 40))
    assert (moved.low, moved.high) == (1, 1)
    assert moved.p is not None
    assert moved.p < 0.01


def test_pairs_make_a_small_difference_plain() -> None:
    """Each case gets a little better: told apart though the cases differ far more."""
    random = np.random.default_rng(1)
    first = random.uniform(0, 0.9, 60)
    moved = difference(mean(first.tolist()), mean((first + 0.05).tolist()))
    assert moved.low == pytest.approx(0.05)
    assert moved.p is not None
    assert moved.p < 0.01


def test_the_p_value_is_that_of_the_sign_where_pairs_turn_by_chance() -> None:
    """9 cases turn for the better, 1 for the worse: the sign test gives 0.021."""
    before = [0.0] * 9 + [1.0] + [1.0] * 40
    after = [1.0] * 9 + [0.0] + [1.0] * 40
    p = difference(mean(before), mean(after), resamples=4000).p
    assert p is not None
    assert 0.001 < p < 0.03


def test_there_is_nothing_to_compare_where_one_run_tells_nothing() -> None:
    moved = difference(mean([None, None]), mean([1.0, 0.0]))
    assert (moved.before, moved.after, moved.p) == (None, 0.5, None)
