"""Sums are right, and written so that they can be checked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.forms.arithmetic import worked_out
from qa.forms.operands import Operation

amounts = st.decimals(min_value=0, max_value=10**11, places=2, allow_nan=False)


@pytest.mark.parametrize(
    ("operation", "values", "written"),
    [
        (Operation.DIFFERENCE, ("514", "450"), "514 - 450 = 64"),
        (Operation.DIFFERENCE, ("450", "514"), "514 - 450 = 64"),
        (Operation.DIFFERENCE, ("27300", "24900"), "27,300 - 24,900 = 2,400"),
        (
            Operation.DIFFERENCE,
            ("6830000", "4670000"),
            "6.83 million - 4.67 million = 2.16 million",
        ),
        (Operation.RATIO, ("48600", "21300"), "48,600 / 21,300 ≈ 2.28"),
        (Operation.RATIO, ("30", "60"), "30 / 60 = 0.5"),
        (Operation.TOTAL, ("20", "12"), "20 + 12 = 32"),
    ],
)
def test_the_sum_is_shown(operation, values, written):
    assert worked_out(operation, [Decimal(value) for value in values]).written == written


@given(amounts, amounts)
def test_the_value_is_exact_whatever_the_scale(one, other):
    assert worked_out(Operation.DIFFERENCE, [one, other]).value == abs(one - other)
    assert worked_out(Operation.TOTAL, [one, other]).value == one + other
