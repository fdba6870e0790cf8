"""What is sent to a language model, and what becomes of each way in which it can fail."""

from __future__ import annotations

import json
import time

import pytest

from qa.answer import Message
from qa.errors import PhrasingFailure
from qa.phrasing.endpoint import LARGEST, Endpoint, open_endpoint

ASKED = (Message("user", "Phrase this."),)


def failure(endpoint):
    with pytest.raises(PhrasingFailure) as caught:
        endpoint.complete(ASKED)
    return str(caught.value)


def test_a_model_is_asked_for_its_likeliest_words_and_few_of_them(fake):
    fake.says("290 websites [1].")
    endpoint = open_endpoint(f"{fake.url}/", "small")
    assert endpoint.complete(ASKED) == "290 websites [1]."
    [(path, headers, body)] = fake.requests
    assert path == "/v1/chat/completions"
    assert (body["model"], body["temperature"]) == ("small", 0)
    assert body["messages"] == [{"role": "user", "content": "Phrase this."}]
    assert body["max_tokens"] <= 300
    assert "Authorization" not in headers


def test_a_key_is_sent_and_shown_nowhere(fake):
    endpoint = open_endpoint(fake.url, "small", "secret-key")
    endpoint.complete(ASKED)
    assert fake.requests[0][1]["Authorization"] == "Bearer secret-key"
    fake.answers(b"no", status=401)
    assert "secret-key" not in failure(endpoint) + repr(endpoint)


def test_what_the_endpoint_says_of_an_error_is_passed_on_without_control_signs(fake):
    fake.answers(b'{"error": "model \x1b[31m\'small\' not found"}', status=404)
    told = failure(open_endpoint(fake.url, "small"))
    assert "answered 404" in told
    assert "'small' not found" in told
    assert told.isprintable()


@pytest.mark.parametrize("status", [400, 429, 500, 503])
def test_an_error_of_the_server_is_told(fake, status):
    fake.answers(b"", status=status)
    assert f"answered {status}" in failure(open_endpoint(fake.url, "small"))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b'{"choices": []}',
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"choices": [{"message": {}}]}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": ["290"]}}]}',
        b'{"choices": [{"message": {"content": "half a sign: \\ud800"}}]}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_completion_is_told(fake, body):
    fake.answers(body)
    assert "answered with" in failure(open_endpoint(fake.url, "small"))


def test_a_redirect_is_not_followed(fake):
    fake.answers(b"", status=307, Location=f"{fake.url}/elsewhere")
    assert "answered 307" in failure(open_endpoint(fake.url, "small"))
    assert len(fake.requests) == 1


def test_an_enormous_answer_is_not_read_to_its_end(fake):
    fake.says("websites " * LARGEST)
    assert f"more than {LARGEST:,} bytes" in failure(open_endpoint(fake.url, "small"))


def test_compressed_bytes_are_not_unpacked(fake):
    fake.answers(b"\x1f\x8b" + b"\0" * 100, Content_Encoding="gzip")
    assert "no chat completion" in failure(open_endpoint(fake.url, "small"))


def test_a_connection_that_hangs_is_given_up(fake):
    fake.reply = lambda handler: time.sleep(2)
    started = time.monotonic()
    assert "within 0.3 seconds" in failure(Endpoint(fake.url, "small", patience=0.3))
    assert time.monotonic() - started < 1.5


def test_an_answer_that_drips_is_given_up(fake):
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(40):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)

    fake.reply = drip
    started = time.monotonic()
    assert "within 0.3 seconds" in failure(Endpoint(fake.url, "small", patience=0.3))
    assert time.monotonic() - started < 1.5


def test_nobody_there_is_told(fake):
    url = fake.url
    fake.close()
    told = failure(open_endpoint(url, "small"))
    assert url in told
    assert "is it running?" in told


@pytest.mark.parametrize("url", ["", "localhost:11434", "ftp://host/v1", "http://", "http://[::1"])
def test_an_address_that_is_none_is_told_before_anything_is_sent(url):
    with pytest.raises(PhrasingFailure, match="is no address"):
        open_endpoint(url, "small")


@pytest.mark.parametrize("key", ["a\nb", "schlüssel"])
def test_a_key_that_cannot_be_sent_is_told(key):
    with pytest.raises(PhrasingFailure, match="can't be sent"):
        open_endpoint("http://localhost:11434/v1", "small", key)


def test_names_with_any_signs_are_sent_as_json(fake):
    endpoint = open_endpoint(fake.url, 'sm"all\n')
    endpoint.complete((Message("user", "“Piracy” \u2028 \\ \0"),))
    assert fake.requests[0][2]["messages"][0]["content"] == "“Piracy” \u2028 \\ \0"
    assert json.dumps(fake.requests[0][2]["model"]) == json.dumps('sm"all\n')
