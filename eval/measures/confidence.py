"""Whether the assistant knows how sure it may be.

A confidence is good when the surer answers are the righter ones (risk and coverage) and when of
the answers given at 0.8 eight in ten are right (calibration).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.figures import Lines, Sample
from eval.rows import Row

BINS = 10

_CONFIDENCE, _RIGHT, _ANSWERED = range(3)


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence lies between two bounds, the upper one included.

    Attributes:
        low: The lower bound.
        high: The upper bound.
        confidence: Their mean confidence; None where there are none.
        right: The share of them that is right; None where there are none.
        n: How many there are.
    """

    low: float
    high: float
    confidence: float | None
    right: float | None
    n: int


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The share of wrong answers among the surest, point by point.

    Attributes:
        coverage: The share of all questions that is answered, rising, one value an answer.
        risk: The share of these answers that is wrong.
    """

    coverage: NDArray[np.float64]
    risk: NDArray[np.float64]


def samples(rows: Sequence[Row]) -> dict[str, Sample]:
    """Return the area under the risk-coverage curve, calibration error and Brier score.

    In all of them less is better. ``aurc`` (Geifman and El-Yaniv 2017) is the mean risk over all
    coverages up to the whole set: the questions that were refused come last and count as wrong,
    since what would have been answered isn't known. Where a share of the questions has no answer
    a perfect system has an area above 0 too, so it compares systems on one set, not sets.

    ``ece`` (Guo, Pleiss, Sun, Weinberger 2017) is the mean distance between confidence and share
    of right answers over ten bins of equal width, ``brier`` (Brier 1950) the mean squared
    distance, both over the answers that were given.
    """
    lines = _lines(rows)
    asked = np.array([row.verdict is not None for row in rows], dtype=bool)
    answered = np.nan_to_num(lines[:, _ANSWERED]).astype(bool)
    return {
        "aurc": Sample(lines, asked, _area),
        "ece": Sample(lines, answered, _calibration_error),
        "brier": Sample(lines, answered, _brier),
    }


def risk_coverage(rows: Sequence[Row]) -> RiskCoverage:
    """Return the risk at each number of answers, the surest first.

    Coverage ends at the share of questions that was answered.
    """
    lines = _asked(_lines(rows))
    risk = _risk(lines)[: int(lines[:, _ANSWERED].sum())]
    return RiskCoverage(np.arange(1, len(risk) + 1) / max(len(lines), 1), risk)


def reliability(rows: Sequence[Row]) -> list[Bin]:
    """Return confidence against the share of right answers, in ten bins of equal width."""
    lines = _answered(_lines(rows))
    binned = _binned(lines)
    bins = []
    for number in range(BINS):
        of_bin = lines[binned == number]
        told = len(of_bin) > 0
        bins.append(
            Bin(
                low=number / BINS,
                high=(number + 1) / BINS,
                confidence=float(of_bin[:, _CONFIDENCE].mean()) if told else None,
                right=float(of_bin[:, _RIGHT].mean()) if told else None,
                n=len(of_bin),
            )
        )
    return bins


def _lines(rows: Sequence[Row]) -> Lines:
    """One line a row: confidence, whether it is right, whether it was answered; NaN: not asked."""
    lines = np.full((len(rows), 3), np.nan)
    for at, row in enumerate(rows):
        if row.reply is not None and row.verdict is not None:
            lines[at] = row.reply.confidence, row.verdict == "right", not row.reply.refused
    return lines


def _asked(lines: Lines) -> Lines:
    return lines[~np.isnan(lines[:, _ANSWERED])]


def _answered(lines: Lines) -> Lines:
    answered: Lines = lines[lines[:, _ANSWERED] == 1]
    return answered


def _risk(lines: Lines) -> NDArray[np.float64]:
    """Return the running share of wrong answers; refusals come last, equal confidences share."""
    keys = np.where(lines[:, _ANSWERED] == 1, lines[:, _CONFIDENCE], -1.0)
    order = np.argsort(-keys, kind="stable")
    # Answers of the same confidence can't be told apart: each counts as their mean.
    wrong = 1 - lines[order, _RIGHT]
    _, group, sizes = np.unique(-keys[order], return_inverse=True, return_counts=True)
    wrong = (np.bincount(group, wrong, len(sizes)) / sizes)[group]
    return np.asarray(np.cumsum(wrong) / np.arange(1, len(wrong) + 1), dtype=np.float64)


def _area(lines: Lines) -> float:
    asked = _asked(lines)
    return float(_risk(asked).mean()) if len(asked) else float("nan")


def _binned(lines: Lines) -> NDArray[np.int64]:
    return np.clip(np.ceil(lines[:, _CONFIDENCE] * BINS).astype(np.int64) - 1, 0, BINS - 1)


def _calibration_error(lines: Lines) -> float:
    answered = _answered(lines)
    if not len(answered):
        return float("nan")
    gaps = np.bincount(_binned(answered), answered[:, _CONFIDENCE] - answered[:, _RIGHT])
    return float(np.abs(gaps).sum() / len(answered))


def _brier(lines: Lines) -> float:
    answered = _answered(lines)
    if not len(answered):
        return float("nan")
    return float(((answered[:, _CONFIDENCE] - answered[:, _RIGHT]) ** 2).mean())
