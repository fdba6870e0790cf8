"""Runs a trained network as the program runs the one that ships."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch

from eval.training.network import ReaderNetwork
from qa.reading.onnx_model import INPUTS, of_passage, padded
from qa.reading.scores import WindowScores
from qa.reading.windows import Window

AT_ONCE = 16
"""The most windows of one batch."""

WASTE = 0.15
"""The greatest share of a batch that may be padding."""


class TrainedModel:
    """A network in PyTorch, float32, with the ``run`` of `qa.reading.onnx_model.OnnxModel`."""

    def __init__(self, network: ReaderNetwork) -> None:
        self._network = network.float().eval()

    def run(self, windows: Sequence[Window]) -> list[WindowScores]:
        """Score windows, in their order."""
        device = self._network.span.weight.device
        found: dict[int, WindowScores] = {}
        for rows in _of_like_length([len(window.ids) for window in windows]):
            batch = padded([windows[row] for row in rows])
            with torch.no_grad():
                scores = self._network(
                    *(torch.from_numpy(batch[name]).to(device) for name in INPUTS)
                )
            start, end, answers = (each.cpu().numpy() for each in scores)
            for at, row in enumerate(rows):
                found[row] = of_passage(windows[row], start[at], end[at], float(answers[at]))
        return [found[row] for row in range(len(windows))]


def _of_like_length(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the rows of inputs that are run together, so that little is padded."""
    rows: list[int] = []
    total = 0
    for row in sorted(range(len(lengths)), key=lambda row: -lengths[row]):
        padded_size = lengths[rows[0]] * (len(rows) + 1) if rows else lengths[row]
        wasteful = padded_size - (total + lengths[row]) > WASTE * padded_size
        if rows and (wasteful or len(rows) == AT_ONCE):
            yield rows
            rows, total = [], 0
        rows.append(row)
        total += lengths[row]
    if rows:
        yield rows
