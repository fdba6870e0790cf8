"""Events may be added to a page while somebody goes through them."""

from __future__ import annotations

import copy
import threading

import pytest

import app
from qa.desk import Desk
from qa.page.steady import SteadyEvents
from tests.browser import Scripted


@pytest.mark.parametrize("gone_through", [SteadyEvents.values, SteadyEvents.items])
def test_who_goes_through_events_is_not_disturbed_by_new_ones(gone_through):
    events, over = SteadyEvents({number: number for number in range(500)}), threading.Event()

    def lay_out():
        number = 500
        while not over.is_set():
            events[number] = number
            del events[number - 500]
            number += 1

    thread = threading.Thread(target=lay_out)
    thread.start()
    try:
        for _ in range(2_000):
            assert sum(1 for _ in gone_through(events)) >= 500
    finally:
        over.set()
        thread.join()


def test_every_session_of_a_page_has_events_of_its_own_that_are_steady(lake):
    page = app.build_page(Desk(lake, Scripted))
    session = copy.copy(page.default_config)
    assert isinstance(session.fns, SteadyEvents)
    assert dict(session.fns) == dict(page.fns)
    session.fns.clear()
    assert page.fns
