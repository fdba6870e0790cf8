from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.figures import mean, ratio


@given(st.lists(st.floats(0, 1), min_size=2, max_size=40))
def test_a_mean_lies_in_its_interval_which_lies_among_the_values(values: list[float]) -> None:
    figure = mean(values)
    assert figure.value == pytest.approx(np.mean(values))
    assert figure.n == len(values)
    assert figure.low is not None
    assert figure.high is not None
    assert min(values) - 1e-9 <= figure.low <= figure.high <= max(values) + 1e-9


def test_cases_that_a_figure_is_not_about_do_not_count() -> None:
    figure = ratio([(1, 1), (0, 1), (0, 0), (0, 0)])
    assert figure.value == 0.5
    assert figure.n == 2


def test_nothing_to_tell_is_told_as_nothing() -> None:
    assert mean([]).value is None
    assert ratio([(0, 0)]).value is None
    alone = mean([1.0])
    assert (alone.value, alone.low, alone.high) == (1.0, None, None)


def test_the_interval_is_that_of_a_share() -> None:
    """The bootstrap of a share of many cases comes close to the normal interval."""
    figure = mean([1.0] * 600 + [0.0] * 400)
    half = 1.96 * (0.6 * 0.4 / 1000) ** 0.5
    assert figure.low == pytest.approx(0.6 - half, abs=0.006)
    assert figure.high == pytest.approx(0.6 + half, abs=0.006)


def test_the_same_cases_give_the_same_interval() -> None:
    values = [0.1, 0.9, 0.4, 0.7]
    assert mean(values) == mean(values)
