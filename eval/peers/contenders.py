"""Who is compared, and how each is started."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvalError

OURS = "pullquote"


@dataclass(frozen=True, slots=True)
class Contender:
    """One system.

    Attributes:
        name: What options and files call it.
        title: What the table calls it.
        command: The interpreter and what it runs, without the verb of `eval.peers.protocol`.
    """

    name: str
    title: str
    command: tuple[str, ...]


PEERS = {
    "langchain": ("LangChain, FAISS", "langchain_faiss"),
    "llama-index": ("LlamaIndex, VectorStoreIndex", "llama_index_vectors"),
    "txtai": ("txtai, hybrid", "txtai_hybrid"),
    "haystack": ("Haystack, BM25 and vectors", "haystack_hybrid"),
    "haystack-words": ("Haystack, BM25 alone", "haystack_words"),
}
"""Title and module of each, by name."""


def ours() -> Contender:
    """Return ourselves, run by the Python that runs this."""
    return Contender(OURS, "Pullquote", _command(sys.executable, "pullquote"))


def peers(python: Path, names: tuple[str, ...] = tuple(PEERS)) -> tuple[Contender, ...]:
    """Return the others.

    Args:
        python: The interpreter whose packages hold them.
        names: Which of them, in the order they are measured.

    Raises:
        EvalError: There is no such interpreter.
    """
    if not python.exists():
        raise EvalError(f"{python}: there is no such Python; 'make bench-peers' builds it")
    return tuple(
        Contender(name, PEERS[name][0], _command(str(python), PEERS[name][1])) for name in names
    )


def _command(python: str, module: str) -> tuple[str, ...]:
    return python, "-m", f"eval.peers.systems.{module}"
