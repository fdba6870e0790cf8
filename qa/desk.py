"""Answers from an index that may be missing, and may be built anew while questions come in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence

from corpus.article import Article
from index.encoder import Encoder
from index.errors import IndexFailure, IndexMismatch
from index.stores import Place, store_at
from qa.answer import Answer, Message, Refusal
from qa.assistant import Assistant
from qa.directory import Directory, directory_of
from qa.errors import ReaderFailure
from qa.examples import example_questions
from qa.follow_ups import follow_ups
from qa.phrasing.phrase import Phrasing
from qa.retrieve import Hit

_log = logging.getLogger(__name__)

Unopened = (IndexFailure, ReaderFailure, OSError)
"""What keeps an index, or what reads from it, from being opened."""

LOOKS_AGAIN = 0.5
"""Seconds between two looks for a newer generation."""

PATIENCE = 1.0
"""Seconds that a question waits for a newer generation to be opened; a small one takes less."""


class Opener:
    """Opens an index; generations made by one encoder share it, since loading it takes seconds."""

    def __init__(self, reader: str | None = None, phrasing: Phrasing | None = None) -> None:
        self._reader = reader
        self._phrasing = phrasing
        self._encoder: Encoder | None = None

    def __call__(self, place: Place) -> Assistant:
        """Open the generation that serves.

        Raises:
            IndexFailure: There is no index, it is damaged, or its encoder can't be loaded.
            ReaderFailure: The reader can't be opened.
        """
        try:
            assistant = self._open(place, self._encoder)
        except IndexMismatch:
            if self._encoder is None:
                raise
            assistant = self._open(place, None)
        self._encoder = assistant.generation.encoder
        return assistant

    def _open(self, place: Place, encoder: Encoder | None) -> Assistant:
        return Assistant.open(place, encoder, reader=self._reader, phrasing=self._phrasing)


class Desk:
    """Answers from an index, one question at a time.

    The index is opened when it is first there. A newer generation is opened beside the one that
    answers, which goes on answering until the newer one is open, or for good if it can't be.
    """

    def __init__(
        self, place: Place, open_index: Callable[[Place], Assistant] | None = None
    ) -> None:
        self.store = store_at(place)
        self._place = place
        self._open_index = open_index or Opener()
        self._assistant: Assistant | None = None
        self._examples: tuple[Assistant, list[str]] | None = None
        self._directory: tuple[Assistant, Directory] | None = None
        self._problem: IndexFailure | ReaderFailure | OSError | None = None
        self._opening = threading.Lock()
        self._opener: threading.Thread | None = None
        self._asking = threading.Lock()
        self._gathering = threading.Lock()

    def assistant(self) -> Assistant:
        """Return the assistant of the newest generation that is open.

        Raises:
            IndexFailure: There is no index, it is damaged, or it was made by another encoder.
            OSError: The folder can't be read.
        """
        with self._opening:
            if self._assistant is None:
                self._assistant = self._open_index(self._place)
                return self._assistant
        self._look(PATIENCE)
        return self._assistant

    def watch(self) -> None:
        """Take up newer generations from now on, whether or not a question comes in."""
        threading.Thread(target=self._watch, daemon=True).start()

    def problem(self) -> IndexFailure | ReaderFailure | OSError | None:
        """Return what keeps the serving index from being opened; None where nothing does."""
        try:
            self.assistant()
        except Unopened as error:
            return error
        return self._problem

    def is_answering(self) -> bool:
        """Say whether some generation is open, be it not the newest."""
        return self._assistant is not None

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
            assistant: Answers from one generation; by default from the newest that is open.

        Raises:
            IndexFailure: The index can't be opened.
            OSError: The folder can't be read.
            QuestionError: The question is empty or far too long.
        """
        answering = assistant or self.assistant()
        with self._asking:
            return answering.ask(question, history)

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """Return the passages that fit a question best, best first.

        Args:
            question: The user's words.
            limit: How many at most.

        Raises:
            IndexFailure: The index can't be opened.
            OSError: The folder can't be read.
            QuestionError: The question is empty or far too long.
        """
        answering = self.assistant()
        with self._asking:
            return answering.retrieve(question, limit)

    def examples(self) -> list[str]:
        """Return questions to begin with, looked for once for each generation."""
        try:
            assistant = self.assistant()
        except Unopened:
            return []
        if self._examples is None or self._examples[0] is not assistant:
            self._examples = (assistant, example_questions(self))
        return self._examples[1]

    def follow_ups(self, outcome: Answer | Refusal) -> list[str]:
        """Return questions to go on with, all of which the index answers.

        None while somebody asks: each that is tried takes as long as a question.

        Args:
            outcome: What was answered last.
        """
        return [] if self._asking.locked() else follow_ups(outcome, self)

    def directory(self) -> Directory:
        """Return what all articles tell, gathered once for each generation.

        Raises:
            IndexFailure: The index can't be opened, or what is kept of an article is damaged.
            ReaderFailure: The reader can't be opened.
            OSError: The folder can't be read.
        """
        assistant = self.assistant()
        with self._gathering:
            if self._directory is None or self._directory[0] is not assistant:
                self._directory = (assistant, directory_of(assistant.generation.contents))
            return self._directory[1]

    def _watch(self) -> None:
        pause = threading.Event()
        while not pause.wait(LOOKS_AGAIN):
            if self._assistant is not None:
                self._look(patience=0)

    def _look(self, patience: float) -> None:
        """Begin to open what serves if it isn't open; wait for that, but not for long."""
        with self._opening:
            begun = self._opener is None or not self._opener.is_alive()
            if begun and self._is_outdated():
                self._opener = threading.Thread(target=self._open_newer, daemon=True)
                self._opener.start()
            else:
                patience = 0  # another question has waited for it already
        if self._opener is not None:
            self._opener.join(patience)

    def _is_outdated(self) -> bool:
        try:
            serving = self.store.serving()
        except Unopened as error:
            self._problem = error
            return False
        if self._assistant is None or serving != self._assistant.manifest.generation:
            return True
        self._problem = None
        return False

    def _open_newer(self) -> None:
        try:
            self._assistant = self._open_index(self._place)
        except Unopened as error:
            if str(error) != str(self._problem):
                _log.warning("%s; the generation opened before goes on answering", error)
            self._problem = error
        else:
            self._problem = None
