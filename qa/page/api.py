"""The endpoints that Gradio's own clients call; with ``--mcp`` they are tools of a language model.

Their docstrings are what such a model reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import gradio as gr

from qa.answer import Message
from qa.desk import Desk, Unopened
from qa.doors.limiter import Limiter, TooManyRequests, address_of
from qa.doors.records import MOST_HITS, MOST_MESSAGES, HitRecord, record_of
from qa.errors import QuestionError
from qa.page.shown import IN_LINE
from qa.render import as_json


def offer_api(desk: Desk, limiter: Limiter | None) -> None:
    """Offer the endpoints of a page.

    Args:
        desk: Answers.
        limiter: How often one client may ask; None for as often as it likes.
    """
    endpoints = Endpoints(desk, limiter)
    for endpoint in (endpoints.ask, endpoints.search, endpoints.article):
        gr.api(  # type: ignore[attr-defined]  # not exported
            endpoint, api_name=endpoint.__name__, **IN_LINE
        )


@dataclass(frozen=True, slots=True)
class Endpoints:
    """What other programs may ask for."""

    desk: Desk
    limiter: Limiter | None

    def ask(
        self,
        question: str,
        history: list[dict[str, str]] | None = None,
        request: gr.Request | None = None,
    ) -> dict[str, Any]:
        """Answer a question from the indexed news articles with verbatim quotes, or refuse.

        Use it for any question about what the articles say: figures, campaigns, officials, dates,
        comparisons, lists. Each citation holds the exact quote with its article and characters.
        Where the status is refused the articles don't say, and the text tells why: then don't
        answer from elsewhere.

        Args:
            question: One question in English.
            history: Earlier messages, oldest first, each with role (user or assistant) and content.
            request: Filled in by the server.

        Returns:
            The JSON object of ``python -m qa --json``.
        """
        with self._told(request):
            return as_json(self.desk.ask(question, _messages(history)))

    def search(
        self, question: str, limit: int = 10, request: gr.Request | None = None
    ) -> list[dict[str, Any]]:
        """Find the passages of the indexed news articles that fit a question best, best first.

        Use it to read more than one answer quotes. Each passage holds its article and characters.

        Args:
            question: A question or some words.
            limit: How many passages at most, 1 to 50.
            request: Filled in by the server.

        Returns:
            A list of passages.
        """
        with self._told(request):
            hits = self.desk.search(question, max(1, min(int(limit), MOST_HITS)))
            return [HitRecord.of(hit).model_dump() for hit in hits]

    def article(self, article_id: str, request: gr.Request | None = None) -> dict[str, Any]:
        """Return a whole indexed news article, of whose text all offsets count the characters.

        Args:
            article_id: As a citation or a passage names it.
            request: Filled in by the server.

        Returns:
            The article with its title, publisher, date, path and text.
        """
        with self._told(request):
            found = self.desk.articles.get(article_id)
            if found is None:
                raise QuestionError(f"there is no article {article_id[:200]!r} in the index")
            return record_of(found).model_dump()

    @contextmanager
    def _told(self, request: gr.Request | None) -> Iterator[None]:
        """Admit a client, and tell it what is wrong with its request."""
        try:
            if self.limiter is not None and request is not None:
                self.limiter.admit(address_of(request.client))
            yield
        except (QuestionError, TooManyRequests, *Unopened) as error:
            raise gr.Error(str(error), print_exception=False) from error


def _messages(history: list[dict[str, str]] | None) -> list[Message]:
    """Read earlier messages.

    Raises:
        QuestionError: They have another shape, or are too many.
    """
    told = [_message(each) for each in (history or [])[: MOST_MESSAGES + 1]]
    if len(told) > MOST_MESSAGES:
        raise QuestionError(f"the history is too long: give {MOST_MESSAGES} messages at most")
    return told


def _message(record: object) -> Message:
    if isinstance(record, dict):
        role, content = record.get("role"), record.get("content")
        if role in {"user", "assistant"} and isinstance(content, str):
            return Message(role, content)
    raise QuestionError(
        "the history isn't one: give messages with role (user or assistant) and content"
    )
