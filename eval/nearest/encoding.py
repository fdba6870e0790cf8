"""Vectors of texts, kept in parts: an encoding that was cut short goes on where it stopped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from index.encoder import Encoder, Vectors

PART = 5_000
"""Texts that are encoded before their vectors are kept."""


def encoded(texts: Sequence[str], encoder: Encoder, folder: Path, name: str) -> Vectors:
    """Return a row for each text; parts that lie in the folder already are read from there.

    Args:
        texts: Encoded in this order.
        encoder: Its fingerprint and the texts decide which parts are read.
        folder: Where the parts are kept.
        name: What their files begin with.
    """
    starts = range(0, len(texts), PART)
    parts = [
        _part(texts[start : start + PART], encoder, folder / f"{name}-{start:07}")
        for start in tqdm(starts, desc=name, disable=None)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, encoder.dimension), dtype=np.float32)


def _part(texts: Sequence[str], encoder: Encoder, start: Path) -> Vectors:
    file = start.with_name(f"{start.name}-{_digest([encoder.fingerprint, *texts])}.npy")
    if not file.exists():
        unfinished = file.with_suffix(".unfinished")
        with unfinished.open("wb") as opened:
            np.save(opened, encoder.encode(texts))
        unfinished.replace(file)
    vectors: Vectors = np.load(file)
    return vectors


def _digest(texts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode() + b"\0")
    return digest.hexdigest()[:12]
