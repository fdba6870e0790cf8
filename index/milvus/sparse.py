"""BM25 in vectors: what a passage stores, and how a score is worked out of it again.

A weight is tf / (tf + norm), the norm by an average length that is fixed when a generation is
built. The true average is known only when all is written, so what Milvus ranks by is nearly BM25;
the counts are read back from the weights and scored anew by `index.lexical`'s formula.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.lexical import length_norms
from index.milvus.schema import hashed
from index.postings import MOST

ASSUMED_LENGTH = 60.0
"""Tokens of a passage, on average, where no generation before tells it."""

EMPTY = {0: 1e-6}
"""Stands for a passage without a token: Milvus takes no empty vector; no token has this place."""

_PLACES = 32

Sparse = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Stored:
    """What a passage stores of its words.

    Attributes:
        weights: By place.
        length: Its tokens.
    """

    weights: Sparse
    length: int


def place(token: str) -> int:
    """Return the place of a token in a sparse vector: 1 to 2 ** 32 - 2.

    Two tokens may share one; of a million tokens some hundred pairs do. A score is then off.
    """
    return hashed(token, _PLACES) % ((1 << _PLACES) - 2) + 1


def weights(terms: Sequence[str], assumed: float) -> dict[int, float]:
    """Return the sparse vector of a passage.

    Args:
        terms: Its tokens.
        assumed: The average length of a passage.
    """
    (norm,) = length_norms(np.array([len(terms)]), assumed).tolist()
    counts: Counter[int] = Counter()
    for term, count in Counter(terms).items():
        counts[place(term)] += min(count, MOST)
    return {at: count / (count + norm) for at, count in counts.items()} or EMPTY


def counts_of(stored: Sequence[Stored], term: str, assumed: float) -> NDArray[np.float32]:
    """Return how often a token stands in some passages, read back from their weights."""
    at = place(term)
    weight = np.array([each.weights.get(at, 0.0) for each in stored], dtype=np.float64)
    norms = length_norms(np.array([each.length for each in stored]), assumed)
    # A weight of 1 can't be told from many; the score is the same.
    return np.round(np.minimum(weight * norms / np.maximum(1 - weight, 1e-9), MOST)).astype(
        np.float32
    )


def query_vector(rarities: Mapping[str, float], query: Iterable[str]) -> dict[int, float]:
    """Return the sparse vector of a question.

    Args:
        rarities: The weight of each token that some passage holds.
        query: Tokens; one that is there twice counts twice.
    """
    vector: Counter[int] = Counter()
    for token in query:
        if token in rarities:
            vector[place(token)] += rarities[token]  # type: ignore[assignment]
    return dict(vector)


def most_gained(assumed: float, average: float, longest: int) -> float:
    """Return by what factor at most a score rises when the true average takes its place.

    A token's share of the score rises by (tf + norm) / (tf + true norm), most where it stands once
    and the passage is longest.
    """
    before, after = (length_norms(np.array([longest]), each)[0] for each in (assumed, average))
    return max(1.0, float((1 + before) / (1 + after)))
