"""What is remembered is the same as what would be worked out again."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa.remember import Memory, RememberingEncoder


@given(st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=12), st.integers(1, 5))
def test_every_key_gets_its_own_value_and_none_is_worked_out_twice_at_once(rounds, size):
    worked_out = []

    def work_out(keys):
        worked_out.append(list(keys))
        return [key * key for key in keys]

    memory = Memory(work_out, size)
    for keys in rounds:
        assert memory.of(keys) == [key * key for key in keys]
    assert all(len(keys) == len(set(keys)) for keys in worked_out)


def test_what_was_asked_for_last_is_kept():
    calls = []
    memory = Memory(lambda keys: [calls.append(key) or key for key in keys], size=2)
    memory.of(["a", "b"])
    memory.of(["a"])
    memory.of(["c"])
    memory.of(["a", "c"])
    assert calls == ["a", "b", "c"]
    memory.of(["b"])
    assert calls == ["a", "b", "c", "b"]


def test_texts_are_encoded_once(encoder):
    remembering = RememberingEncoder(encoder)
    texts = ["websites closed", "links deleted", "websites closed"]
    vectors = remembering.encode(texts)
    remembering.encode(texts)
    assert encoder.encoded == ["websites closed", "links deleted"]
    assert np.allclose(vectors, encoder.encode(texts))
