"""What is asked, by whom, and what counts as another answer."""

from __future__ import annotations

import http.server
import json
import threading

import pytest

from eval.crowd import people
from eval.crowd.asking import Outcome, ask
from eval.crowd.conversations import FOLLOW_UPS, Turn, readings
from eval.crowd.flooding import summed_up
from eval.crowd.people import MOST_ERRORS, Person, gather
from eval.crowd.replies import difference
from eval.crowd.ways import HttpWay, NotAnswered, ToldToWait
from qa.answer import Message


def test_the_same_answer_may_take_another_time(answered):
    assert difference(answered("Who?", elapsed_ms=1), answered("Who?", elapsed_ms=2)) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("question", "What?"),
        ("standalone", "Who is that?"),
        ("answer", None),
        ("text", "No."),
        ("citations", [{"n": 1, "start": 1, "end": 4}]),
        ("generation", 2),
    ],
)
def test_an_answer_that_differs_in_one_field_is_another(answered, field, value):
    told = difference(answered("Who?", **{field: value}), answered("Who?"))
    assert f"{field} is {value!r}" in told
    assert told.startswith("'Who?': ")


def test_what_else_differs_is_named_and_long_values_are_cut(answered):
    told = difference(answered("Who?", answer="x" * 999, text="y"), answered("Who?"))
    assert told.endswith("(also other: text)")
    assert len(told) < 250


def test_a_missing_field_is_a_difference(answered):
    shorter = {name: value for name, value in answered("Who?").items() if name != "citations"}
    assert "citations is None" in difference(shorter, answered("Who?"))


def test_follow_ups_are_asked_alone_with_what_was_said_before(conversations):
    first, second = conversations
    assert [turn.question for turn in first.turns] == ["How many herons?", *FOLLOW_UPS]
    standalone = [turn.alone["standalone"] for turn in first.turns]
    assert standalone[1] == f"How many herons? {FOLLOW_UPS[0]}"
    assert standalone[2] == f"How many herons? {FOLLOW_UPS[0]} {FOLLOW_UPS[1]}"
    assert first.turns[1].question == second.turns[1].question
    assert readings(conversations) == 2 * len(FOLLOW_UPS)


def test_one_request_is_timed_and_compared(scripted, answered):
    turn = Turn("Who?", answered("Who?"))
    outcome, reply = ask("by pigeon", scripted(), turn)
    assert (outcome.way, outcome.error, outcome.difference) == ("by pigeon", None, None)
    assert outcome.seconds >= 0
    assert reply["answer"] == "answer to Who?"


def test_a_history_of_somebody_else_is_found_out(scripted, answered):
    turn = Turn("Who?", answered("Who?", [Message("user", "Herons?")]))
    outcome, _ = ask("by pigeon", scripted(), turn, [Message("user", "Ducks?")])
    assert outcome.difference.startswith("'Who?': standalone is 'Ducks? Who?'")


def test_errors_are_told_apart(scripted, answered):
    turn = Turn("Who?", answered("Who?"))
    waiting, _ = ask("way", scripted(ToldToWait("full")), turn)
    failed, reply = ask("way", scripted(NotAnswered("reset")), turn)
    assert (waiting.told_to_wait, waiting.failure, waiting.error) == ("full", None, "full")
    assert (failed.told_to_wait, failed.failure, failed.error) == (None, "reset", "reset")
    assert reply is None


@pytest.fixture
def come(monkeypatch, scripted):
    """Let everybody come by two ways, and remember them."""

    def by(error=None, **fields):
        ways = []

        def way(_url):
            ways.append(scripted(error, **fields))
            return ways[-1]

        monkeypatch.setattr(people, "WAYS", {"queue": way, "http": way})
        return ways

    return by


