"""Whether an answer gives all that it has to: the items of a list, the values that differ.

A list is judged by the F1 of its items, what it lists beside them counted against it. Of other
forms only what has to be shown is known, so that recall decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.measures.answers import holds

Item = Sequence[str]
"""The forms of one item, any of which will do."""


def score(text: str, given: Sequence[str], wanted: Sequence[Item]) -> float:
    """Return how much of what has to be given is given, 0 to 1.

    Args:
        text: What a person reads.
        given: The items that the answer lists; empty where it is no list.
        wanted: What has to be given.
    """
    held = sum(any(holds(text, form) for form in item) for item in wanted)
    recall = held / len(wanted)
    if not given:
        return recall
    right = sum(any(holds(each, form) for item in wanted for form in item) for each in given)
    precision = right / len(given)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
