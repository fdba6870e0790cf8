"""The page is served: through which gates, to whom, under which path."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount

from corpus.files import LARGEST_FILE
from qa.doors.answer_headers import AnswerHeaders
from qa.doors.lengths import LengthGate
from qa.doors.line import MOST_WAITING
from qa.doors.login_gate import LoginGate
from qa.doors.logins import Logins
from qa.doors.only_used import OnlyUsed
from qa.doors.own_pages import OwnPages
from qa.doors.true_client import TrueClient
from qa.doors.under_path import UnderPath
from qa.doors.uploads import UploadGate
from qa.page.theme import FOLLOW, KEPT, PAGE_STYLE, theme
from qa.pictures.style import STYLE

MOST_READERS = 2_000
"""Whose conversations are held at once, some 0.2 MB each; of more the longest silent are dropped.
"""


@dataclass(frozen=True, slots=True)
class Doors:
    """How the page is reached, and by whom.

    Attributes:
        api: Answers other programs under ``/api``; None for no such endpoints.
        logins: Who may come in; None for everybody.
        mcp: Whether the endpoints are tools of the Model Context Protocol as well.
        root_path: The path under which a proxy serves the page: ``/pullquote``.
        uploads: Where uploaded articles wait; None where nobody may add any.
        hosts: The names by which it may be reached; any where none is given.
    """

    api: FastAPI | None = None
    logins: Logins | None = None
    mcp: bool = False
    root_path: str = ""
    uploads: Path | None = None
    hosts: Sequence[str] = ("*",)


def serve(page: gr.Blocks, host: str, port: int, doors: Doors | None = None) -> str:
    """Start the page in the background.

    Args:
        page: As it was laid out.
        host: The address to listen at.
        port: The port.
        doors: How it is reached; by everybody and without endpoints unless told.

    Returns:
        Its address.

    Raises:
        OSError: The port is taken or the host isn't this machine's.
    """
    doors = doors or Doors()
    socket.create_server((host, port)).close()
    _reach_directly(host)
    with redirect_stdout(sys.stderr):  # what Gradio tells of itself is no output of ours
        return _launch(page, host, port, doors)


def _launch(page: gr.Blocks, host: str, port: int, doors: Doors) -> str:
    _, url, _ = page.queue(max_size=MOST_WAITING).launch(
        server_name=host,
        server_port=port,
        share=False,
        show_error=False,
        quiet=True,
        prevent_thread_lock=True,
        inbrowser=False,
        enable_monitoring=False,
        run_history=False,
        mcp_server=doors.mcp,
        auth=doors.logins.admits_by_name if doors.logins else None,
        auth_message="Pullquote: for those who were given a name and a password.",
        root_path=doors.root_path or None,
        app_kwargs={
            "routes": [Mount("/api", doors.api)] if doors.api else [],
            "middleware": _gates(doors),
        },
        pwa=False,
        ssr_mode=False,
        strict_cors=True,
        state_session_capacity=MOST_READERS,
        max_file_size=LARGEST_FILE,
        footer_links=[],
        theme=theme(),
        css_paths=[PAGE_STYLE, STYLE],
        js=FOLLOW.read_text(encoding="utf-8"),
        head=f"<script>{KEPT.read_text(encoding='utf-8')}</script>",
    )
    return str(url)


def _reach_directly(host: str) -> None:
    """Keep a proxy out of the way: Gradio asks its own page whether it has started."""
    known = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
    spared = [known, host, "localhost", "127.0.0.1"]
    os.environ["no_proxy"] = ",".join(name for name in spared if name)


def _gates(doors: Doors) -> list[Middleware]:
    """Return what every request goes through, the outermost first."""
    return [
        Middleware(AnswerHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=doors.hosts, www_redirect=False),
        Middleware(OwnPages),
        Middleware(TrueClient),
        Middleware(UnderPath, root_path=doors.root_path),
        Middleware(LengthGate),
        Middleware(UploadGate, folder=doors.uploads),
        Middleware(OnlyUsed),
        Middleware(LoginGate),
    ]
