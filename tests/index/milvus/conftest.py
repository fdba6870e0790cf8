"""Milvus Lite, in a folder and as a server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time

import pytest

from index.milvus.store import MilvusStore

SERVE = (
    "import sys; from milvus_lite.adapter.grpc.server import run_server;"
    "run_server(sys.argv[1], host='127.0.0.1', port=int(sys.argv[2]))"
)


@pytest.fixture
def store(tmp_path):
    store = MilvusStore(str(tmp_path / "news.db"), "news")
    yield store
    store.close()


@pytest.fixture
def server(tmp_path):
    """The address of a server that runs in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SERVE, str(tmp_path / "served.db"), str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not answers(port) and time.monotonic() < deadline:
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()


def answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
