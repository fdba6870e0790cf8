"""Vectors without a model: a hundred thousand passages can't be embedded on the way to a figure.

What a search costs doesn't depend on what vectors mean, only on how they lie. Tokens are counted,
and words known, by a real encoder, since both decide how long building and searching take.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np

from index.encoder import Progress, Vectors
from index.tokens import tokens

DIMENSION = 384
"""As all-MiniLM-L6-v2 has."""


class Words(Protocol):
    """What is asked of the real encoder.

    Attributes:
        fingerprint: Changes whenever tokens could be counted otherwise.
        max_tokens: The most tokens of a text that count.
    """

    fingerprint: str
    max_tokens: int

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has."""
        ...

    def knows_word(self, word: str) -> bool:
        """Say whether a lower-case word is in the vocabulary."""
        ...


class MadeEncoder:
    """An encoder whose vectors are made fast, and lie near each other where texts share words.

    A vector is the sum of random ones, one for each word.
    """

    def __init__(self, words: Words, dimension: int = DIMENSION) -> None:
        self._words = words
        self._counts: dict[str, int] = {}
        self.name = "made vectors"
        self.dimension = dimension
        self.max_tokens = words.max_tokens
        self.fingerprint = hashlib.sha256(f"{dimension} {words.fingerprint}".encode()).hexdigest()

    def encode(self, texts: Sequence[str], progress: Progress = iter) -> Vectors:
        """Return one row of float32 for each text, of length 1."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for row in progress(range(len(texts))):
            vectors[row] = made_vector(texts[row], self.dimension)
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has; made articles repeat sentences, so it is kept."""
        new = [text for text in dict.fromkeys(texts) if text not in self._counts]
        self._counts.update(zip(new, self._words.count_tokens(new), strict=True))
        return [self._counts[text] for text in texts]

    def knows_word(self, word: str) -> bool:
        """Say whether a lower-case word stands in the tokenizer's vocabulary as a whole."""
        return self._words.knows_word(word)


def made_vector(text: str, dimension: int = DIMENSION) -> Vectors:
    """Return the vector of a text, of length 1; texts that share words have vectors alike."""
    found = tokens(text) or [text]
    vector = np.sum([_word_vector(token, dimension) for token in found], axis=0)
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


@lru_cache(maxsize=100_000)
def _word_vector(word: str, dimension: int) -> Vectors:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(dimension, dtype=np.float32)
