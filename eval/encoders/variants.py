"""Ways to run the same weights: PyTorch, onnxruntime, OpenVINO; float32, bfloat16, int8."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from index.encoder import BATCH_SIZE, Vectors
from index.onnx_encoder import INPUTS, OUTPUT, EncoderFolder, OnnxEncoder
from index.quiet_runtime import keep_quiet

Encode = Callable[[Sequence[str]], Vectors]
"""Returns a row of length 1 for each text."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to run the encoder.

    Attributes:
        name: What it is called in the table.
        encode: Runs it.
        size: Bytes of its weights.
    """

    name: str
    encode: Encode
    size: int


def variants(source: Path, plain: Path, shipped: Path) -> Iterator[Variant]:
    """Yield the ways there are on this machine; float32 in PyTorch first.

    Args:
        source: The model of sentence-transformers.
        plain: The same in ONNX, float32.
        shipped: The folder of the encoder in int8.
    """
    weights = (source / "model.safetensors").stat().st_size
    yield Variant("PyTorch, float32", _torch(source, torch.float32), weights)
    yield Variant("PyTorch, bfloat16", _torch(source, torch.bfloat16), weights // 2)
    tokenizer = shipped / "tokenizer.json"
    yield Variant("ONNX Runtime, float32", _onnx(plain, tokenizer), plain.stat().st_size)
    for precision in _openvino_precisions():
        name = f"OpenVINO, {'float32' if precision == 'f32' else 'bfloat16'}"
        yield Variant(name, _openvino(plain, tokenizer, precision), plain.stat().st_size)
    encoder = OnnxEncoder.open(shipped)
    size = (shipped / "model.onnx").stat().st_size
    yield Variant("ONNX Runtime, int8", encoder.encode, size)


def _torch(source: Path, kind: torch.dtype) -> Encode:
    model = SentenceTransformer(str(source), device="cpu", model_kwargs={"dtype": kind})

    def encode(texts: Sequence[str]) -> Vectors:
        vectors = model.encode(
            list(texts),
            batch_size=BATCH_SIZE,
            convert_to_tensor=True,
            show_progress_bar=False,
        )
        return torch.nn.functional.normalize(vectors.float(), dim=-1).cpu().numpy()

    return encode


def _alone(tokenizer_file: Path, run: Callable[[dict[str, NDArray[np.int64]]], Vectors]) -> Encode:
    """Return what encodes each text by itself, on all cores."""
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(EncoderFolder.open(tokenizer_file.parent).window_tokens)
    cores = ThreadPoolExecutor(os.cpu_count())

    def one(ids: Sequence[int]) -> Vectors:
        row = np.array([ids], dtype=np.int64)
        values = (row, np.ones_like(row), np.zeros_like(row))
        return run(dict(zip(INPUTS, values, strict=True)))

    def encode(texts: Sequence[str]) -> Vectors:
        ids = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(ids)), key=lambda row: -len(ids[row]))
        found = dict(zip(order, cores.map(one, (ids[row] for row in order)), strict=True))
        return np.array([found[row] for row in range(len(ids))], dtype=np.float32)

    return encode


def _onnx(file: Path, tokenizer: Path) -> Encode:
    keep_quiet()
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415

    options = SessionOptions()
    options.intra_op_num_threads = 1
    session = InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    return _alone(tokenizer, lambda inputs: session.run([OUTPUT], inputs)[0][0])


def _openvino_precisions() -> list[str]:
    """Return what is worth a row: without its instructions bfloat16 takes 50 times as long."""
    if not importlib.util.find_spec("openvino"):
        return []
    from openvino import Core  # noqa: PLC0415  (only where somebody installed it)

    able = Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return ["f32", "bf16"] if "BF16" in able else ["f32"]


def _openvino(file: Path, tokenizer: Path, precision: str) -> Encode:
    from openvino import Core  # noqa: PLC0415  (only where somebody installed it)

    settings = {"PERFORMANCE_HINT": "THROUGHPUT", "INFERENCE_PRECISION_HINT": precision}
    compiled = Core().compile_model(str(file), "CPU", settings)
    return _alone(tokenizer, lambda inputs: compiled.create_infer_request().infer(inputs)[0][0])
