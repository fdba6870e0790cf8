"""The encoder in float32 without anything of ours around it: what speed is compared with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.encoder import BATCH_SIZE, SentenceTransformerEncoder

Bare = Callable[[Sequence[str]], object]
"""Encodes texts with the bare model."""


def bare_encode(encoder: SentenceTransformerEncoder) -> Bare:
    """Return ``SentenceTransformer.encode`` of the encoder's own model, with its settings.

    It sorts texts by length and cuts them into batches by itself.
    """
    model = encoder._model

    def encode(texts: Sequence[str]) -> object:
        return model.encode(
            list(texts), batch_size=BATCH_SIZE, normalize_embeddings=True, show_progress_bar=False
        )

    return encode
