"""What can go wrong while articles are read."""

from __future__ import annotations


class CorpusError(Exception):
    """A path or a file that can't be read; the message names it and says what to do."""
