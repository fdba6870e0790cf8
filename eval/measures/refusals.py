"""Whether refusing tells the questions that the articles don't answer from those they do."""

from __future__ import annotations

from collections.abc import Sequence

from eval.figures import Sample, ratio
from eval.rows import Row


def samples(rows: Sequence[Row]) -> dict[str, Sample]:
    """Return how good refusals are over all cases that were asked.

    ``precision``, ``recall`` and ``f1`` take refusing for a detector of unanswerable questions;
    precision and F1 are told only where there are questions of both kinds, since among one kind
    they tell nothing. ``answered`` is the share of cases that got an answer, ``answered_right``
    the share of these answers that are right: one to an unanswerable question never is.
    """
    mixed = len({row.answerable for row in rows if row.verdict}) == 2
    return {
        "precision": ratio([_told(mixed and _refused(row), _caught(row)) for row in rows]),
        "recall": ratio([_told(_unanswerable(row), _caught(row)) for row in rows]),
        "f1": ratio(
            [
                (2 * _caught(row), _refused(row) + _unanswerable(row)) if mixed else (0, 0)
                for row in rows
            ]
        ),
        "answered": ratio([_told(row.verdict is not None, not _refused(row)) for row in rows]),
        "answered_right": ratio(
            [
                _told(row.verdict in ("right", "wrong", "invented"), row.verdict == "right")
                for row in rows
            ]
        ),
    }


def _told(counts: bool, value: bool) -> tuple[float, float]:
    return (value, 1) if counts else (0, 0)


def _refused(row: Row) -> bool:
    return row.verdict in ("missed", "refused")


def _unanswerable(row: Row) -> bool:
    return row.verdict in ("refused", "invented")


def _caught(row: Row) -> bool:
    return row.verdict == "refused"
