"""Finds the vector of a text that stood somewhere in the generation before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.checked import Array
from index.files import Files

KEYS = "passages.keys"
"""A hash of each passage's text."""

KEY_BYTES = 16
KEY = np.dtype("<u8")
"""Half of one."""


def key(text: str) -> bytes:
    """Return the hash of a text (BLAKE2b)."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=KEY_BYTES).digest()


class KnownTexts:
    """The texts of a generation's passages, as hashes."""

    def __init__(self, keys: Array) -> None:
        self._keys: NDArray[Any] = keys.whole()
        self._order = np.argsort(self._keys[:, 0], kind="stable")

    @classmethod
    def open(cls, files: Files) -> KnownTexts:
        """Open the file of the hashes.

        Raises:
            IndexDamaged: It is missing or isn't what was written.
        """
        return cls(files.array(KEYS, KEY, KEY_BYTES // KEY.itemsize))

    def rows(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """Return the row of each text, -1 for what is new."""
        if not len(self._order):
            return np.full(len(texts), -1, dtype=np.int64)
        keys = np.frombuffer(b"".join(map(key, texts)), dtype=KEY).reshape(-1, 2)
        at = np.searchsorted(self._keys[:, 0], keys[:, 0], sorter=self._order)
        rows = self._order[np.minimum(at, len(self._order) - 1)]
        return np.where((self._keys[rows] == keys).all(axis=1), rows, -1)

    def keys(self, rows: range) -> bytes:
        """Return the hashes of some rows on end."""
        return self._keys[rows.start : rows.stop].tobytes()
