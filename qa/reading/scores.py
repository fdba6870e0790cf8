"""What a network says of passages: the records that pass from any model to the search for spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from qa.reading.calibration import Calibration


@dataclass(frozen=True, slots=True)
class Text:
    """What is read for a question: a passage, and what stands over it."""

    heading: str
    passage: str


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What a network says of one window; the question and the heading are left out.

    Attributes:
        offsets: Where each token stands in the passage, in characters, shape (tokens, 2).
        start: Score of each token as the first of the answer.
        end: Score of each token as the last of the answer.
        answers: Log-odds that the window holds an answer.
    """

    offsets: NDArray[np.int64]
    start: NDArray[np.float32]
    end: NDArray[np.float32]
    answers: float


class SpanModel(Protocol):
    """A network that finds answers in passages.

    Attributes:
        name: What it is called.
        fingerprint: Changes whenever the same passage could get other scores.
    """

    name: str
    fingerprint: str

    @property
    def calibration(self) -> Calibration | None:
        """What turns its scores into probabilities; None where nobody has measured it."""
        ...

    def scores(self, question: str, texts: Sequence[Text]) -> list[list[WindowScores]]:
        """Return the windows over each text, in order, with their scores."""
        ...
