"""Fixtures that every test may use."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from corpus.article import Article
from index.tokens import tokens

# How long an example takes says nothing on a machine that does other things too.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and question sets that stands beside the checkout."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip(f"{folder} isn't here: it holds the real articles this test reads")
    return folder


class WordEncoder:
    """Counts stems into a few dozen places: texts that share words have like vectors."""

    def __init__(self, name: str = "words", dimension: int = 64, max_tokens: int = 100) -> None:
        self.name = name
        self.fingerprint = hashlib.sha256(f"{name} {dimension}".encode()).hexdigest()
        self.dimension = dimension
        self.max_tokens = max_tokens
        self.encoded: list[str] = []

    def encode(self, texts, progress=iter):
        self.encoded.extend(texts)
        vectors = np.full((len(texts), self.dimension), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for token in tokens(text):
                place = int.from_bytes(hashlib.sha256(token.encode()).digest()[:4], "big")
                vectors[row, place % self.dimension] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def count_tokens(self, texts):
        return [len(text.split()) for text in texts]

    def knows_word(self, word):
        return word in {"how", "many", "were", "closed", "office", "people"}


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture(scope="session")
def make_encoder():
    return WordEncoder


@pytest.fixture(scope="session")
def make_article():
    def make(name: str, text: str, **fields) -> Article:
        digest = hashlib.sha256(f"{name} {text} {fields}".encode()).hexdigest()[:12]
        return Article(
            id=f"{name}-{digest}",
            title=fields.pop("title", name.capitalize()),
            text=text,
            path=f"news/{name}.txt",
            place=f"{name}.txt",
            **fields,
        )

    return make
