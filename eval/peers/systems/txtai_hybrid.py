"""txtai: an Embeddings database with ``hybrid=True``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from txtai import Embeddings

from eval.peers.protocol import System, read_passages, serve


class TxtaiHybrid(System):
    """Nearest vectors and BM25, half and half."""

    packages = ("txtai", "faiss-cpu")
    settings = "Embeddings(hybrid=True): vectors and BM25 weigh the same; batches of 32"

    def load(self) -> None:
        """Load the encoder."""
        self._embeddings = Embeddings(path=str(self.model), hybrid=True, gpu=False)

    def index(self, material: Path, store: Path) -> None:
        """Index the texts and save."""
        self._embeddings.index((each.id, each.text, None) for each in read_passages(material))
        self._embeddings.save(str(store))

    def open(self, store: Path, limit: int) -> None:
        """Load the database, and with it the encoder that it names."""
        self._embeddings = Embeddings()
        self._embeddings.load(str(store))
        self._limit = limit

    def search(self, question: str) -> Sequence[str]:
        """Search vectors and words."""
        return [name for name, _ in self._embeddings.search(question, self._limit)]


if __name__ == "__main__":
    serve(TxtaiHybrid)
