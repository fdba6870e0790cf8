"""A gate before the login of the page: a client may try only so often, whatever names it gives."""

from __future__ import annotations

from starlette.responses import JSONResponse

from qa.doors.asgi import App, Gate, Scope
from qa.doors.limiter import Limiter, TooManyRequests

TRIES = "10/minute"
"""How many logins one client may try, wrong ones and right ones."""


class LoginGate(Gate):
    """Middleware (ASGI) that refuses logins which come too fast.

    Gradio asks for a name and its password alone, and tells no address with them.
    """

    def __init__(self, app: App, tries: str = TRIES) -> None:
        """Stand before an application.

        Args:
            app: The application.
            tries: How many one client may make.
        """
        super().__init__(app)
        self._limiter = Limiter(tries)

    def refusal(self, scope: Scope) -> JSONResponse | None:
        """Refuse one login too many."""
        if scope["method"] != "POST" or not scope["path"].rstrip("/").endswith("/login"):
            return None
        try:
            self._limiter.admit((scope.get("client") or ("",))[0])
        except TooManyRequests as error:
            again = {"Retry-After": str(error.seconds)}
            return JSONResponse({"detail": f"Not so fast: {error}."}, 429, again)
        return None
