"""A language model behind an OpenAI-compatible address: Ollama, vLLM, llama.cpp and others."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from qa.answer import Message
from qa.errors import PhrasingFailure

PATIENCE = 30.0
"""Seconds that an answer may take by default."""

MOST_TOKENS = 200
"""Tokens that an answer may have by default: a few sentences."""

LARGEST = 200_000
"""Bytes of a response that are read; what is longer is no short answer."""

LONGEST_COMPLAINT = 160
"""Characters that are shown of what an endpoint says of an error."""

_DIRECTLY = {"all://localhost": None, "all://127.0.0.1": None, "all://[::1]": None}
"""Addresses that no proxy stands before, whatever the environment says."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a language model answers.

    Attributes:
        url: The address before ``/chat/completions``, as in ``http://localhost:11434/v1``.
        model: What the model is called there.
        key: Sent as a bearer token; None sends none.
        patience: Seconds that an answer may take.
        most_tokens: Tokens that an answer may have.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    patience: float = PATIENCE
    most_tokens: int = MOST_TOKENS

    def complete(self, messages: Sequence[Message]) -> str:
        """Return what the model says; it is asked for its likeliest words (temperature 0).

        Args:
            messages: A conversation that the model is to go on with.

        Raises:
            PhrasingFailure: It can't be reached, takes too long, or answers anything but a
                completion. A redirect isn't followed: nobody is sent what was meant for another.
        """
        body = {
            "model": self.model,
            "messages": [{"role": each.role, "content": each.content} for each in messages],
            "temperature": 0,
            "max_tokens": self.most_tokens,
            "stream": False,
        }
        try:
            return self._content(self._post(body))
        except httpx.TimeoutException as error:
            raise self._failure(f"gave no answer within {self.patience:g} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._failure(f"can't be reached ({error}): is it running?") from error

    def _post(self, body: dict[str, Any]) -> bytes:
        # Compressed, a few bytes could become any number.
        headers = {"Accept-Encoding": "identity"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        address = f"{self.url.rstrip('/')}/chat/completions"
        with (
            httpx.Client(timeout=self.patience, follow_redirects=False, mounts=_DIRECTLY) as client,
            client.stream("POST", address, json=body, headers=headers) as response,
        ):
            content = self._read(response)
            if not response.is_success:
                raise self._failure(f"answered {response.status_code}{_complaint(content)}")
            return content

    def _read(self, response: httpx.Response) -> bytes:
        """Read a response; httpx limits each wait, but not how many waits there are."""
        latest = time.monotonic() + self.patience
        content = b""
        for part in response.iter_raw():
            content += part
            if len(content) > LARGEST:
                raise self._failure(f"answered with more than {LARGEST:,} bytes")
            if time.monotonic() > latest:
                raise self._failure(f"gave no answer within {self.patience:g} seconds")
        return content

    def _content(self, response: bytes) -> str:
        try:
            content = json.loads(response)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise self._failure("answered with something that is no chat completion") from error
        if not isinstance(content, str) or any("\ud800" <= sign <= "\udfff" for sign in content):
            raise self._failure("answered with something that is no text")
        return content

    def _failure(self, what: str) -> PhrasingFailure:
        return PhrasingFailure(f"the language model {self.model!r} at {self.url} {what}")


def open_endpoint(url: str, model: str, key: str | None = None) -> Endpoint:
    """Return an endpoint after a look at what names it; nothing is sent yet.

    Args:
        url: The address before ``/chat/completions``.
        model: What the model is called there.
        key: Sent as a bearer token; nothing or None sends none.

    Raises:
        PhrasingFailure: The address isn't one of HTTP, or the key can't be sent.
    """
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise PhrasingFailure(f"{url!r} is no address: {error}") from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise PhrasingFailure(f"{url!r} is no address of HTTP, like http://localhost:11434/v1")
    if key and not (key.isascii() and key.isprintable()):
        raise PhrasingFailure("the key holds characters that can't be sent")
    return Endpoint(url, model, key or None)


def _complaint(content: bytes) -> str:
    """Return the beginning of what an endpoint says of an error, fit for a terminal."""
    said = " ".join(content.decode("utf-8", "replace").split())[:LONGEST_COMPLAINT]
    readable = "".join(filter(str.isprintable, said))
    return f": {readable}" if readable else ""
