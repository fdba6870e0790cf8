"""What can be measured: the assistant, and anything else that retrieves and answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from corpus.article import Article, Passage
from index.manifest import Manifest
from qa.answer import Answer, Message, Refusal


class Hit(Protocol):
    """A retrieved passage."""

    @property
    def passage(self) -> Passage:
        """Where it stands; its article's id is what is measured."""
        ...


class Reader(Protocol):
    """What picks the answer."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same passages could get another answer."""
        ...


class Assistant(Protocol):
    """What is measured: anything that retrieves and answers."""

    @property
    def manifest(self) -> Manifest:
        """The index it answers from."""
        ...

    @property
    def reader(self) -> Reader:
        """What picks its answers."""
        ...

    @property
    def articles(self) -> Mapping[str, Article]:
        """All articles by id."""
        ...

    def ask(
        self, question: str, history: Sequence[Message] = (), articles: Collection[str] = ()
    ) -> Answer | Refusal:
        """Answer a question from some articles, or from all where none is named; or say why not."""
        ...

    def retrieve(
        self, question: str, limit: int = 10, articles: Collection[str] = ()
    ) -> Sequence[Hit]:
        """Return passages of some articles, or of all where none is named; best first."""
        ...
