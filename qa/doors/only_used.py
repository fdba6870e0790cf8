"""A gate before the doors of Gradio that this page has no use for."""

from __future__ import annotations

from starlette.responses import PlainTextResponse

from qa.doors.asgi import Gate, Scope

_OF_GRADIO = "/gradio_api/"

USED = frozenset(
    "app_id call cancel heartbeat info login_check mcp openapi.json process_recording queue reset "
    "startup-events theme.css upload upload_progress user".split()
)
"""The doors that the page, its clients and ``--mcp`` go through.

Beside them stand others: files and addresses that the server would fetch for anybody, events past
the queue, the state of a session written to the disk for a link, streams of sound and pictures.
"""


class OnlyUsed(Gate):
    """Middleware (ASGI) that opens no door of Gradio which the page doesn't use."""

    def refusal(self, scope: Scope) -> PlainTextResponse | None:
        """Refuse what knocks at a door that is never used."""
        unused = _is_unused(scope["path"])
        return PlainTextResponse("there is no such door", 404) if unused else None


def _is_unused(path: str) -> bool:
    _, door, below = path.partition(_OF_GRADIO)
    return bool(door) and below.partition("/")[0] not in USED
