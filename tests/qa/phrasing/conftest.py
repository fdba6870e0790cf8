"""A language model that says what a test wants, over HTTP; an answer that it is to phrase."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from qa.answer import Answer, Citation

TEXT = (
    "In the 2016 Jianwang Operation the NCA shut down 290 websites because they provided content "
    "without a license. The NCA also issued 4.67 million yuan in fines in May, Yu Cike said."
)


class FakeModel:
    """Serves one reply; remembers what it was asked."""

    def __init__(self) -> None:
        self.requests = []
        self.says("290 websites [1].")
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def says(self, text):
        body = {"choices": [{"message": {"role": "assistant", "content": text}}]}
        self.answers(json.dumps(body).encode())

    def answers(self, body, status=200, **headers):
        """Answer with these bytes."""

        def reply(handler):
            handler.send_response(status)
            handler.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.reply = reply

    def close(self):
        self._server.shutdown()
        self._server.server_close()


def _handler(model):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            model.requests.append((self.path, dict(self.headers), json.loads(body)))
            try:
                model.reply(self)
            except OSError:
                return  # the other side has had enough

        def log_message(self, *arguments):
            return

    return Handler


@pytest.fixture
def fake():
    model = FakeModel()
    yield model
    model.close()


@pytest.fixture(scope="session")
def extractive():
    """An answer with two citations, one sentence each."""
    from corpus.article import Article

    article = Article(id="nca-1", title="The NCA", text=TEXT, path="nca.txt", place="nca.txt")
    end = TEXT.index(". ") + 1
    cited = (Citation(article, 0, end, 0.9), Citation(article, end + 1, len(TEXT), 0.8))
    question = "How many websites did the NCA shut down?"
    return Answer(question, question, "290 websites", "290 websites [1].", 0.9, cited, 12.0)
