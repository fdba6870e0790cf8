"""A gate that lets no page of another website act here in the name of its reader."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from qa.doors.asgi import Gate, Scope

_OWN = ("same-origin", "none")
"""What browsers say of requests that this page makes, or its reader by hand."""

_LOOKS = ("GET", "HEAD")


class OwnPages(Gate):
    """Middleware (ASGI) that refuses what a browser sends for a page of another website.

    A link from there leads here all the same. Programs that are no browsers aren't asked.
    """

    def refusal(self, scope: Scope) -> PlainTextResponse | None:
        """Refuse what another website's page asks for."""
        if not _is_foreign(scope, Headers(scope=scope)):
            return None
        return PlainTextResponse("this page answers no page of another website", 403)


def _is_foreign(scope: Scope, headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is None:  # an older browser, a page without TLS elsewhere than here, or a program
        return _is_of_another_host(headers)
    return site not in _OWN and not _is_link(scope, headers)


def _is_of_another_host(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "").lower()


def _is_link(scope: Scope, headers: Headers) -> bool:
    """Say whether a reader follows a link that shows something and does nothing."""
    opens = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest"))
    shows = scope["method"] in _LOOKS and not scope["path"].rstrip("/").endswith("/logout")
    return shows and opens == ("navigate", "document")
