from __future__ import annotations

import pytest

from eval.speed import timing
from eval.speed.records import Paired
from eval.speed.timing import paired


class Clock:
    """Goes on only where an action says that it took time."""

    def __init__(self):
        self.now = 0.0
        self.done = []

    def takes(self, name, seconds):
        def action(item):
            self.done.append((name, item))
            self.now += seconds[item]

        return action


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(timing.time, "perf_counter", lambda: clock.now)
    return clock


def test_each_pair_is_divided_by_itself(clock):
    above = clock.takes("above", {0: 99, 1: 3, 2: 8, 3: 10})
    below = clock.takes("below", {0: 1, 1: 3, 2: 4, 3: 1})
    figure = paired("above / below", above, below, [1, 2, 3], warm_up=0)
    assert figure == Paired("above / below", (1.0, 2.0, 10.0), median=2.0, low=1.0, high=10.0)


def test_the_two_are_done_in_turn_after_one_round_without_a_clock(clock):
    even = dict.fromkeys("wxy", 1)
    paired("r", clock.takes("a", even), clock.takes("b", even), "xy", warm_up="w")
    assert clock.done == [(who, item) for item in "wxy" for who in "ab"]


def test_what_an_item_needs_is_made_before_the_clock_starts(clock):
    def items():
        clock.now += 1000
        yield 1

    action = clock.takes("a", {0: 1, 1: 5})
    assert paired("r", action, clock.takes("b", {0: 1, 1: 5}), items(), warm_up=0).median == 1


def test_an_even_number_of_pairs_has_its_median_between_two():
    assert Paired.of("r", iter([4.0, 1.0])).median == 2.5
