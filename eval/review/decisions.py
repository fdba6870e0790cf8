"""What became of each feedback in review: kept beside it, so that the next run goes on there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from pydantic import TypeAdapter

from eval.errors import EvalError
from qa import journal
from qa.feedback import Feedback

Decision = Literal["added", "known", "replaced", "dropped"]


@dataclass(frozen=True, slots=True)
class Decided:
    """A line of the file.

    Attributes:
        id: Of the feedback.
        when: The verdict was given that was decided on.
        decision: What became of it.
        case_id: The case that it is known as; None where it became none.
    """

    id: str
    when: str
    decision: Decision
    case_id: str | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions on the feedback of one file; ``feedback.reviewed.jsonl`` beside it."""

    feedback: Path

    @property
    def path(self) -> Path:
        """Where they are kept, one a line."""
        return self.feedback.with_suffix(".reviewed.jsonl")

    def pending(self, given: list[Feedback]) -> list[Feedback]:
        """Return the feedback that is still to be reviewed; a changed verdict is so again.

        Raises:
            JournalError: The decisions can't be read.
        """
        entries = journal.read(self.path) if self.path.exists() else []
        kind = TypeAdapter(Decided)
        decided = [entry.as_a(kind) for entry in entries]
        done = {(each.id, each.when) for each in decided}
        return [each for each in given if (each.id, each.when) not in done]

    def keep(self, feedback: Feedback, decision: Decision, case_id: str | None = None) -> None:
        """Remember what became of a feedback and, where it is one, as which case it is known.

        Raises:
            JournalError: The decisions can't be written.
        """
        decided = Decided(feedback.id, feedback.when, decision, case_id)
        journal.append(self.path, asdict(decided))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other reviews of the same feedback away.

        Raises:
            EvalError: There is one.
        """
        try:
            with FileLock(f"{self.path}.review.lock", timeout=0):
                yield
        except Timeout:
            raise EvalError(
                f"{self.feedback} is being reviewed by another process: go on when it is done"
            ) from None
