"""Ours, over the same protocol: ``index.build`` and ``qa.assistant.Assistant.retrieve``.

It starts from the articles that the passages were cut from, so its time to index holds the cutting
that the others are spared.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.peers.material import read_articles
from eval.peers.protocol import System, serve
from index.build import build_index
from index.encoder import Encoder, SentenceTransformerEncoder
from qa.assistant import Assistant


class Pullquote(System):
    """Cosine, BM25 and shared wording, weighed together."""

    packages = ("pullquote", "faiss-cpu", "spacy")
    settings = "index.build and Assistant.retrieve as they are; batches of 32 passages"

    _encoder: Encoder
    _assistant: Assistant
    _limit: int

    def load(self) -> None:
        """Load the encoder."""
        self._encoder = SentenceTransformerEncoder.from_name(str(self.model))

    def index(self, material: Path, store: Path) -> None:
        """Cut the articles, embed and publish."""
        build_index(read_articles(material), store, self._encoder)

    def open(self, store: Path, limit: int) -> None:
        """Open the index with the encoder that its manifest names."""
        self._assistant = Assistant.open(store)
        self._limit = limit

    def search(self, question: str) -> Sequence[str]:
        """Read the question and retrieve."""
        hits = self._assistant.retrieve(question, self._limit)
        return [f"{hit.passage.article_id}:{hit.passage.start}" for hit in hits]


if __name__ == "__main__":
    serve(Pullquote)
