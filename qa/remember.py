"""An encoder that remembers the texts it has met: the same sentences are read time and again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from index.encoder import Encoder, Vectors

REMEMBERED = 50_000
"""How many texts are kept; with 384 dimensions they take 77 MB."""


class RememberingEncoder:
    """Encodes what is new; forgets what was not asked for longest."""

    def __init__(self, encoder: Encoder, size: int = REMEMBERED) -> None:
        self._encoder = encoder
        self._size = size
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Vectors] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector for each text, shape (texts, dimension); threads may share it."""
        with self._lock:
            return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        found = {text: self._known[text] for text in texts if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            vectors = (vector.copy() for vector in self._encoder.encode(new))
            found.update(zip(new, vectors, strict=True))
        for text, vector in found.items():
            self._known[text] = vector
            self._known.move_to_end(text)
        while len(self._known) > self._size:
            self._known.popitem(last=False)
        return np.array([found[text] for text in texts], dtype=np.float32)
