from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.pictures.axis import LARGEST, SMALLEST, axis_for, fits, in_short
from qa.pictures.years import WRITTEN, written


@pytest.mark.parametrize(
    ("values", "ticks", "logarithmic"),
    [
        ([10, 40], (0, 10, 20, 30, 40), False),
        ([0, 1000], (0, 200, 400, 600, 800, 1000), False),
        ([7], (0, 2, 4, 6, 8), False),
        ([0], (0, 0.2, 0.4, 0.6, 0.8, 1), False),
        ([19, 90_000], (10, 100, 1000, 10_000, 100_000), True),
        ([2, 3e9], (1, 100, 1e4, 1e6, 1e8, 1e10), True),
    ],
)
def test_values_far_apart_stand_on_a_logarithmic_axis(values, ticks, logarithmic):
    axis = axis_for(values)
    assert axis.ticks == pytest.approx(ticks)
    assert axis.logarithmic is logarithmic


@given(st.lists(st.just(0.0) | st.floats(SMALLEST, LARGEST), min_size=1))
def test_every_value_stands_between_bottom_and_top_in_order(values):
    axis = axis_for(values)
    shares = [axis.share(value) for value in sorted(values)]
    assert shares == sorted(shares)
    assert -1e-9 <= shares[0] <= shares[-1] <= 1 + 1e-9
    assert 2 <= len(axis.ticks) <= 9


def test_only_figures_that_news_can_tell_fit():
    assert [fits(value) for value in (0, 1, 1e18, -1, 1e-7, 1e19, float("inf"))] == [
        *(True,) * 3,
        *(False,) * 4,
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.2, "0.2"), (20_000, "20,000"), (1.5e6, "1.5 million"), (4.7e10, "47 billion")],
)
def test_an_axis_writes_values_in_short(value, written):
    assert in_short(value) == written


@given(st.integers(1900, 2099), st.integers(0, 199))
def test_so_many_years_are_written_as_fit(first, span):
    years = written(first, first + span)
    assert years[0] == first
    assert len(years) <= WRITTEN
