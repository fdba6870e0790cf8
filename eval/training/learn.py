"""The training loop: AdamW, warm-up and linear decay, with checkpoints to go on from.

The network computes in bfloat16; AdamW (Loshchilov and Hutter 2019) keeps the weights in float32,
since a step is often smaller than what bfloat16 can tell apart.
"""

from __future__ import annotations

import json
import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from eval.errors import EvalError
from eval.training.batches import BATCH, Batch, batches
from eval.training.example import Example
from eval.training.network import ReaderNetwork, Scores
from qa.reading.windows import Windows

logger = logging.getLogger(__name__)

WARM_UP = 0.05
WEIGHT_DECAY = 0.01
LONGEST_GRADIENT = 1.0
SHARE_ANSWERED = 0.6
"""About how many of the inputs are answered."""

CHECKPOINT_STEPS = 250
LOG_STEPS = 25


@dataclass(frozen=True, slots=True)
class Schedule:
    """How fast to learn.

    Attributes:
        rate: The highest learning rate.
        last_rate: What it has fallen to at the end.
        passes: How often every example is seen.
        seed: Of the order of the examples.
    """

    rate: float
    last_rate: float = 0.0
    passes: int = 1
    seed: int = 0

    def at(self, step: int, steps: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        warm = max(1, round(WARM_UP * steps))
        if step < warm:
            return self.rate * (step + 1) / warm
        left = (steps - step) / max(1, steps - warm)
        return self.last_rate + (self.rate - self.last_rate) * left


def learn(
    network: ReaderNetwork,
    examples: Sequence[Example],
    windows: Windows,
    schedule: Schedule,
    folder: Path,
) -> None:
    """Train a network; goes on from the last checkpoint in the folder if there is one.

    Args:
        network: Is changed in place, on the device where it is, and ends in bfloat16.
        examples: What to learn.
        windows: Turns them into inputs.
        schedule: How fast, how often.
        folder: Gets ``state.safetensors`` every 250 steps.
    """
    network.to(dtype=torch.bfloat16).train()
    optimizer = _Optimizer(network)
    steps = schedule.passes * -(-len(examples) // BATCH)
    done = _go_on(optimizer, folder, schedule)
    if done == steps:
        return
    losses: list[float] = []
    started = time.perf_counter()
    for step, batch in enumerate(_all_batches(examples, windows, schedule)):
        if step < done:
            continue
        loss = reading_loss(_scores(network, batch), batch)
        optimizer.step(loss, schedule.at(step, steps))
        losses.append(float(loss.detach()))
        if (step + 1) % LOG_STEPS == 0:
            pace = (time.perf_counter() - started) / (step + 1 - done)
            logger.info("step %d of %d, loss %.3f, %.2f s a step", step + 1, steps,
                        sum(losses[-LOG_STEPS:]) / LOG_STEPS, pace)  # fmt: skip
        if (step + 1) % CHECKPOINT_STEPS == 0 or step + 1 == steps:
            optimizer.save(folder, step + 1, schedule)


def _all_batches(
    examples: Sequence[Example], windows: Windows, schedule: Schedule
) -> Iterator[Batch]:
    for number in range(schedule.passes):
        yield from batches(examples, windows, random.Random(schedule.seed + number))


def _scores(network: ReaderNetwork, batch: Batch) -> Scores:
    device = network.span.weight.device
    inputs = (batch.ids, batch.mask, batch.segments)
    start, end, answers = network(*(tensor.to(device) for tensor in inputs))
    return Scores(start.cpu(), end.cpu(), answers.cpu())


def reading_loss(scores: Scores, batch: Batch) -> Tensor:
    """Return how far the scores are from what people said.

    Cross-entropy of start and end over the tokens of the passage, where it answers; and binary
    cross-entropy of whether it does, which makes that score comparable between passages.
    """
    told = batch.answered.bool()
    answers = functional.binary_cross_entropy_with_logits(scores.answers, batch.answered)
    if not told.any():
        return answers
    spans = [
        functional.cross_entropy(of_token[told].masked_fill(~batch.passage[told], -1e4), goal[told])
        for of_token, goal in ((scores.start, batch.start), (scores.end, batch.end))
    ]
    # Each answered input counts the same, however many of the batch are.
    return answers + (spans[0] + spans[1]) / 2 * told.float().mean() / SHARE_ANSWERED


class _Optimizer:
    """AdamW over float32 copies of the network's weights."""

    def __init__(self, network: ReaderNetwork) -> None:
        self._network = network
        self._names, self._weights = zip(*network.named_parameters(), strict=True)
        self._copies = [nn.Parameter(weight.detach().float()) for weight in self._weights]
        plain = [copy for copy in self._copies if copy.ndim < 2]
        decayed = [copy for copy in self._copies if copy.ndim >= 2]
        groups = [{"params": decayed, "weight_decay": WEIGHT_DECAY},
                  {"params": plain, "weight_decay": 0.0}]  # fmt: skip
        self._adam = torch.optim.AdamW(groups, fused=True)

    def step(self, loss: Tensor, rate: float) -> None:
        """Go one step down."""
        loss.backward()  # type: ignore[no-untyped-call]
        for copy, weight in zip(self._copies, self._weights, strict=True):
            copy.grad = None if weight.grad is None else weight.grad.float()
            weight.grad = None
        nn.utils.clip_grad_norm_(self._copies, LONGEST_GRADIENT)
        for group in self._adam.param_groups:
            group["lr"] = rate
        self._adam.step()
        self._publish()

    def _publish(self) -> None:
        with torch.no_grad():
            for copy, weight in zip(self._copies, self._weights, strict=True):
                weight.copy_(copy)

    def save(self, folder: Path, step: int, schedule: Schedule) -> None:
        """Write all that is needed to go on; a stop in between leaves the last state whole."""
        folder.mkdir(parents=True, exist_ok=True)
        state = {}
        for name, copy in zip(self._names, self._copies, strict=True):
            state[name] = copy.detach().cpu()
            for key, value in self._adam.state[copy].items():
                state[f"{key}/{name}"] = value.cpu()
        progress = {"step": step, "schedule": asdict(schedule)}
        waiting = folder / "state.safetensors.part"
        save_file(state, waiting, metadata={"progress": json.dumps(progress)})
        waiting.replace(folder / "state.safetensors")

    def load(self, path: Path) -> None:
        """Take up the weights and moments of a state."""
        state = load_file(path)
        with torch.no_grad():
            for name, copy in zip(self._names, self._copies, strict=True):
                copy.copy_(state[name])
                # Each weight counts its own steps: one that a batch says nothing of takes none.
                for key in ("step", "exp_avg", "exp_avg_sq"):
                    if f"{key}/{name}" in state:
                        self._adam.state[copy][key] = state[f"{key}/{name}"].to(copy.device)
        self._publish()


def _go_on(optimizer: _Optimizer, folder: Path, schedule: Schedule) -> int:
    """Return how many steps were done before."""
    path = folder / "state.safetensors"
    if not path.is_file():
        return 0
    progress = _progress(path)
    if progress["schedule"] != asdict(schedule):
        raise EvalError(f"{path}: was made with {progress['schedule']}; choose another folder")
    optimizer.load(path)
    return int(progress["step"])


def _progress(path: Path) -> dict[str, Any]:
    with safe_open(path, framework="pt") as file:
        progress: dict[str, Any] = json.loads(file.metadata()["progress"])
    return progress


def load_weights(network: ReaderNetwork, path: Path) -> None:
    """Give a network the weights of a state."""
    state = {name: value for name, value in load_file(path).items() if "/" not in name}
    network.load_state_dict(state)
