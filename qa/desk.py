"""Answers from an index that may be missing, and may be built anew while questions come in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from corpus.article import Article
from index.errors import IndexFailure
from index.layout import Layout
from qa.answer import Answer, Message, Refusal
from qa.assistant import Assistant
from qa.errors import ReaderFailure
from qa.examples import example_questions

Unopened = (IndexFailure, ReaderFailure, OSError)
"""What keeps an index, or what reads from it, from being opened."""


class Desk:
    """Answers from the index in a folder, one question at a time.

    The index is opened when it is first there, and again when a newer generation was published.
    """

    def __init__(
        self, directory: Path, open_index: Callable[[Path], Assistant] = Assistant.open
    ) -> None:
        self.directory = directory
        self._open_index = open_index
        self._assistant: Assistant | None = None
        self._examples: list[str] | None = None
        self._opening = threading.Lock()
        self._asking = threading.Lock()

    def assistant(self) -> Assistant:
        """Return the assistant of the serving generation.

        Raises:
            IndexFailure: There is no index, it is damaged, or it was made by another encoder.
            OSError: The folder can't be read.
        """
        with self._opening:
            serving = Layout(self.directory).serving()
            if self._assistant is None or self._assistant.manifest.generation != serving:
                self._assistant = self._open_index(self.directory)
                self._examples = None
            return self._assistant

    def problem(self) -> IndexFailure | ReaderFailure | OSError | None:
        """Return what keeps the index from being opened; None where nothing does."""
        try:
            self.assistant()
        except Unopened as error:
            return error
        return None

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles that answers come from, by id."""
        return self.assistant().articles

    def ask(
        self,
        question: str,
        history: Sequence[Message] = (),
        assistant: Assistant | None = None,
    ) -> Answer | Refusal:
        """Answer or refuse; the assistant is never asked by two threads at once.

        Args:
            question: The user's words.
            history: Earlier messages of the conversation, oldest first.
            assistant: Answers from one generation; by default from the serving one.

        Raises:
            IndexFailure: The index can't be opened.
            OSError: The folder can't be read.
            QuestionError: The question is empty or far too long.
        """
        answering = assistant or self.assistant()
        with self._asking:
            return answering.ask(question, history)

    def examples(self) -> list[str]:
        """Return questions to begin with, looked for once for each generation."""
        if self.problem() is not None:
            return []
        if self._examples is None:
            self._examples = example_questions(self)
        return self._examples
