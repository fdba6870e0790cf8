"""What is told about the files read: which failed, and what was left out of the others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A file, or a line of a ``.jsonl`` file, that became no article.

    Attributes:
        path: The file as the user named it, with the line where one is meant (``a.jsonl:12``).
        place: Where it stands inside the folder that was given.
        reason: One line: what is wrong and what to do.
    """

    path: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """Something a file says that was not taken over; the article itself was read.

    Attributes:
        path: The file as the user named it, with the line where one is meant (``a.jsonl:12``).
        place: Where it stands inside the folder that was given.
        reason: One line: what was left out or is in doubt, and what to do.
    """

    path: str
    place: str
    reason: str
