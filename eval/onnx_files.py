"""A network of BERT's kind becomes a file for onnxruntime, in int8."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn

if TYPE_CHECKING:
    from onnxruntime.transformers.onnx_model import OnnxModel as Graph

OPSET = 17
BLOCK = 32
"""How many weights share a scale in a layer that is quantised in blocks."""

MOST = 127
"""The greatest weight in int8, and of two weights the greatest sum that is aimed at: each is
rounded, and 255 times 128 still fits into 16 bits."""


def to_onnx(
    network: nn.Module,
    file: Path,
    inputs: Sequence[str],
    outputs: Mapping[str, Mapping[int, str]],
) -> None:
    """Write a network in float32.

    Args:
        network: Takes ids, mask and segments.
        file: Where to.
        inputs: Names of what it takes.
        outputs: What it gives: by name, which axes are of any length and what these are called.
    """
    axes = {name: {0: "inputs", 1: "tokens"} for name in inputs} | dict(outputs)
    example = torch.ones((2, 8), dtype=torch.int64)
    with warnings.catch_warnings():
        # Of the older exporter's graphs alone onnxruntime fuses the attention.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network.cpu().float().eval(),
            (example, example, torch.zeros_like(example)),
            str(file),
            dynamo=False,
            opset_version=OPSET,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
        )


def fused(config: Any, file: Path) -> Graph:  # noqa: ANN401  (transformers' configurations)
    """Return the graph of a file with attention and normalisation as one operation each."""
    from onnxruntime.transformers.optimizer import optimize_model  # noqa: PLC0415

    return optimize_model(
        str(file),
        model_type="bert",
        num_heads=int(config.num_attention_heads),
        hidden_size=int(config.hidden_size),
        opt_level=0,
    )


def quantise(
    plain: Path,
    file: Path,
    in_blocks: Collection[str] = (),
    kept: tuple[str, ...] = (),
    *,
    everywhere: bool = False,
) -> None:
    """Write a graph in int8, a scale for each column of a layer.

    Args:
        plain: In float32.
        file: Where to.
        in_blocks: Layers that have a scale for each 32 weights.
        kept: How the names of layers begin that stay in float32.
        everywhere: Processors without VNNI don't overflow, either; costs some precision.
    """
    import onnx  # noqa: PLC0415
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415
    from onnxruntime.quantization.matmul_nbits_quantizer import (  # noqa: PLC0415
        MatMulNBitsQuantizer,
    )

    model = onnx.load(str(plain))
    multiplied = [node.name for node in model.graph.node if node.op_type == "MatMul"]
    heads = [node.name for node in model.graph.node if kept and node.name.startswith(kept)]
    blocks = MatMulNBitsQuantizer(
        model,
        bits=8,
        block_size=BLOCK,
        is_symmetric=True,
        accuracy_level=4,  # what comes in becomes int8, too
        nodes_to_exclude=[name for name in multiplied if name not in in_blocks],
        op_types_to_quantize=("MatMul",),
    )
    blocks.process()
    quantize_dynamic(
        blocks.model.model,
        file,
        per_channel=True,
        weight_type=QuantType.QInt8,
        # A Gemm gets the second name before the names are looked at.
        nodes_to_exclude=[*heads, *(f"{name}_MatMul" for name in heads)],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    if everywhere:
        _limit_pairs(plain, file)


def _limit_pairs(plain: Path, file: Path) -> None:
    """Make a graph's scales so great that no two weights overflow 16 bits.

    Without VNNI onnxruntime adds the products of two weights that stand below each other in 16
    bits, and what doesn't fit is cut off.

    Args:
        plain: In float32.
        file: The same in int8; replaced.
    """
    import onnx  # noqa: PLC0415
    from onnx import numpy_helper  # noqa: PLC0415

    weights = {each.name: each for each in onnx.load(str(plain)).graph.initializer}
    model = onnx.load(str(file))
    parts = {each.name: each for each in model.graph.initializer}
    for name, weight in weights.items():
        whole, scale = parts.get(f"{name}_quantized"), parts.get(f"{name}_scale")
        if not whole or not scale or not scale.dims:  # word vectors, of one scale: looked up only
            continue
        columns = numpy_helper.to_array(weight)
        pairs = np.abs(columns.reshape(-1, 2, columns.shape[1]).sum(axis=1))
        steps = np.maximum(np.abs(columns).max(axis=0), pairs.max(axis=0)) / MOST
        rounded = np.round(columns / steps).astype(np.int8)
        whole.CopyFrom(numpy_helper.from_array(rounded, whole.name))
        scale.CopyFrom(numpy_helper.from_array(steps, scale.name))
    onnx.save(model, str(file))
