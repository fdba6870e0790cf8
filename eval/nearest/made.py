"""Vectors that look like real ones, where the real ones run out.

A made vector lies between a real one and one of its near neighbours, moved a little along the
difference of two others: clusters stay where they are, and become as dense as more text makes them.
"""

from __future__ import annotations

import numpy as np
from tqdm import tqdm

from eval.nearest.contenders import Rows, exact
from index.encoder import Vectors

NEIGHBOURS = 10

NOISE = 0.75
"""Length of what a made vector is moved by. With it, twenty made vectors to each real one go on as
the real ones began: the cosine with the 10th neighbour grows by 0.036 each time that the vectors
become e times as many (0.60 at a million). With few made ones to each real one, 0.5 fits better.
Questions find less near them than as much real text would offer."""

_CHUNK = 20_000


def grown(real: Vectors, count: int) -> Vectors:
    """Return ``count`` vectors of length 1, the real ones first; the same each time.

    Args:
        real: All different.
        count: No made ones are added where the real ones are enough.
    """
    vectors = np.empty((count, real.shape[1]), dtype=np.float32)
    known = min(count, len(real))
    vectors[:known] = real[:known]
    if known < count:
        random = np.random.default_rng(0)
        neighbours = _neighbours(real)
        for start in tqdm(range(known, count, _CHUNK), desc="made vectors", disable=None):
            part = vectors[start : start + _CHUNK]
            part[:] = _made(real, neighbours, len(part), random)
    return vectors


def _neighbours(real: Vectors) -> Rows:
    """Return the near neighbours of each vector, itself left out."""
    nearest = exact(real, real, NEIGHBOURS + 1)
    return nearest[:, 1:]


def _made(real: Vectors, neighbours: Rows, count: int, random: np.random.Generator) -> Vectors:
    start, other, another = random.integers(len(real), size=(3, count))
    end = neighbours[start, random.integers(neighbours.shape[1], size=count)]
    weight = random.uniform(0.5, 1, size=(count, 1)).astype(np.float32)
    noise = _unit(real[other] - real[another] + np.float32(1e-9))
    return _unit(weight * real[start] + (1 - weight) * real[end] + np.float32(NOISE) * noise)


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
