"""Commands from their start to their first answer, against importing what they import."""

from __future__ import annotations

import http
import http.client
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from eval.speed.children import ROOT, failed, run
from eval.speed.records import Findings
from eval.speed.timing import paired

LOCALHOST = "127.0.0.1"

PATIENCE = 120
"""Seconds that a page is waited for."""

_PAUSE = 0.01
_LINE = re.compile(r"^import time:\s+\d+ \|\s+\d+ \|\s+(\S+)$", re.MULTILINE)
_OURS = frozenset(["app", "corpus", "eval", "index", "qa"])
_IMPORT = """
import contextlib, importlib, sys
for name in sys.stdin.read().split():
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
"""


def measure(index: Path, question: str, pairs: int) -> Findings:
    """Start the command line and the page, each in turn with a process that only imports.

    What they import is every module of every package that isn't ours, however deep: no lighter
    process could do the same work. The command ends when its question is answered; the page when
    it has answered HTTP with status 200.

    Args:
        index: The index that both open.
        question: What the command line is asked.
        pairs: How often each is started.

    Raises:
        EvalError: One of them didn't start.
    """
    ask = ["-m", "qa", question, "--index", str(index.resolve())]
    page = [str(ROOT / "app.py"), "--index", str(index.resolve())]
    asked = modules(run(["-X", "importtime", *ask]).stderr)
    served = modules(serve(["-X", "importtime", *page]))
    times = range(1, pairs + 1)
    figures = (
        paired("python -m qa / importing", lambda _: run(ask), lambda _: _load(asked), times, 0),
        paired(
            "python app.py / importing", lambda _: serve(page), lambda _: _load(served), times, 0
        ),
    )
    counts = {
        "modules looked for by python -m qa": len(asked),
        "by python app.py": len(served),
    }
    return Findings(figures, counts)


def modules(import_times: str) -> tuple[str, ...]:
    """Return the modules that are neither Python's own nor ours, in the order they were loaded.

    Args:
        import_times: What ``python -X importtime`` wrote.
    """
    return tuple(
        name
        for name in dict.fromkeys(_LINE.findall(import_times))
        if name.partition(".")[0] not in sys.stdlib_module_names | _OURS
    )


def serve(arguments: Sequence[str]) -> str:
    """Start a page on a free port, wait until it answers HTTP with status 200, and end it.

    Args:
        arguments: For Python; the port is added.

    Returns:
        What it wrote to standard error.

    Raises:
        EvalError: It ended by itself, or didn't answer within ``PATIENCE``.
    """
    port = free_port()
    command = [*arguments, "--port", str(port)]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=told
        )
        try:
            answered = _answers(process, port)
        finally:
            process.kill()
            status = process.wait()
        told.seek(0)
        stderr = told.read()
    if not answered:
        raise failed(command, status, stderr)
    return stderr


def free_port() -> int:
    """Return a port of this machine that nothing listens at."""
    with socket.create_server((LOCALHOST, 0)) as server:
        return int(server.getsockname()[1])


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the page answers; say False where it ended or was waited for too long."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if _is_served(port):
            return True
        time.sleep(_PAUSE)
    return False


def _is_served(port: int) -> bool:
    connection = http.client.HTTPConnection(LOCALHOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _load(names: Sequence[str]) -> None:
    run(["-c", _IMPORT], "\n".join(names))
