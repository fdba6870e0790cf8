"""Fixtures of the tests of many at once: ways that need no page."""

from __future__ import annotations

import pytest

from eval.crowd.asking import Outcome
from eval.crowd.conversations import held_alone
from eval.crowd.people import Gathering
from eval.crowd.records import Findings, Flood, Memory, Phase, Setting, Unit
from eval.provenance import Commit, Program

OPENINGS = ("How many herons?", "Who counted them?")


def reply(question, history=(), /, **fields):
    about = " ".join(message.content for message in history if message.role == "user")
    standalone = f"{about} {question}".strip()
    told = {
        "id": None,
        "question": question,
        "standalone": standalone,
        "status": "answered",
        "answer": f"answer to {standalone}",
        "text": f"It is the answer to {standalone} [1].",
        "citations": [{"n": 1, "start": 0, "end": len(standalone)}],
        "elapsed_ms": 3.2,
    }
    return {**told, **fields}


class Scripted:
    """Answers each question with its history, unless it is told to fail."""

    def __init__(self, error=None, **fields):
        self.error = error
        self.fields = fields
        self.asked = []
        self.is_closed = False

    def ask(self, question, history=()):
        self.asked.append((question, tuple(history)))
        if self.error:
            raise self.error
        return reply(question, history, elapsed_ms=9.9, **self.fields)

    def close(self):
        self.is_closed = True


@pytest.fixture
def conversations():
    return list(held_alone(OPENINGS, reply))


@pytest.fixture
def scripted():
    return Scripted


@pytest.fixture
def answered():
    return reply


@pytest.fixture
def findings():
    """One person got two answers in two seconds; of two people one got three, one failed once."""
    one = Gathering(((Outcome("queue", 1.0), Outcome("http", 1.0)),), 2.0)
    lucky = (Outcome("queue", 1.0), Outcome("queue", 2.0), Outcome("http", 3.0))
    unlucky = (Outcome("http", 9.0, failure="reset"), Outcome("queue", 4.0, difference="other"))
    crowd = Gathering((lucky, unlucky), 2.0)
    unit = Unit.of(one)
    program = Program(
        "2024-01-01T00:00:00+00:00", Commit("c0ffee" * 6, True), "3.11", "abacus", {"faiss": "1"}
    )
    return Findings(
        setting=Setting(program, 2, 0.5, "set.jsonl", "5e7" * 20, 2, 8, 6, 6, 0.5, 3.0),
        one=Phase.of(one, unit),
        crowd=Phase.of(crowd, unit),
        memory=Memory.of(1_000, [1_000, 1_100, 1_200], 1_500),
        floods=(Flood("queue", 100, 64, 35, ("It is full.",), ("reset",), 0.02, 5.0),),
        tracebacks=("Traceback (most recent call last):\nValueError: broken",),
    )
