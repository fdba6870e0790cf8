"""The weights of all-MiniLM-L6-v2 become the folder of an encoder in int8."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import cast

import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from transformers import PreTrainedModel

from eval.errors import EvalError
from eval.onnx_files import fused, quantise, to_onnx
from index.encoders import DEFAULT_ENCODER
from index.manifest import FileRecord
from index.onnx_encoder import INPUTS, NETWORK, OUTPUT, TOKENIZER, EncoderFolder

CARD = "README.md"

MODULES = ("Transformer", "Pooling", "Normalize")
"""Of what a model must be made to be exported so: `EncoderNetwork` does the last two itself."""


class EncoderNetwork(nn.Module):
    """The mean of a text's word vectors, of length 1 (Reimers and Gurevych 2019)."""

    def __init__(self, body: nn.Module) -> None:
        super().__init__()
        self.body = body

    def forward(self, ids: Tensor, mask: Tensor, segments: Tensor) -> Tensor:
        """Return a vector for each text, shape (texts, dimension)."""
        told = self.body(input_ids=ids, attention_mask=mask, token_type_ids=segments)
        weights = mask.unsqueeze(-1).to(told.last_hidden_state.dtype)
        mean = (told.last_hidden_state * weights).sum(1) / weights.sum(1)
        return nn.functional.normalize(mean, dim=-1)


def export(source: Path, folder: Path) -> EncoderFolder:
    """Write an encoder's folder.

    Args:
        source: A model of sentence-transformers with mean pooling, and its ``model.safetensors``.
        folder: Where the files go; those of an earlier export are replaced.

    Raises:
        EvalError: The model is of another kind.
    """
    model = _opened(source)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        plain = plain_network(source, Path(temporary) / NETWORK)
        quantise(plain, folder / NETWORK, everywhere=True)
    shutil.copyfile(source / TOKENIZER, folder / TOKENIZER)
    record = EncoderFolder(
        name=DEFAULT_ENCODER,
        made_from=FileRecord.of(source / "model.safetensors").sha256,
        dimension=int(model.get_embedding_dimension() or 0),
        window_tokens=int(model.max_seq_length or 0),
        files={name: FileRecord.of(folder / name) for name in (NETWORK, TOKENIZER)},
    )
    record.save(folder)
    return record


def plain_network(source: Path, file: Path) -> Path:
    """Write an encoder's network in float32, attention as one operation; return the file.

    Raises:
        EvalError: The model is of another kind.
    """
    body = cast("PreTrainedModel", _opened(source)[0].auto_model)
    with torch.no_grad():
        to_onnx(EncoderNetwork(body), file, INPUTS, {OUTPUT: {0: "inputs"}})
    fused(body.config, file).save_model_to_file(str(file))
    return file


def _opened(source: Path) -> SentenceTransformer:
    # Only of attention written out in single steps is one operation made.
    model = SentenceTransformer(
        str(source), device="cpu", model_kwargs={"attn_implementation": "eager"}
    )
    kinds = tuple(type(module).__name__ for module in model)
    if kinds != MODULES or model[1].pooling_mode != "mean":
        raise EvalError(f"{source} is made of {', '.join(kinds)}: give one of {', '.join(MODULES)}")
    return model
