"""Answers as the script of SQuAD 2.0 reads them (``evaluate-v2.0.py DATA PREDICTIONS``).

Source: Rajpurkar, Jia, Liang 2018. The probabilities are the file behind its ``--na-prob-file``,
from which it finds the best threshold for refusing.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.exports.question_ids import question_ids
from eval.rows import Row


def predictions(rows: Sequence[Row]) -> dict[str, str]:
    """Return the short answer to each question that was asked, empty where it was refused."""
    return {
        name: row.reply.answer or ""
        for name, row in zip(question_ids(rows), rows, strict=True)
        if row.reply
    }


def no_answer_probabilities(rows: Sequence[Row]) -> dict[str, float]:
    """Return how sure the assistant is that its answer is none, for each question asked.

    That is 1 less the confidence, for refusals too: theirs is the confidence in the answer that
    was held back.
    """
    return {
        name: 1 - row.reply.confidence
        for name, row in zip(question_ids(rows), rows, strict=True)
        if row.reply
    }
