"""At a door one is served after the other, in order; who comes to a full line is told so."""

from __future__ import annotations

import asyncio

import pytest

from qa.doors.line import Left, Line, TooManyWaiting


async def stays():
    return False


async def has_left():
    return True


def test_one_is_served_at_a_time_and_in_order():
    async def scene():
        line, served, at_once = Line(), [], []

        async def comes(name):
            async with line.turn(stays):
                at_once.append(len(at_once) - len(served) + 1)
                await asyncio.sleep(0)
                served.append(name)

        await asyncio.gather(*(comes(name) for name in range(20)))
        return served, at_once

    served, at_once = asyncio.run(scene())
    assert served == list(range(20))
    assert set(at_once) == {1}


def test_who_comes_to_a_full_line_is_told_and_the_others_are_served():
    async def scene():
        line, go = Line(most=3), asyncio.Event()

        async def comes():
            async with line.turn(stays):
                await go.wait()

        waiting = [asyncio.create_task(comes()) for _ in range(4)]
        await asyncio.sleep(0)
        with pytest.raises(TooManyWaiting, match="3 questions wait already"):
            await comes()
        go.set()
        await asyncio.gather(*waiting)
        await comes()

    asyncio.run(scene())


def test_who_has_left_takes_no_turn_and_the_next_does():
    async def scene():
        line = Line()
        with pytest.raises(Left):
            async with line.turn(has_left):
                raise AssertionError("served though nobody is there")
        async with line.turn(stays):
            return "served"

    assert asyncio.run(scene()) == "served"


def test_an_error_in_a_turn_lets_the_next_one_in():
    async def scene():
        line = Line()
        with pytest.raises(ZeroDivisionError):
            async with line.turn(stays):
                raise ZeroDivisionError
        async with line.turn(stays):
            return "served"

    assert asyncio.run(scene()) == "served"


def test_who_is_cancelled_while_waiting_leaves_no_hole():
    async def scene():
        line, go = Line(most=1), asyncio.Event()

        async def comes():
            async with line.turn(stays):
                await go.wait()

        first = asyncio.create_task(comes())
        await asyncio.sleep(0)
        second = asyncio.create_task(comes())
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        third = asyncio.create_task(comes())
        await asyncio.sleep(0)
        go.set()
        await asyncio.gather(first, third)

    asyncio.run(scene())
