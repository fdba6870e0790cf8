"""Haystack: BM25 of an InMemoryDocumentStore by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from haystack import Document
from haystack.components.retrievers import InMemoryBM25Retriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from eval.peers.protocol import System, read_passages, serve

_FILE = "documents.json"


class HaystackWords(System):
    """BM25L; nothing is encoded."""

    packages = ("haystack-ai",)
    settings = "InMemoryDocumentStore; BM25 retriever alone, so nothing is encoded"

    def load(self) -> None:
        """There is nothing to load: it needs no encoder."""

    def index(self, material: Path, store: Path) -> None:
        """Write the documents into a store and save it."""
        stored = InMemoryDocumentStore()
        stored.write_documents(
            [Document(id=each.id, content=each.text) for each in read_passages(material)]
        )
        store.mkdir(parents=True)
        stored.save_to_disk(str(store / _FILE))

    def open(self, store: Path, limit: int) -> None:
        """Load the store, which counts its words again."""
        stored = InMemoryDocumentStore.load_from_disk(str(store / _FILE))
        self._retriever = InMemoryBM25Retriever(stored, top_k=limit)

    def search(self, question: str) -> Sequence[str]:
        """Retrieve by words."""
        return [each.id for each in self._retriever.run(query=question)["documents"]]


if __name__ == "__main__":
    serve(HaystackWords)
