"""What the systems of a run are called in the README."""

from __future__ import annotations

from collections.abc import Mapping

SYSTEMS: Mapping[str, str] = {
    "pullquote": "**Pullquote**",
    "sentences": "the same, weighing sentences as before",
    "bm25": "BM25 alone",
    "dense": "cosine alone",
    "rrf": "reciprocal-rank fusion of both",
    "first-sentence": "Pullquote's ranking, first sentence of the best passage",
}

PLAIN: Mapping[str, str] = {
    **SYSTEMS,
    "pullquote": "Pullquote",
    "sentences": "weighing sentences",
    "first-sentence": "its ranking, first sentence",
}
"""The same where there is no markup and no line above to lean on."""
