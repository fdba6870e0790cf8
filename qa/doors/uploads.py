"""A gate before the uploads of the page: none where nothing may be changed, and never too much."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.responses import PlainTextResponse

from qa.doors.asgi import App, Scope

MOST_BYTES = 512 * 2**20
"""Of all uploaded files that lie about, waiting to be planned."""

UPLOADS = "/upload"
RECORDINGS = "/process_recording"
"""The doors through which Gradio takes files; nothing is ever recorded on this page."""


class UploadGate:
    """Middleware (ASGI) that refuses uploads."""

    def __init__(self, app: App, folder: Path | None, most_bytes: int = MOST_BYTES) -> None:
        """Stand before an application.

        Args:
            app: The application.
            folder: Where uploads are kept; None where none are taken.
            most_bytes: How much may lie there.
        """
        self._app = app
        self._folder = folder
        self._most_bytes = most_bytes
        self._coming = 0

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:  # noqa: ANN401
        """Let a request through, unless it is an upload that can't be taken."""
        if not _brings_files(scope):
            await self._app(scope, receive, send)
        elif refusal := self._refusal(scope):
            await refusal(scope, receive, send)
        else:
            coming = int(dict(scope["headers"])[b"content-length"])
            self._coming += coming  # beside it others may come that don't lie there yet
            try:
                await self._app(scope, receive, send)
            finally:
                self._coming -= coming

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        if self._folder is None or scope["path"].rstrip("/").endswith(RECORDINGS):
            return PlainTextResponse("this page takes no files", 403)
        headers = dict(scope["headers"])
        announced = headers.get(b"content-length", b"")
        # In chunks it may be longer than it says.
        if not announced.isdigit() or b"transfer-encoding" in headers:
            return PlainTextResponse("say how long the upload is (Content-Length)", 411)
        if int(announced) + self._coming + _bytes_in(self._folder) > self._most_bytes:
            most = self._most_bytes // 2**20
            return PlainTextResponse(f"more than {most} MiB wait already: try later", 507)
        return None


def _brings_files(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "POST":
        return False
    return bool(scope["path"].rstrip("/").endswith((UPLOADS, RECORDINGS)))


def _bytes_in(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
