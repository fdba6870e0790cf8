"""What a browser is told with every answer: load nothing from elsewhere, frame it nowhere."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import MutableHeaders

from qa.doors.asgi import App, Scope

POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",  # as Gradio makes its pages
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
"""Whatever stood on the page, it could send nothing to another host."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class AnswerHeaders:
    """Middleware (ASGI) that adds these headers, and keeps cookies to pages of this website."""

    def __init__(self, app: App) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Let every request through, and add to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_safe = scope.get("scheme") == "https"

        async def sending(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [_kept(each, is_safe) for each in message.get("headers", [])]
                MutableHeaders(raw=message["headers"]).update(HEADERS)
            await send(message)

        await self._app(scope, receive, sending)


def _kept(header: tuple[bytes, bytes], is_safe: bool) -> tuple[bytes, bytes]:
    """Return a header; a cookie goes along from no other website, and not without TLS behind it."""
    name, value = header
    if name.lower() != b"set-cookie":
        return header
    value = value.replace(b"SameSite=none", b"SameSite=lax")
    needs = is_safe and b"secure" not in [part.strip().lower() for part in value.split(b";")]
    return name, value + b"; Secure" if needs else value
