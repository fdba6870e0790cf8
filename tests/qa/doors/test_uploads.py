"""Uploads are taken where articles may be added, as long as not too much lies there."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from qa.doors.uploads import UploadGate

UPLOAD = "/gradio_api/upload"


@pytest.fixture
def make_client():
    """Return a maker of an application behind the gate, which takes all that comes to it."""

    async def take(request):
        return PlainTextResponse(f"took {len(await request.body())} bytes")

    def make(folder, most_bytes=100):
        gate = Middleware(UploadGate, folder=folder, most_bytes=most_bytes)
        every = Route("/{path:path}", take, methods=["GET", "POST"])
        return TestClient(Starlette(routes=[every], middleware=[gate]))

    return make


@pytest.mark.parametrize(
    "path", [UPLOAD, f"{UPLOAD}/", "/pullquote/gradio_api/upload", f"{UPLOAD}?upload_id=1"]
)
def test_where_nothing_may_be_added_nothing_is_taken(make_client, path):
    answer = make_client(None).post(path, content=b"words")
    assert (answer.status_code, answer.text) == (403, "this page takes no files")


def test_an_upload_is_taken_while_there_is_room(make_client, tmp_path):
    client = make_client(tmp_path)
    assert client.post(UPLOAD, content=b"x" * 100).text == "took 100 bytes"
    # What lies there counts, however deep.
    (tmp_path / "of one" / "reader").mkdir(parents=True)
    (tmp_path / "of one" / "reader" / "a.txt").write_bytes(b"x" * 60)
    assert client.post(UPLOAD, content=b"x" * 40).status_code == 200
    refused = client.post(UPLOAD, content=b"x" * 41)
    assert (refused.status_code, "try later" in refused.text) == (507, True)
    (tmp_path / "of one" / "reader" / "a.txt").unlink()
    assert client.post(UPLOAD, content=b"x" * 41).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Transfer-Encoding": "chunked"},
        {"Transfer-Encoding": "chunked", "Content-Length": "1"},
        {"Content-Length": "-1"},
        {"Content-Length": "many"},
    ],
)
def test_an_upload_that_does_not_say_how_long_it_is_is_refused(make_client, tmp_path, headers):
    answer = make_client(tmp_path).post(UPLOAD, content=b"x" * 1_000, headers=headers)
    assert answer.status_code == 411
    assert "Content-Length" in answer.text


@pytest.mark.parametrize("may_add", [True, False])
def test_nothing_is_ever_recorded(make_client, tmp_path, may_add):
    client = make_client(tmp_path if may_add else None)
    assert client.post("/gradio_api/process_recording", content=b"film").status_code == 403


@pytest.mark.parametrize("may_add", [True, False])
def test_whatever_is_no_upload_passes(make_client, tmp_path, may_add):
    client = make_client(tmp_path if may_add else None)
    for path in ("/gradio_api/queue/join", "/api/ask", "/upload/more", "/uploads"):
        assert client.post(path, content=b"x" * 1_000).text == "took 1000 bytes"
    assert client.get(UPLOAD).status_code == 200
