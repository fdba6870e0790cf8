"""From what speaks for a span to the probability that it is right: a logistic regression."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Calibration:
    """The regression.

    Attributes:
        weights: One for each feature, by its name.
        intercept: Log-odds where every feature is 0.
        threshold: Probability below which it is better to refuse.
    """

    weights: Mapping[str, float]
    intercept: float
    threshold: float = 0.5

    def check(self, features: Sequence[str]) -> None:
        """Refuse a regression over other features than these.

        Raises:
            ValueError: It weighs others, or leaves some out.
        """
        if set(self.weights) != set(features):
            told = ", ".join(sorted(set(self.weights) ^ set(features)))
            raise ValueError(f"its calibration doesn't fit this version's features: {told}")

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1."""
        logit = self.intercept + sum(
            weight * features[name] for name, weight in self.weights.items()
        )
        return float(1 / (1 + np.exp(-np.clip(logit, -60, 60))))
