"""Small vectors in clumps, and questions near them."""

from __future__ import annotations

import numpy as np
import pytest

DIMENSION = 32


def unit(vectors):
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def clumps():
    """Four hundred unit vectors around twenty centres."""
    random = np.random.default_rng(0)
    centres = random.standard_normal((20, DIMENSION))
    return unit(np.repeat(centres, 20, axis=0) + 0.4 * random.standard_normal((400, DIMENSION)))


@pytest.fixture
def asked(clumps):
    """Forty unit vectors near stored ones."""
    random = np.random.default_rng(1)
    return unit(clumps[::10] + 0.2 * random.standard_normal((40, DIMENSION)))
