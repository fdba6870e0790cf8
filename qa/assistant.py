"""From a question to a cited answer: the one place where the steps are joined."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from corpus.article import Article
from index.encoder import Encoder
from index.generation import Generation
from index.manifest import Manifest
from index.parser import Parse, load_parser
from index.stores import Place, store_at
from qa.answer import Answer, Message, Refusal
from qa.conversation.standalone import standalone
from qa.errors import QuestionError
from qa.forms.answering import answer
from qa.forms.finding import Found, Tools
from qa.phrasing.phrase import Phrasing
from qa.question import LONGEST_QUESTION, Question, is_question, understand
from qa.read import Reader
from qa.readers import open_reader
from qa.remember import RememberingEncoder
from qa.requirements import unmet
from qa.retrieve import Hit, retrieve

FOUND = 30
"""How many passages are looked at for a question."""

READ = 12
"""How many of them are read at most: the best that bear out what the question takes for granted."""

SENTENCES = 500
"""How many parsed sentences are kept: one question's are parsed for several reasons."""

KEEPS_UP = 0.5
"""Share of the best score from which a passage is worth reading: where the first are far ahead,
the others only take time."""


class Assistant:
    """Answers questions from one generation of an index."""

    def __init__(
        self,
        generation: Generation,
        reader: Reader,
        parse: Parse,
        phrasing: Phrasing | None = None,
    ) -> None:
        self._generation = generation
        self._reader = reader
        self._parse: Parse = lru_cache(SENTENCES)(parse)
        self._encoder = RememberingEncoder(generation.encoder)
        self._phrasing = phrasing

    @classmethod
    def open(
        cls,
        place: Place,
        encoder: Encoder | None = None,
        parse: Parse | None = None,
        reader: str | None = None,
        phrasing: Phrasing | None = None,
    ) -> Assistant:
        """Open an index and all that is needed to answer from it.

        Args:
            place: The folder of the index, or the store that keeps it.
            encoder: Encodes questions; by default the one the index was made with.
            parse: Parses sentences; by default spaCy's small English pipeline.
            reader: What picks the answer, by a name that `qa.readers` knows.
            phrasing: Has a language model phrase answers; none by default.

        Raises:
            IndexFailure: There is no index, it is damaged, or it was made by another encoder.
            ReaderFailure: There is no such reader, or it can't be opened.
        """
        generation = store_at(place).open(encoder)
        parse = parse or load_parser()
        return cls(generation, open_reader(reader, generation, parse), parse, phrasing)

    def read_by(self, reader: str) -> Assistant:
        """Return an assistant over the same index with another reader.

        Args:
            reader: A name that `qa.readers` knows.

        Raises:
            ReaderFailure: There is no such reader, or it can't be opened.
        """
        other = open_reader(reader, self._generation, self._parse)
        return Assistant(self._generation, other, self._parse, self._phrasing)

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles that answers come from, by id."""
        return self._generation.contents.articles

    @property
    def generation(self) -> Generation:
        """What answers come from."""
        return self._generation

    @property
    def reader(self) -> Reader:
        """What picks the answer from the passages that were found."""
        return self._reader

    @property
    def manifest(self) -> Manifest:
        """What the index holds and how it was made."""
        return self._generation.manifest

    def ask(
        self, question: str, history: Sequence[Message] = (), articles: Collection[str] = ()
    ) -> Answer | Refusal:
        """Answer a question, or refuse and say why.

        Args:
            question: The user's words.
            history: Earlier messages of the conversation, oldest first; they fill in what the
                question leaves out.
            articles: Ids of the only articles to answer from; all where none is named.

        Raises:
            QuestionError: The question is empty or far too long.
        """
        started = time.perf_counter()
        outcome = answer(self.understand(question, history), self._tools(articles))
        if self._phrasing is not None and isinstance(outcome, Answer):
            outcome = self._phrasing.phrase(outcome)
        elapsed_ms = 1000 * (time.perf_counter() - started)
        return replace(outcome, elapsed_ms=elapsed_ms, generation=self.manifest.generation)

    def _look_up(self, question: Question, articles: Collection[str]) -> Found:
        retrieved = self._retrieve(question, FOUND, articles)
        hits = _to_read(question, retrieved)
        readings = self._reader.read(question, hits)
        return Found(question, tuple(hits), tuple(retrieved), tuple(readings))

    def _find(self, question: str, articles: Collection[str]) -> Found:
        return self._look_up(self.understand(question), articles)

    def _tools(self, articles: Collection[str]) -> Tools:
        return Tools(
            contents=self._generation.contents,
            parse=self._parse,
            alike=self._alike,
            threshold=self._reader.threshold,
            look_up=partial(self._look_up, articles=articles),
            find=partial(self._find, articles=articles),
        )

    def _alike(self, phrase: str, others: Sequence[str]) -> list[float]:
        vectors = self._encoder.encode([phrase, *others])
        return [float(cosine) for cosine in vectors[1:] @ vectors[0]]

    def retrieve(self, question: str, limit: int = 10, articles: Collection[str] = ()) -> list[Hit]:
        """Find the passages that fit a question best, best first.

        Args:
            question: The user's words.
            limit: How many at most.
            articles: Ids of the only articles to look at; all where none is named.

        Raises:
            QuestionError: The question is empty or far too long.
        """
        understood = self.understand(question)
        found = self._retrieve(understood, max(limit, READ), articles)
        read = _worth_reading(found)
        return [*self._reader.rank(understood, read), *found[len(read) :]][:limit]

    def hits_to_read(self, question: Question, articles: Collection[str] = ()) -> list[Hit]:
        """Return the best passages that bear the question out; the best of all if none does."""
        return _to_read(question, self._retrieve(question, FOUND, articles))

    def understand(self, question: str, history: Sequence[Message] = ()) -> Question:
        """Read a question: what it asks for, and what it takes for granted.

        Args:
            question: The user's words.
            history: Earlier messages of the conversation, oldest first.

        Raises:
            QuestionError: The question is empty or far too long.
        """
        asked = " ".join(question.split())
        if not is_question(asked):
            raise QuestionError(
                f"{asked[:40]!r} can't be looked up: ask something in words, in at most "
                f"{LONGEST_QUESTION:,} characters"
            )
        full = standalone(asked, history, self._generation.contents, self._parse)
        return understand(question, full, self._generation, self._parse)

    def _retrieve(
        self, question: Question, limit: int, articles: Collection[str] = ()
    ) -> list[Hit]:
        vector = self._generation.encoder.encode([question.text])[0]
        return retrieve(question, vector, self._generation, limit, articles)


def _to_read(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    return _worth_reading([hit for hit in hits if not unmet(question, hit)] or hits)


def _worth_reading(hits: Sequence[Hit]) -> list[Hit]:
    """Return the first of some hits, best first, as far as their scores keep up."""
    least = KEEPS_UP * hits[0].score if hits else 0.0
    return [hit for hit in hits[:READ] if hit.score >= least]
