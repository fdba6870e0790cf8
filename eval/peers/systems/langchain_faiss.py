"""LangChain: the FAISS vector store over HuggingFaceEmbeddings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langchain_community.vectorstores import FAISS
from langchain_huggingface import HuggingFaceEmbeddings

from eval.peers.protocol import System, read_passages, serve


class LangChainFaiss(System):
    """Nearest vectors."""

    packages = ("langchain-community", "langchain-huggingface", "faiss-cpu")
    settings = "FAISS.from_texts, a flat index; HuggingFaceEmbeddings, batches of 32"

    def load(self) -> None:
        """Load the encoder."""
        self._embeddings = HuggingFaceEmbeddings(
            model_name=str(self.model), model_kwargs={"device": "cpu"}
        )

    def index(self, material: Path, store: Path) -> None:
        """Embed the texts and save the vector store."""
        passages = read_passages(material)
        texts = [passage.text for passage in passages]
        ids = [passage.id for passage in passages]
        FAISS.from_texts(texts, self._embeddings, ids=ids).save_local(str(store))

    def open(self, store: Path, limit: int) -> None:
        """Load the vector store."""
        self.load()
        self._limit = limit
        self._found = FAISS.load_local(
            str(store),
            self._embeddings,
            # It keeps its texts as Python objects; this run wrote them a moment ago.
            allow_dangerous_deserialization=True,
        )

    def search(self, question: str) -> Sequence[str]:
        """Search by similarity."""
        return [found.id for found in self._found.similarity_search(question, k=self._limit)]


if __name__ == "__main__":
    serve(LangChainFaiss)
