"""How a system does on questions with and without an answer taken together.

A refusal of an unanswerable question counts as a right answer, as in SQuAD 2.0 (Rajpurkar, Jia,
Liang 2018); its script gives the same figures for the predictions that a report holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eval.figures import Sample, mean
from eval.measures.answers import exact_match, f1
from eval.rows import GOOD, Row


def samples(rows: Sequence[Row]) -> dict[str, Sample]:
    """Return the mean over all cases that were asked.

    ``exact`` and ``f1`` by the rules of SQuAD 2.0; ``right``: an accepted form is given, or it is
    rightly refused.
    """
    return {
        "exact": mean(_score(row, exact_match) for row in rows),
        "f1": mean(_score(row, f1) for row in rows),
        "right": mean(None if row.verdict is None else row.verdict in GOOD for row in rows),
    }


def _score(row: Row, measure: Callable[[str, Sequence[str]], float]) -> float | None:
    if row.verdict is None:
        return None
    # The script takes a refusal for an empty answer, and no accepted form for an empty one.
    given, accepted = (row.reply.answer or "") if row.reply else "", row.expected or ()
    return measure(given, accepted)
