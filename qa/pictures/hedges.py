"""What the words before a number say of it, as one sign."""

from __future__ import annotations

_WORDS = {
    "≥": ("more than", "greater than", "over", "at least"),
    "≤": ("less than", "fewer than", "under", "up to", "at most"),
}


def sign(hedge: str) -> str:
    """Return ``≥``, ``≤`` or ``≈`` for a hedge; nothing for none."""
    if not hedge:
        return ""
    return next((sign for sign, words in _WORDS.items() if hedge.endswith(words)), "≈")
