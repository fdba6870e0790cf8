"""A gate before what is asked: nobody needs a longer request than a question with its history."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse

from qa.doors.asgi import App, Scope
from qa.doors.uploads import UPLOADS

MOST_BYTES = 16 * 2**20
"""Of a request: a question with its longest history, however its characters are written."""

TOO_LONG = f"this is longer than {MOST_BYTES // 2**20} MiB"


class LengthGate:
    """Middleware (ASGI) that refuses requests which are too long; uploads have a gate of theirs."""

    def __init__(self, app: App, most_bytes: int = MOST_BYTES) -> None:
        """Stand before an application.

        Args:
            app: The application.
            most_bytes: How long a request may be.
        """
        self._app = app
        self._most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Let a request through as far as it isn't too long."""
        if scope["type"] != "http" or scope["path"].rstrip("/").endswith(UPLOADS):
            await self._app(scope, receive, send)
        elif self._announced(scope) > self._most_bytes:
            await PlainTextResponse(TOO_LONG, 413)(scope, receive, send)
        else:
            await self._app(scope, self._counted(receive), send)

    def _announced(self, scope: Scope) -> int:
        told = dict(scope["headers"]).get(b"content-length", b"")
        return int(told) if told.isdigit() else 0

    def _counted(self, receive: Any) -> Any:  # noqa: ANN401
        """Return what receives a request, in parts of which none announces the whole."""
        received = 0

        async def receiving() -> dict[str, Any]:
            nonlocal received
            message: dict[str, Any] = await receive()
            received += len(message.get("body", b""))
            if received > self._most_bytes:
                raise HTTPException(413, TOO_LONG)
            return message

        return receiving
