"""SQuAD 2.0's F1: answers below the threshold are refusals."""

from __future__ import annotations

import pytest

from eval.training.assess import Read, assess


@pytest.fixture
def reads(make_example):
    told = make_example("Where?", "It was seized in Hebei.", "Hebei")
    silent = make_example("Where?", "It was seized in May.")
    return [Read(told, "Hebei", 2.0), Read(told, "in Hebei", 0.5), Read(silent, "May", 1.0)]


def test_the_best_threshold_is_found(reads):
    found = assess(reads)
    assert found.exact == 0.5
    assert found.f1 == pytest.approx((1 + 2 / 3) / 2)
    assert found.auroc == 0.5
    assert (found.squad2_f1, found.threshold) == (pytest.approx(2 / 3), 2.0)


def test_a_threshold_that_was_found_elsewhere_is_kept(reads):
    found = assess(reads, threshold=0.0)
    assert found.threshold == 0.0
    assert found.squad2_f1 == pytest.approx((1 + 2 / 3 + 0) / 3)
