"""A tiny network, quick to train, with the tokenizer of the real one."""

from __future__ import annotations

import pytest
import torch

from corpus.article import Span
from eval.training.example import Example


@pytest.fixture(scope="session")
def make_example():
    def make(question: str, passage: str, answer: str = "", **fields) -> Example:
        at = passage.index(answer)
        spans = (Span(at, at + len(answer)),) if answer else ()
        told = {"heading": "", "group": "page", "source": "made", "answers": spans, **fields}
        return Example(question=question, passage=passage, **told)

    return make


@pytest.fixture(scope="session")
def windows():
    from eval.training import network

    return network.windows()


@pytest.fixture
def tiny_network():
    from transformers import BertConfig, BertModel

    from eval.training.network import ReaderNetwork

    torch.manual_seed(0)
    config = BertConfig(
        hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64,
        hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, attn_implementation="eager",
    )  # fmt: skip
    return ReaderNetwork(BertModel(config, add_pooling_layer=False))
