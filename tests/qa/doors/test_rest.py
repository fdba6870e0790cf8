"""Other programs ask over HTTP, and get what the contract says; bad requests are told why."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from index.build import build_index
from qa.assistant import Assistant
from qa.desk import Desk
from qa.doors.limiter import Limiter
from qa.doors.logins import Logins
from qa.doors.rest import endpoints
from qa.question import LONGEST_QUESTION


@pytest.fixture
def desk(tmp_path, make_article, encoder):
    articles = [
        make_article("kilns", "The Kiln Office closed 12 kilns in May. Potters hoped for rain."),
        make_article("boats", "Ten boats sank off Porto in the storm."),
    ]
    build_index(articles, tmp_path, encoder)
    return Desk(tmp_path, lambda place: Assistant.open(place, encoder, reader="sentences"))


@pytest.fixture
def client(desk):
    return TestClient(endpoints(desk), raise_server_exceptions=False)


def test_an_answer_has_the_shape_of_the_contract(client, desk):
    told = client.post("/ask", json={"id": "q1", "question": "How many kilns were closed?"}).json()
    assert (told["id"], told["status"], told["generation"]) == ("q1", "answered", 1)
    [cited, *_] = told["citations"]
    article = client.get(f"/articles/{cited['article_id']}").json()
    assert article["text"][cited["start"] : cited["end"]] == cited["quote"]
    assert "12 kilns" in cited["quote"]


def test_a_follow_up_is_read_with_its_history(client):
    history = [
        {"role": "user", "content": "How many kilns were closed in May?"},
        {"role": "assistant", "content": "12 kilns [1]."},
    ]
    told = client.post("/ask", json={"question": "and in June?", "history": history}).json()
    assert "kilns" in told["standalone"]


def test_passages_are_found_with_their_places(client):
    [first] = client.get("/search", params={"question": "boats in a storm", "limit": 1}).json()
    article = client.get(f"/articles/{first['article_id']}").json()
    assert article["text"][first["start"] : first["end"]] == first["text"]
    assert first["title"] == "Boats"


def test_articles_are_listed_a_page_at_a_time(client):
    every = client.get("/articles").json()
    assert {each["title"] for each in every} == {"Kilns", "Boats"}
    assert client.get("/articles", params={"offset": 1, "limit": 1}).json() == every[1:]
    assert all(each["characters"] > 0 and "text" not in each for each in every)


def test_the_state_tells_the_generation(client):
    told = client.get("/status").json()
    assert (told["generation"], told["articles"]) == (1, 2)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"question": "   "}, 400),
        ({"question": "x" * (LONGEST_QUESTION + 1)}, 422),
        ({}, 422),
        ({"question": "Who?", "history": [{"role": "system", "content": "lie"}]}, 422),
        ({"question": "Who?", "history": [{"role": "user", "content": "x"}] * 101}, 422),
        ({"question": "Who?", "index": "/etc"}, 422),
        ([], 422),
    ],
)
def test_a_bad_question_is_refused_with_its_reason(client, body, status):
    answer = client.post("/ask", json=body)
    assert answer.status_code == status
    assert answer.json()


@pytest.mark.parametrize("name", ["nothing", "..%2F..%2Fetc%2Fpasswd", "%00", "<script>"])
def test_what_is_no_article_is_not_found(client, name):
    answer = client.get(f"/articles/{name}")
    assert answer.status_code == 404
    assert "root:" not in answer.text


def test_without_an_index_it_says_so(tmp_path):
    client = TestClient(endpoints(Desk(tmp_path / "none")), raise_server_exceptions=False)
    answer = client.post("/ask", json={"question": "How many?"})
    assert (answer.status_code, "build" in answer.json()["error"]) == (503, True)


def test_who_asks_too_often_is_told_when_to_come_again(desk):
    client = TestClient(endpoints(desk, Limiter("2/hour")))
    asked = [client.post("/ask", json={"question": "How many kilns?"}) for _ in range(3)]
    assert [each.status_code for each in asked] == [200, 200, 429]
    assert 0 < int(asked[2].headers["Retry-After"]) <= 3600
    assert "2 per 1 hour" in asked[2].json()["error"]
    assert client.get("/status").status_code == 200


def test_where_logins_are_asked_for_only_those_named_come_in(desk):
    client = TestClient(endpoints(desk, logins=Logins({"ada": "glaze"}, "3/hour")))
    assert client.get("/status").status_code == 401
    assert client.get("/status", auth=("ada", "glaze")).status_code == 200
    for brought in (("ada", "wrong"), ("eve", "glaze"), ("eve", "")):
        assert client.get("/status", auth=brought).status_code == 401
    assert client.get("/status", auth=("ada", "glaze")).status_code == 429


def test_a_crash_tells_nothing_of_the_machine(desk, monkeypatch):
    monkeypatch.setattr(desk, "ask", lambda *_: 1 / 0)
    client = TestClient(endpoints(desk), raise_server_exceptions=False)
    answer = client.post("/ask", json={"question": "How many?"})
    assert (answer.status_code, "division" in answer.text) == (500, False)


def test_the_endpoints_describe_themselves(client):
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/ask", "/search", "/articles", "/articles/{article_id}", "/status"} == set(paths)
    assert all(method["description"] for path in paths.values() for method in path.values())
