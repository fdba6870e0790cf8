"""The page under a path of a proxy, whether the proxy leaves that path in an address or not."""

from __future__ import annotations

from typing import Any

from qa.doors.asgi import App, Scope

_BESIDE = b'<link rel="manifest" href="/manifest.json" />'
"""What Gradio's page asks of the root of its host, whatever its path is."""

_BELOW = b'<link rel="icon" href="favicon.ico" />'.ljust(len(_BESIDE))
"""What it asks for instead: a browser that is told of no icon looks for one at the root as well."""


class UnderPath:
    """Middleware (ASGI) that puts back into an address the path that a proxy took out of it.

    What is mounted, ``/api`` among it, is looked for below the whole path.
    """

    def __init__(self, app: App, root_path: str) -> None:
        """Stand before an application.

        Args:
            app: The application.
            root_path: The path under which a proxy serves it, ``/pullquote``; empty for none.
        """
        self._app = app
        self._root_path = root_path

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Let every request through, under the whole path."""
        if not self._root_path or scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not f"{scope['path']}/".startswith(f"{self._root_path}/"):
            scope["path"] = self._root_path + scope["path"]
            if scope.get("raw_path"):
                scope["raw_path"] = self._root_path.encode() + scope["raw_path"]
        is_page = scope["path"] == f"{self._root_path}/"
        await self._app(scope, receive, _below(send) if is_page else send)


def _below(send: Any) -> Any:  # noqa: ANN401
    """Return what sends a page that asks for nothing beside its path; its length stays."""

    async def sending(message: dict[str, Any]) -> None:
        if "body" in message:
            message["body"] = message["body"].replace(_BESIDE, _BELOW)
        await send(message)

    return sending
