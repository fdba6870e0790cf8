"""The ways to ask a running page: through its queue, and over HTTP."""

from __future__ import annotations

import http
import http.client
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Protocol
from urllib.parse import urlsplit

from gradio_client import Client
from gradio_client.utils import QueueError

from eval.crowd.replies import Reply
from eval.errors import EvalError
from qa.answer import Message

PATIENCE = 300
"""Seconds that an answer over HTTP, or the page, is waited for."""

_TOLD_TO_WAIT = frozenset([http.HTTPStatus.TOO_MANY_REQUESTS, http.HTTPStatus.SERVICE_UNAVAILABLE])


class NotAnswered(EvalError):
    """A request brought no answer; the message is what its client was told."""


class ToldToWait(NotAnswered):
    """The page said in words that it has too much to do."""


class Way(Protocol):
    """One client of a page."""

    def ask(self, question: str, history: Sequence[Message] = ()) -> Reply:
        """Ask a question with the messages before it.

        Raises:
            ToldToWait: The page has too much to do.
            NotAnswered: Something else kept it from answering.
        """
        ...

    def close(self) -> None:
        """Leave the page."""
        ...


class QueueWay:
    """Asks through the queue of the page, as Gradio's own clients do."""

    def __init__(self, url: str) -> None:
        """Come to a page.

        Raises:
            NotAnswered: It doesn't let itself be opened.
        """
        try:
            # There is no certificate to check at http, and reading those of the system anew for
            # each request would slow the client down.
            self._client = Client(
                url,
                download_files=False,
                verbose=False,
                ssl_verify=False,
                analytics_enabled=False,
            )
        except Exception as error:
            raise NotAnswered(_told(error)) from error

    def ask(self, question: str, history: Sequence[Message] = ()) -> Reply:
        """Ask a question with the messages before it; see `Way`."""
        said = [asdict(message) for message in history]
        try:
            reply: Reply = self._client.predict(question, said, api_name="/ask")
        except QueueError as error:
            raise ToldToWait(str(error)) from error
        except Exception as error:
            raise NotAnswered(_told(error)) from error
        return reply

    def close(self) -> None:
        """Leave the page."""
        self._client.close()


class HttpWay:
    """Asks at ``POST /api/ask``, over a connection of its own each time."""

    def __init__(self, url: str) -> None:
        self._address = urlsplit(url).netloc

    def ask(self, question: str, history: Sequence[Message] = ()) -> Reply:
        """Ask a question with the messages before it; see `Way`."""
        asked = {"question": question, "history": [asdict(message) for message in history]}
        try:
            status, body = self._post(json.dumps(asked))
            told: Reply = json.loads(body)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NotAnswered(_told(error)) from error
        if status == http.HTTPStatus.OK:
            return told
        words = str(told.get("error", told))
        raise (ToldToWait if status in _TOLD_TO_WAIT else NotAnswered)(f"{status}: {words}")

    def close(self) -> None:
        """Leave the page; nothing is kept open."""

    def _post(self, body: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(self._address, timeout=PATIENCE)
        try:
            connection.request("POST", "/api/ask", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()


WAYS: dict[str, Callable[[str], Way]] = {"the page's queue": QueueWay, "POST /api/ask": HttpWay}
"""Every way, by what the report calls it."""


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
