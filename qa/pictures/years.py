"""Which years are written along an axis."""

from __future__ import annotations

WRITTEN = 8
"""How many years fit side by side on a phone."""


def written(first: int, last: int) -> range:
    """Return the years to write on an axis from one year to another: all, or every so many."""
    return range(first, last + 1, -(-(last - first + 1) // WRITTEN))
