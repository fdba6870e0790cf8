"""Logins are slowed down by the address that they come from, whatever names they give."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from qa.doors.login_gate import LoginGate


async def answers(_request):
    return PlainTextResponse("in")


@pytest.fixture
def visitor():
    routes = [Route(path, answers, methods=["GET", "POST"]) for path in ("/login", "/ask")]
    gate = LoginGate(Starlette(routes=routes), tries="3/minute")

    def at(address):
        return TestClient(gate, client=(address, 50_000))

    return at


def test_the_fourth_login_of_an_address_has_to_wait_and_others_need_not(visitor):
    names = [{"username": f"name {number}"} for number in range(4)]
    told = [visitor("10.0.0.1").post("/login", data=name) for name in names]
    assert [each.status_code for each in told] == [200, 200, 200, 429]
    assert 0 < int(told[-1].headers["retry-after"]) <= 60
    assert told[-1].json()["detail"].startswith("Not so fast")
    assert visitor("10.0.0.2").post("/login").status_code == 200


def test_nothing_but_logins_is_counted(visitor):
    for _ in range(9):
        assert visitor("10.0.0.1").post("/ask").status_code == 200
        assert visitor("10.0.0.1").get("/login").status_code == 200
    assert visitor("10.0.0.1").post("/login").status_code == 200
