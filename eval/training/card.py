"""The model card: what the reader learnt from, and how well it reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

from eval.training.assess import Runs, assess, read_all
from eval.training.example import Example
from eval.training.network import windows
from eval.training.prepare import FINISH_SQUAD2, SQUAD2, read
from qa.reading.onnx_model import OnnxModel

TEMPLATE = Path(__file__).with_name("card.md")


def card(work: Path, trained: Runs, shipped: Path) -> str:
    """Fill the template in.

    Args:
        work: The folder of the material.
        trained: The network before export.
        shipped: The exported folder.
    """
    general, finish = read(work / "general.jsonl"), read(work / "finish.jsonl")
    tune = read(work / "tune.jsonl")
    kinds = Counter(_kind(example) for example in (*general, *finish))
    before = assess(read_all(trained, tune, windows()))
    after = assess(read_all(OnnxModel.open(shipped), tune, windows()))
    return TEMPLATE.read_text(encoding="utf-8").format(
        **kinds | {"own": kinds["own"] // FINISH_SQUAD2},
        tune=f"{len(tune):,}",
        **asdict(after),
        **{f"plain_{name}": value for name, value in asdict(before).items()},
    )


def _kind(example: Example) -> str:
    if example.source == SQUAD2:
        return "own"
    if example.source == "made news":
        return "news"
    return "answered" if example.answered else "made"
