"""Remembers what took long to work out: the same texts are read time and again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

import numpy as np

from index.encoder import Encoder, Vectors
from qa.reading.scores import SpanModel, Text, WindowScores

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

TEXTS = 50_000
"""How many texts' vectors are kept; with 384 dimensions they take 77 MB."""

READ = 64
"""How many passages' scores are kept: those of the last few questions."""


class Memory(Generic[Key, Value]):
    """Works out what is new; forgets what was not asked for longest. Threads may share it."""

    def __init__(self, work_out: Callable[[list[Key]], Sequence[Value]], size: int) -> None:
        self._work_out = work_out
        self._size = size
        self._lock = threading.Lock()
        self._known: OrderedDict[Key, Value] = OrderedDict()

    def of(self, keys: Sequence[Key]) -> list[Value]:
        """Return what belongs to each key, in order."""
        with self._lock:
            found = {key: self._known[key] for key in keys if key in self._known}
            new = [key for key in dict.fromkeys(keys) if key not in found]
            if new:
                found.update(zip(new, self._work_out(new), strict=True))
            for key, value in found.items():
                self._known[key] = value
                self._known.move_to_end(key)
            while len(self._known) > self._size:
                self._known.popitem(last=False)
            return [found[key] for key in keys]


class RememberingEncoder:
    """Encodes each text once."""

    def __init__(self, encoder: Encoder, size: int = TEXTS) -> None:
        def encode(texts: list[str]) -> list[Vectors]:
            return [vector.copy() for vector in encoder.encode(texts)]

        self._memory: Memory[str, Vectors] = Memory(encode, size)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector for each text, shape (texts, dimension)."""
        return np.array(self._memory.of(texts), dtype=np.float32)


class RememberingModel:
    """Reads each passage once for a question: to rank it, and to answer from it."""

    def __init__(self, model: SpanModel, size: int = READ) -> None:
        def read(asked: list[tuple[str, Text]]) -> list[list[WindowScores]]:
            return model.scores(asked[0][0], [text for _, text in asked])

        self._memory: Memory[tuple[str, Text], list[WindowScores]] = Memory(read, size)

    def scores(self, question: str, texts: Sequence[Text]) -> list[list[WindowScores]]:
        """Return the windows over each text, in order, with their scores."""
        return self._memory.of([(question, text) for text in texts])
