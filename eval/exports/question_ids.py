"""What questions are called in a file that knows nothing of sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval.rows import Row


def question_ids(rows: Sequence[Row]) -> list[str]:
    """Name each row by its id, with the set in front (``set:id``) where several sets have that id.

    Args:
        rows: All rows of a run.
    """
    shared = Counter(row.id for row in rows)
    return [f"{row.set}:{row.id}" if shared[row.id] > 1 else row.id for row in rows]
