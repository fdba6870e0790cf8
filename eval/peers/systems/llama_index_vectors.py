"""LlamaIndex: a VectorStoreIndex over HuggingFaceEmbedding, kept in its own simple stores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from llama_index.core import StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from eval.peers.protocol import System, read_passages, serve


class LlamaIndexVectors(System):
    """Nearest vectors."""

    packages = ("llama-index-core", "llama-index-embeddings-huggingface")
    settings = "VectorStoreIndex of TextNodes; HuggingFaceEmbedding, batches of 10 as it comes"

    def load(self) -> None:
        """Load the encoder."""
        self._embedding = HuggingFaceEmbedding(model_name=str(self.model), device="cpu")

    def index(self, material: Path, store: Path) -> None:
        """Embed one node a passage, which no splitter touches, and persist."""
        nodes = [TextNode(id_=each.id, text=each.text) for each in read_passages(material)]
        index = VectorStoreIndex(nodes, embed_model=self._embedding, transformations=[])
        index.storage_context.persist(persist_dir=str(store))

    def open(self, store: Path, limit: int) -> None:
        """Load the index and make its retriever."""
        self.load()
        stored = StorageContext.from_defaults(persist_dir=str(store))
        index = load_index_from_storage(stored, embed_model=self._embedding, transformations=[])
        self._retriever = index.as_retriever(similarity_top_k=limit)

    def search(self, question: str) -> Sequence[str]:
        """Retrieve nodes."""
        return [found.node.node_id for found in self._retriever.retrieve(question)]


if __name__ == "__main__":
    serve(LlamaIndexVectors)
