"""A trained network becomes the folder that ships: ONNX in int8, tokenizer, card and checksums.

The graph is exported from PyTorch, its nodes are fused as onnxruntime knows them (attention, GELU,
layer norm), and the weights, word vectors too, become int8, one scale a channel; what comes in is
quantised as it comes ('dynamic'), with one scale for all of it. Where that costs most, each 32
numbers have a scale of their own: slower, and nearly as good as float32. `loss_of` says what int8
costs.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.errors import EvalError
from eval.onnx_files import fused, quantise, to_onnx
from eval.training.network import ReaderNetwork
from eval.training.scoring import TrainedModel
from index.manifest import FileRecord
from qa.reading.calibration import Calibration
from qa.reading.model_record import CARD, NETWORK, TOKENIZER, ModelRecord
from qa.reading.onnx_model import INPUTS, OnnxModel
from qa.reading.windows import WINDOW_TOKENS, Window

MOST_BYTES = 30_000_000
"""What the folder may weigh in all: it is kept in the repository."""

HEADS = ("/span/", "/hidden/", "/answers/")
"""Layers of `ReaderNetwork` whose weights stay float32: small, and every score comes from them."""

IN_BLOCKS = tuple(f"/body/encoder/layer.{layer}/output/dense/MatMul" for layer in range(3))
"""Layers that lose most in int8: some of their inputs are far greater than the others."""


_AXES: Mapping[str, Mapping[int, str]] = {
    "start": {0: "inputs", 1: "tokens"},
    "end": {0: "inputs", 1: "tokens"},
    "answers": {0: "inputs"},
}
"""Which axes of the outputs are of any length."""


@dataclass(frozen=True, slots=True)
class About:
    """What is told of a reader.

    Attributes:
        card: The model card, in Markdown.
        name: What the reader is called.
        window_tokens: The most tokens of one input that it was trained with.
        calibration: What turns its scores into probabilities; None until it is measured.
    """

    card: str
    name: str = "pullquote"
    window_tokens: int = WINDOW_TOKENS
    calibration: Calibration | None = None


def export(
    network: ReaderNetwork, tokenizer: Path, folder: Path, about: About, *, quantised: bool = True
) -> ModelRecord:
    """Write a network as the folder of a reader.

    Args:
        network: Trained.
        tokenizer: The JSON file of the tokenizer it was trained with.
        folder: Where the files go; those of an earlier export are replaced.
        about: What is told of it.
        quantised: In int8; False keeps float32, to compare.

    Raises:
        EvalError: The folder would weigh more than `MOST_BYTES`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        plain = Path(temporary) / NETWORK
        to_onnx(network, plain, INPUTS, _AXES)
        fused(network.body.config, plain).save_model_to_file(str(plain))
        if quantised:
            quantise(plain, folder / NETWORK, IN_BLOCKS, HEADS)
        else:
            shutil.copyfile(plain, folder / NETWORK)
    shutil.copyfile(tokenizer, folder / TOKENIZER)
    (folder / CARD).write_text(about.card, encoding="utf-8")
    files = {name: FileRecord.of(folder / name) for name in (NETWORK, TOKENIZER, CARD)}
    size = sum(record.size for record in files.values())
    if quantised and size > MOST_BYTES:
        raise EvalError(f"{folder} weighs {size:,} bytes, more than {MOST_BYTES:,}: ship less")
    record = ModelRecord(about.name, about.window_tokens, files, about.calibration)
    record.save(folder)
    return record


def replace_card(folder: Path, card: str) -> None:
    """Give an exported reader another card.

    Raises:
        ReaderFailure: A file of the folder is missing or altered.
    """
    record = ModelRecord.open(folder)
    (folder / CARD).write_text(card, encoding="utf-8")
    replace(record, files={**record.files, CARD: FileRecord.of(folder / CARD)}).save(folder)


@dataclass(frozen=True, slots=True)
class Difference:
    """How far the shipped outputs lie from those of the trained network.

    Attributes:
        mean: Of the absolute differences.
        greatest: The greatest of them.
    """

    mean: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Loss:
    """What export costs, by output, and how often the best start and end are the same."""

    start: Difference
    end: Difference
    answers: Difference
    same_start: float
    same_end: float


def loss_of(network: ReaderNetwork, model: OnnxModel, windows: Sequence[Window]) -> Loss:
    """Compare an exported reader with the network it was made from.

    Args:
        network: As it was trained.
        model: The opened folder.
        windows: What both read.
    """
    pairs = list(zip(TrainedModel(network).run(windows), model.run(windows), strict=True))
    return Loss(
        start=_difference([ours.start for ours, _ in pairs], [its.start for _, its in pairs]),
        end=_difference([ours.end for ours, _ in pairs], [its.end for _, its in pairs]),
        answers=_difference(
            [np.array([ours.answers]) for ours, _ in pairs],
            [np.array([its.answers]) for _, its in pairs],
        ),
        same_start=float(np.mean([_same_best(o.start, s.start) for o, s in pairs])),
        same_end=float(np.mean([_same_best(o.end, s.end) for o, s in pairs])),
    )


def _difference(
    ours: Sequence[NDArray[np.floating]], others: Sequence[NDArray[np.floating]]
) -> Difference:
    apart = np.abs(np.concatenate(ours) - np.concatenate(others))
    return Difference(float(apart.mean()), float(apart.max()))


def _same_best(ours: NDArray[np.float32], others: NDArray[np.float32]) -> bool:
    return int(np.argmax(ours)) == int(np.argmax(others))
