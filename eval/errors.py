"""What can go wrong with a measurement; each message names the place and says what to do."""

from __future__ import annotations


class EvalError(Exception):
    """Anything that keeps a set of known questions from being run."""


class CaseError(EvalError):
    """A set is broken at one field of one case.

    Args:
        place: File and line, or file and path inside its JSON.
        field: The field that is wrong.
        problem: What is wrong with it and what it should be.
    """

    def __init__(self, place: str, field: str, problem: str) -> None:
        super().__init__(f"{place}, field {field!r}: {problem}")
