"""What stands between a server and an application (ASGI), and may refuse what comes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.responses import Response

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]


class Gate(ABC):
    """Middleware that lets requests through or refuses them."""

    def __init__(self, app: App) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Let a request through, unless it is refused."""
        refusal = self.refusal(scope) if scope["type"] == "http" else None
        await (refusal or self._app)(scope, receive, send)

    @abstractmethod
    def refusal(self, scope: Scope) -> Response | None:
        """Return what a request over HTTP is told instead of being let through, if it isn't."""
