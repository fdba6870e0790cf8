"""Whether refusing tells the questions that the articles don't answer from those they do."""

from __future__ import annotations

from collections.abc import Sequence

from eval.figures import Figure, ratio
from eval.rows import Reply, Row


def figures(rows: Sequence[Row]) -> dict[str, Figure]:
    """Return how good refusals are over all cases that were asked.

    ``precision``, ``recall`` and ``f1`` take refusing for a detector of unanswerable questions;
    precision and F1 are told only where there are questions of both kinds, since among one kind
    they tell nothing. ``answered`` is the share of cases that got an answer, ``answered_right``
    the share of these answers that hold an accepted form: an answer to an unanswerable question
    never does.
    """
    asked = [(row, row.reply) for row in rows if row.reply]
    mixed = asked if len({row.answerable for row, _ in asked}) == 2 else []
    return {
        "precision": ratio([(_caught(row, reply), reply.refused) for row, reply in mixed]),
        "recall": ratio([(_caught(row, reply), not row.answerable) for row, reply in asked]),
        "f1": ratio(
            [
                (2 * _caught(row, reply), reply.refused + (not row.answerable))
                for row, reply in mixed
            ]
        ),
        "answered": ratio([(not reply.refused, 1) for _, reply in asked]),
        "answered_right": ratio(
            [(_right(row) * (not reply.refused), not reply.refused) for row, reply in asked]
        ),
    }


def _caught(row: Row, reply: Reply) -> bool:
    return reply.refused and not row.answerable


def _right(row: Row) -> float:
    return row.answer_verdict.contains if row.answer_verdict else 0.0
