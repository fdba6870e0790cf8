"""Haystack: BM25 and vectors of an InMemoryDocumentStore, joined by reciprocal rank."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.utils import ComponentDevice
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from eval.peers.protocol import System, read_passages, serve

_FILE = "documents.json"


class HaystackHybrid(System):
    """BM25L and nearest vectors, fused by their ranks."""

    packages = ("haystack-ai", "sentence-transformers-haystack")
    settings = (
        "InMemoryDocumentStore; BM25 and embedding retriever, DocumentJoiner with "
        "reciprocal_rank_fusion; batches of 32"
    )

    def load(self) -> None:
        """Load the encoder of documents."""
        self._embedder = SentenceTransformersDocumentEmbedder(
            model=str(self.model), device=ComponentDevice.from_str("cpu"), progress_bar=False
        )
        self._embedder.warm_up()

    def index(self, material: Path, store: Path) -> None:
        """Embed the documents, write them into a store, save it."""
        documents = [Document(id=each.id, content=each.text) for each in read_passages(material)]
        stored = InMemoryDocumentStore()
        stored.write_documents(self._embedder.run(documents)["documents"])
        store.mkdir(parents=True)
        stored.save_to_disk(str(store / _FILE))

    def open(self, store: Path, limit: int) -> None:
        """Load the store and put the pipeline together."""
        stored = InMemoryDocumentStore.load_from_disk(str(store / _FILE))
        embedder = SentenceTransformersTextEmbedder(
            model=str(self.model), device=ComponentDevice.from_str("cpu"), progress_bar=False
        )
        self._pipeline = Pipeline()
        self._pipeline.add_component("embedder", embedder)
        self._pipeline.add_component("vectors", InMemoryEmbeddingRetriever(stored, top_k=limit))
        self._pipeline.add_component("words", InMemoryBM25Retriever(stored, top_k=limit))
        joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=limit)
        self._pipeline.add_component("joiner", joiner)
        self._pipeline.connect("embedder.embedding", "vectors.query_embedding")
        self._pipeline.connect("words", "joiner")
        self._pipeline.connect("vectors", "joiner")
        self._pipeline.warm_up()

    def search(self, question: str) -> Sequence[str]:
        """Run the pipeline."""
        asked = {"embedder": {"text": question}, "words": {"query": question}}
        return [each.id for each in self._pipeline.run(asked)["joiner"]["documents"]]


if __name__ == "__main__":
    serve(HaystackHybrid)