def test_people_ask_at_the_same_time_with_their_own_histories(come, conversations):
    ways, looks = come(), []
    found = gather("url", conversations, [1, 2, 3], 0.3, lambda: looks.append(len(ways)))
    assert looks == [6] * (people.LOOKS + 1)
    assert len(found.outcomes) == 3
    assert found.seconds >= 0.3
    assert all(each.error is each.difference is None for one in found.outcomes for each in one)
    assert {each.way for one in found.outcomes for each in one} == {"queue", "http"}
    assert all(way.is_closed for way in ways)


def test_a_conversation_ends_where_an_answer_is_another(come, conversations):
    ways = come(answer="mixed up")
    found = gather("url", conversations, [1], 0.1, lambda: None)
    assert all(each.difference for each in found.outcomes[0])
    assert {history for way in ways for _, history in way.asked} == {()}


def test_somebody_gives_up_on_a_page_that_is_gone(come, conversations):
    come(NotAnswered("refused"))
    found = gather("url", conversations, [1], 0.3, lambda: None)
    assert [each.failure for each in found.outcomes[0]] == ["refused"] * MOST_ERRORS


def test_the_lots_of_a_person_are_its_own(scripted, conversations):
    def asked(seed):
        way = scripted()
        person = Person({"way": way}, conversations, seed)
        for _ in range(9):
            list(person._hold(person._draw.choice(conversations), float("inf")))
        return way.asked

    assert asked(1) == asked(1) != asked(2)


def test_a_flood_is_summed_up():
    told = [
        Outcome("queue", 1.0),
        Outcome("queue", 1.0, told_to_wait="full"),
        Outcome("queue", 1.0, told_to_wait="full"),
        Outcome("queue", 1.0, failure="reset"),
        Outcome("queue", 1.0, difference="other"),
    ]
    found = summed_up("queue", told, Outcome("queue", 1.0), (0.1, 4.0))
    assert (found.requests, found.answered, found.told_to_wait) == (5, 1, 2)
    assert (found.words, found.others) == (("full",), ("reset", "other"))
    assert (found.opened_before, found.opened_meanwhile) == (0.1, 4.0)


def test_a_page_that_is_broken_after_a_flood_is_told():
    found = summed_up("queue", [], Outcome("queue", 1.0, failure="reset"), (0.1, 4.0))
    assert found.others == ("when it was over: reset",)


@pytest.fixture
def endpoint():
    """Serve an endpoint that tells back what it is sent, with a status and a body to be set."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.asked.append((self.path, json.loads(sent)))
            status, body = self.server.answer
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.asked = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def way(endpoint):
    return HttpWay(f"http://127.0.0.1:{endpoint.server_port}/")


def test_a_question_is_posted_with_its_history(endpoint, way):
    endpoint.answer = (200, b'{"answer": "40"}')
    assert way.ask("Who?", [Message("user", "Herons?")]) == {"answer": "40"}
    history = [{"role": "user", "content": "Herons?"}]
    assert endpoint.asked == [("/api/ask", {"question": "Who?", "history": history})]


@pytest.mark.parametrize("status", [429, 503])
def test_what_a_client_is_told_to_wait_for_is_kept(endpoint, way, status):
    endpoint.answer = (status, b'{"error": "ask again in 3 s"}')
    with pytest.raises(ToldToWait, match=rf"^{status}: ask again in 3 s$"):
        way.ask("Who?")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((500, b'{"error": "broken"}'), "500: broken"),
        ((200, b"<html>"), "JSONDecodeError"),
        ((422, b'{"detail": "no question"}'), "422: .*no question"),
    ],
)
def test_anything_else_is_no_answer(endpoint, way, answer, told):
    endpoint.answer = answer
    with pytest.raises(NotAnswered, match=told) as raised:
        way.ask("Who?")
    assert not isinstance(raised.value, ToldToWait)


def test_a_page_that_is_gone_is_no_answer(endpoint, way):
    endpoint.shutdown()
    endpoint.server_close()
    with pytest.raises(NotAnswered, match="ConnectionRefusedError"):
        way.ask("Who?")
