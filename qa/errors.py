"""What can go wrong with a question."""

from __future__ import annotations


class QuestionError(Exception):
    """A question, or a file of questions, that can't be read; the message says what to do."""


class ReaderFailure(Exception):
    """A reader that can't be opened; the message names it and says what to do."""


class PhrasingFailure(Exception):
    """A language model that gave no wording; the message names it and says what to do."""


class UpkeepError(Exception):
    """A change of the articles that can't be made; the message says why and what to do."""


class CommandFailed(Exception):
    """A command that ended without having done its work; the message is what it said."""
