"""Whom a request comes from, told on to what this server asks of itself.

Gradio answers a tool of a language model (``--mcp``) by asking its own page once more, with the
headers that came from outside, and what this machine says of a client is believed.
"""

from __future__ import annotations

from typing import Any

from starlette.datastructures import MutableHeaders

from qa.doors.asgi import App, Scope

_CLIENT = "X-Forwarded-For"


class TrueClient:
    """Middleware (ASGI) that puts the client's own address where it could claim another."""

    def __init__(self, app: App) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Let every request through, with the address of its client."""
        if scope["type"] == "http":
            headers = MutableHeaders(scope=scope)
            del headers[_CLIENT]
            if client := scope.get("client"):
                headers[_CLIENT] = client[0]
        await self._app(scope, receive, send)
