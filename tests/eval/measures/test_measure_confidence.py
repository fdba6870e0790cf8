from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss

from eval.figures import Figure, Sample
from eval.measures.confidence import reliability, risk_coverage, samples
from eval.rows import Row

Make = Callable[..., Row]
Measure = Callable[[dict[str, Sample]], dict[str, Figure]]
OUTCOMES = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1, max_size=40)
quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def answered(make_row: Make, outcomes: list[tuple[int, bool]]) -> list[Row]:
    return [
        make_row(["red"], "red" if right else "blue", confidence=percent / 100)
        for percent, right in outcomes
    ]


@quick
@given(OUTCOMES)
def test_agrees_with_scikit_learn(
    make_row: Make, measured: Measure, outcomes: list[tuple[int, bool]]
) -> None:
    rows = answered(make_row, outcomes)
    # scikit-learn counts a bound to the bin above it, so bounds are kept out.
    right = [int(right) for _, right in outcomes]
    sure = [percent / 100 for percent, _ in outcomes]
    told = measured(samples(rows))
    assert told["brier"].value == pytest.approx(brier_score_loss(right, sure, labels=[0, 1]))
    if all(percent % 10 for percent, _ in outcomes):
        shares, confidences = calibration_curve(right, sure, n_bins=10)
        filled = [each for each in reliability(rows) if each.n]
        assert [each.right for each in filled] == pytest.approx(shares.tolist())
        assert [each.confidence for each in filled] == pytest.approx(confidences.tolist())
        sizes = np.array([each.n for each in filled])
        expected = (np.abs(shares - confidences) * sizes).sum() / len(rows)
        assert told["ece"].value == pytest.approx(expected)


def test_the_curve_and_its_area_by_hand(make_row: Make, measured: Measure) -> None:
    rows = answered(make_row, [(90, True), (80, False), (70, True)])
    rows.append(make_row(["red"], None, confidence=0.1))
    curve = risk_coverage(rows)
    assert curve.coverage.tolist() == [0.25, 0.5, 0.75]
    assert curve.risk.tolist() == pytest.approx([0, 1 / 2, 1 / 3])
    # A refused question comes last and counts as wrong.
    area = (0 + 1 / 2 + 1 / 3 + 2 / 4) / 4
    assert measured(samples(rows))["aurc"].value == pytest.approx(area)


@quick
@given(OUTCOMES)
def test_no_order_of_the_same_answers_has_less_area_than_the_right_ones_first(
    make_row: Make, measured: Measure, outcomes: list[tuple[int, bool]]
) -> None:
    best = answered(make_row, [(90 if right else 10, right) for _, right in outcomes])
    worst = answered(make_row, [(10 if right else 90, right) for _, right in outcomes])
    areas = [
        measured(samples(rows))["aurc"].value
        for rows in (best, answered(make_row, outcomes), worst)
    ]
    assert areas[0] <= areas[1] + 1e-9
    assert areas[1] <= areas[2] + 1e-9


@quick
@given(OUTCOMES, st.randoms())
def test_answers_of_the_same_confidence_may_come_in_any_order(
    make_row: Make, measured: Measure, outcomes: list[tuple[int, bool]], random
) -> None:
    rows = answered(make_row, [(percent // 50, right) for percent, right in outcomes])
    before = measured(samples(rows))["aurc"].value
    random.shuffle(rows)
    assert measured(samples(rows))["aurc"].value == pytest.approx(before)


def test_an_invented_answer_is_a_wrong_one(make_row: Make, measured: Measure) -> None:
    told = measured(samples([make_row([], "red", confidence=1.0), make_row([], None)]))
    assert told["ece"].value == 1
    assert told["ece"].n == 1


def test_a_sure_answer_that_is_right_stands_in_the_last_bin(make_row: Make) -> None:
    bins = reliability([make_row(["red"], "red", confidence=1.0)])
    assert [each.n for each in bins] == [0] * 9 + [1]
    assert bins[-1].right == 1
    assert bins[0].right is None


def test_where_nothing_was_asked_there_is_nothing_to_tell(
    make_row: Make, measured: Measure
) -> None:
    rows = [make_row(["red"], asked=False)]
    assert [figure.value for figure in measured(samples(rows)).values()] == [None] * 3
    assert risk_coverage(rows).risk.tolist() == []
    assert all(each.n == 0 for each in reliability(rows))
