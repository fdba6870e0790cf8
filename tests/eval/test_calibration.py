"""A probability that was learnt is as often right as it says."""

from __future__ import annotations

import numpy as np
import pytest

from eval.calibration import FEATURES, Examples, fit, thresholds


def asked(count, seed, name="made"):
    """Questions with four spans; the higher ``answers``, the oftener a span is right."""
    rng = np.random.default_rng(seed)
    examples = []
    for number in range(count):
        features = rng.normal(size=(4, len(FEATURES)))
        chance = 1 / (1 + np.exp(-2 * features[:, FEATURES.index("answers")] + 1))
        answerable = number % 3 > 0
        right = (rng.random(4) < chance) & answerable
        examples.append(Examples(name, answerable, features, right))
    return examples


def test_confidence_is_the_share_of_right_answers():
    calibration = fit(asked(3000, seed=1))
    best = []
    for each in asked(3000, seed=2):
        sure = [
            calibration.probability(dict(zip(FEATURES, row, strict=True))) for row in each.features
        ]
        best.append((max(sure), bool(each.right[int(np.argmax(sure))])))
    for low, high in ((0.2, 0.4), (0.4, 0.6), (0.6, 0.8)):
        of_bin = [right for sure, right in best if low <= sure < high]
        assert np.mean(of_bin) == pytest.approx((low + high) / 2, abs=0.12)


def test_what_tells_right_from_wrong_weighs_most():
    weights = fit(asked(1500, seed=3)).weights
    assert max(weights, key=lambda name: abs(weights[name])) == "answers"


def test_sets_weigh_the_same_whatever_their_size():
    small, large = asked(40, seed=4, name="small"), asked(40, seed=5, name="large")
    once = fit([*small, *large])
    often = fit([*small, *large * 5])
    assert once.probability(dict.fromkeys(FEATURES, 0.3)) == pytest.approx(
        often.probability(dict.fromkeys(FEATURES, 0.3)), abs=0.02
    )


def test_a_higher_threshold_answers_less_and_refuses_more():
    examples = asked(600, seed=6)
    found = list(thresholds(examples, fit(examples)))
    refused = [each.refused for each in found]
    assert refused == sorted(refused)
    assert found[0].precise < found[10].precise


def test_a_question_over_which_nothing_was_read_is_refused():
    nothing = Examples("made", True, np.zeros((0, len(FEATURES))), np.zeros(0, dtype=bool))
    for each in thresholds([nothing], fit(asked(300, seed=7))):
        assert each.answered == 0
        assert each.precise == 0
