"""The encoder in int8: nearly the original's vectors, the same whatever is beside them."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.build import build_index
from index.encoder import SentenceTransformerEncoder
from index.encoders import DEFAULT_ENCODER, open_encoder
from index.errors import IndexFailure, IndexMismatch
from index.generation import Generation
from index.onnx_encoder import SHIPPED, OnnxEncoder

TEXTS = [
    "The office closed 290 websites in 2016.",
    "How many websites were closed?",
    "Lina Mork, deputy director of the HFA, said that piracy hurts cinemas. " * 40,
    "",
]


@pytest.fixture(scope="module")
def int8():
    return OnnxEncoder.open()


@pytest.fixture(scope="module")
def original():
    return SentenceTransformerEncoder.from_name()


def test_it_is_made_from_the_original_weights_and_nearly_says_the_same(int8, original):
    record = json.loads((SHIPPED / "encoder.json").read_bytes())
    assert record["made_from"].startswith("53aa5117")
    cosines = np.sum(int8.encode(TEXTS) * original.encode(TEXTS), axis=1)
    assert cosines.min() > 0.97


def test_tokens_words_and_window_are_the_originals(int8, original):
    texts = [*TEXTS, "Ünïcode 你好 <b> 1,234"]
    assert int8.count_tokens(texts) == original.count_tokens(texts)
    assert (int8.max_tokens, int8.dimension) == (original.max_tokens, original.dimension)
    assert int8.knows_word("website")
    assert not int8.knows_word("jianwang")
    assert int8.fingerprint != original.fingerprint


@settings(max_examples=10)
@given(beside=st.lists(st.text(max_size=300), max_size=4))
def test_a_text_has_the_same_vector_whatever_is_encoded_beside_it(int8, beside):
    alone = int8.encode(TEXTS[:1])[0]
    assert np.array_equal(int8.encode([*beside, TEXTS[0]])[-1], alone)
    assert np.linalg.norm(alone) == pytest.approx(1, abs=1e-5)


def test_progress_is_told_batch_by_batch(int8):
    told = []
    int8.encode(["One."] * 70, lambda batches: (told.append(batch) or batch for batch in batches))
    assert told == [0, 32, 64]


def test_an_index_made_with_it_is_opened_with_no_other(tmp_path, make_article, original):
    build_index([make_article("a", TEXTS[0])], tmp_path, open_encoder(DEFAULT_ENCODER))
    assert Generation.open(tmp_path).encoder.name == DEFAULT_ENCODER
    with pytest.raises(IndexMismatch, match=r"all-MiniLM-L6-v2-int8.*'all-MiniLM-L6-v2'"):
        Generation.open(tmp_path, original)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_an_altered_file_is_named(tmp_path, name):
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(IndexFailure, match=name):
        OnnxEncoder.open(folder)


@pytest.mark.parametrize(
    "change", [{"format": 99}, {"files": {}}, {"files": 7}, {"unknown": 1}, None]
)
def test_a_record_that_is_none_is_told(tmp_path, change):
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    record = json.loads((folder / "encoder.json").read_bytes())
    told = "half" if change is None else json.dumps({**record, **change})
    (folder / "encoder.json").write_text(told, "utf-8")
    with pytest.raises(IndexFailure, match=r"encoder\.json"):
        OnnxEncoder.open(folder)
