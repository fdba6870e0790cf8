"""Examples as tensors, in batches of inputs of about the same length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from corpus.article import Span
from eval.training.example import Example
from qa.reading.onnx_model import INPUTS, padded
from qa.reading.windows import Window, Windows

BATCH = 32
SORTED = 50
"""Batches whose examples are sorted by length together: few blanks, yet no fixed order."""

LENGTHS = 16
"""Inputs are padded to a multiple: each new length costs the CPU's kernels a preparation."""


@dataclass(frozen=True, slots=True)
class Item:
    """An example ready for the network.

    Attributes:
        window: The input.
        spans: First and last position of each annotator's answer; empty where there is none.
    """

    window: Window
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs and what the network should say of them.

    Attributes:
        ids: Shape (inputs, tokens).
        mask: 1 where there is a token, same shape.
        segments: 0 for the question, 1 behind it, same shape.
        passage: True where an answer may stand, same shape.
        start: Share of annotators for each token as the first of the answer, same shape.
        end: The same for the last.
        answered: 1 where the passage answers, shape (inputs,).
    """

    ids: Tensor
    mask: Tensor
    segments: Tensor
    passage: Tensor
    start: Tensor
    end: Tensor
    answered: Tensor


def batches(
    examples: Sequence[Example], windows: Windows, rng: random.Random, size: int = BATCH
) -> Iterator[Batch]:
    """Yield all examples once, neighbours in length together, in a random order."""
    order = list(examples)
    rng.shuffle(order)
    for start in range(0, len(order), SORTED * size):
        items = sorted(
            _items(order[start : start + SORTED * size], windows, rng),
            key=lambda item: len(item.window.ids),
        )
        parts = [items[at : at + size] for at in range(0, len(items), size)]
        rng.shuffle(parts)
        yield from map(collate, parts)


def _items(examples: Sequence[Example], windows: Windows, rng: random.Random) -> list[Item]:
    asked = windows.pieces([example.question for example in examples])
    above = windows.pieces([example.heading for example in examples])
    read = windows.pieces([example.passage for example in examples])
    items = []
    for example, *pieces in zip(examples, asked, above, read, strict=True):
        of_each = [item_of(window, example.answers) for window in windows.join(*pieces)]
        whole = [item for item in of_each if len(item.spans) == len(example.answers)]
        # A window that cuts some of the answers off would teach that they are none.
        items.append(rng.choice(whole or of_each))
    return items


def item_of(window: Window, answers: Sequence[Span]) -> Item:
    """Find the tokens of the answers that stand whole in a window."""
    spans = []
    for answer in answers:
        within = [at for at, token in enumerate(window.offsets) if token.overlaps(answer)]
        shown = Span(window.offsets[0].start, window.offsets[-1].end) if within else None
        if shown and shown.start <= answer.start and answer.end <= shown.end:
            spans.append((window.first + within[0], window.first + within[-1]))
    return Item(window, tuple(spans))


def collate(items: Sequence[Item]) -> Batch:
    """Pad inputs to one length and put them together."""
    inputs = padded([item.window for item in items], multiple=LENGTHS)
    ids, mask, segments = (torch.from_numpy(inputs[name]) for name in INPUTS)
    passage = torch.zeros(ids.shape, dtype=torch.bool)
    start, end = torch.zeros(ids.shape), torch.zeros(ids.shape)
    for row, item in enumerate(items):
        window = item.window
        passage[row, window.first : window.first + len(window.offsets)] = True
        for first, last in item.spans:
            start[row, first] += 1 / len(item.spans)
            end[row, last] += 1 / len(item.spans)
    answered = torch.tensor([float(bool(item.spans)) for item in items])
    return Batch(ids, mask, segments, passage, start, end, answered)
