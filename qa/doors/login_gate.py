"""A gate before the login of the page: a client may try only so often, whatever names it gives."""

from __future__ import annotations

from typing import Any

from starlette.responses import JSONResponse

from qa.doors.limiter import Limiter, TooManyRequests
from qa.doors.uploads import App, Scope

TRIES = "10/minute"
"""How many logins one client may try, wrong ones and right ones."""


class LoginGate:
    """Middleware (ASGI) that refuses logins which come too fast.

    Gradio asks for a name and its password alone, and tells no address with them.
    """

    def __init__(self, app: App, tries: str = TRIES) -> None:
        """Stand before an application.

        Args:
            app: The application.
            tries: How many one client may make.
        """
        self._app = app
        self._limiter = Limiter(tries)

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Let a request through, unless it is one login too many."""
        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        if scope["type"] != "http" or scope["method"] != "POST":
            return None
        if not scope["path"].rstrip("/").endswith("/login"):
            return None
        try:
            self._limiter.admit((scope.get("client") or ("",))[0])
        except TooManyRequests as error:
            again = {"Retry-After": str(error.seconds)}
            return JSONResponse({"detail": f"Not so fast: {error}."}, 429, again)
        return None
