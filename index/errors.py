"""What can go wrong with an index; each message names the place and says what to do."""

from __future__ import annotations


class IndexFailure(Exception):
    """Anything about an index that keeps it from being built or opened."""


class IndexMissing(IndexFailure):
    """No index stands at the given place."""


class IndexDamaged(IndexFailure):
    """A file of the index is missing, cut short or altered."""


class IndexMismatch(IndexFailure):
    """The index was made by another encoder or another version of this program."""


class IndexLocked(IndexFailure):
    """Another build is writing to the same place."""
