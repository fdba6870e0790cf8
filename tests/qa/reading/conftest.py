"""A tiny network exported as a reader, and a model that finds the phrases it is told."""

from __future__ import annotations

import re

import numpy as np
import pytest
import torch

from qa.reading.scores import WindowScores

WORDS = (
    "how many websites were closed ? the harbour office 290 57 apps in 2016 and , . | for ( ) $ "
    "lina mork deputy director of said ##s ##ed a b c d e f g h i j k l m n o p q r s t u v w x y z"
).split()


@pytest.fixture(scope="session")
def bert_tokenizer(tmp_path_factory):
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = {word: at for at, word in enumerate(dict.fromkeys(special + WORDS))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(
        ("[SEP]", vocabulary["[SEP]"]), ("[CLS]", vocabulary["[CLS]"])
    )
    file = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    tokenizer.save(str(file))
    return file


@pytest.fixture(scope="session")
def tiny_sizes():
    return {
        "vocab_size": 200,
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 64,
    }


@pytest.fixture(scope="session")
def small_network(tiny_sizes):
    from transformers import BertConfig, BertModel

    from eval.training.network import ReaderNetwork

    torch.manual_seed(1)
    config = BertConfig(**tiny_sizes, attn_implementation="eager")
    return ReaderNetwork(BertModel(config, add_pooling_layer=False)).eval()


@pytest.fixture(scope="session")
def reader_folder(small_network, bert_tokenizer, tmp_path_factory):
    from eval.training.export import About, export

    folder = tmp_path_factory.mktemp("reader")
    about = About("# Tiny\n", name="tiny", window_tokens=48)
    export(small_network, bert_tokenizer, folder, about)
    return folder


class PhraseModel:
    """Finds phrases it was told: each word of the first is a token, each has the score told."""

    name = "phrases"
    fingerprint = "of phrases"
    calibration = None

    def __init__(self, phrases):
        self.phrases = phrases

    def scores(self, question, texts):
        return [[self._window(text.passage)] for text in texts]

    def _window(self, passage):
        offsets = np.array([m.span() for m in re.finditer(r"\w+|[^\w\s]", passage)], dtype=np.int64)
        offsets = offsets.reshape(-1, 2)
        start, end = (np.zeros(len(offsets), dtype=np.float32) for _ in range(2))
        found = [0.0]
        for phrase, score in self.phrases.items():
            at = passage.find(phrase)
            if at >= 0:
                start[offsets[:, 0] == at] = score
                end[offsets[:, 1] == at + len(phrase)] = score
                found.append(score)
        return WindowScores(offsets, start, end, max(found) - 3)


@pytest.fixture
def phrase_model():
    return PhraseModel
