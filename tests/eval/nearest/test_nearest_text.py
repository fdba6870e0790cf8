"""Real text is cut into paragraphs; vectors are kept in parts, and go on where they run out."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from eval.errors import EvalError
from eval.nearest.encoding import PART, encoded
from eval.nearest.made import grown
from eval.nearest.real_text import LONG, SHORT, paragraphs, read_paragraphs

SENTENCE = "The ferries of Elmsund carried three hundred passengers a day. "


class CountingEncoder:
    name = "counting"
    fingerprint = "f00d"
    dimension = 4
    max_tokens = 100

    def __init__(self):
        self.encoded = 0

    def encode(self, texts, progress=iter):
        self.encoded += len(texts)
        return np.array([[len(text), 0, 0, 1] for text in texts], dtype=np.float32)

    def count_tokens(self, texts):
        return [len(text.split()) for text in texts]

    def knows_word(self, word):
        return True


def test_paragraphs_keep_to_their_sizes_and_lose_no_word_in_between():
    text = "\n\n".join([SENTENCE * times for times in (1, 2, 40, 3, 5, 1)])
    found = list(paragraphs(text))
    assert all(SHORT <= len(one) <= LONG + 1 for one in found)
    assert SENTENCE.strip() in found[0]
    told = " ".join(found).split()
    assert told == text.split()[: len(told)]


def test_a_long_paragraph_ends_with_a_sentence():
    first, *_ = paragraphs(SENTENCE * 40)
    assert first.endswith("a day.")


def test_a_word_without_end_is_cut_all_the_same():
    assert [len(one) for one in paragraphs("x" * (2 * LONG))] == [LONG, LONG]


def test_repeats_are_dropped_and_every_format_is_read(tmp_path):
    one, two = SENTENCE * 4, SENTENCE.replace("ferries", "trains") * 4
    (tmp_path / "plain.txt").write_text(f"{one}\n\n{two}\n\n{one}", "utf-8")
    (tmp_path / "words.dict.dz").write_bytes(gzip.compress(f"{two} [1913 Webster]".encode()))
    (tmp_path / "some.json").write_text(json.dumps([{"title": "Sea", "text": one}]), "utf-8")
    files = [tmp_path / name for name in ("plain.txt", "words.dict.dz", "some.json")]
    found = read_paragraphs(files)
    assert sorted(found) == sorted([one.strip(), two.strip(), f"Sea\n{one.strip()}"])
    assert found == read_paragraphs(files)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(EvalError, match=r"none\.txt"):
        read_paragraphs([tmp_path / "none.txt"])


def test_parts_that_are_there_are_not_encoded_again(tmp_path):
    texts = [f"text {'x' * (number % 7)}{number}" for number in range(PART + 10)]
    encoder = CountingEncoder()
    first = encoded(texts, encoder, tmp_path, "vectors")
    assert (first == encoder.encode(texts)).all()
    before = encoder.encoded
    assert (encoded(texts, encoder, tmp_path, "vectors") == first).all()
    assert encoder.encoded == before
    encoded([*texts[:-1], "another"], encoder, tmp_path, "vectors")
    assert encoder.encoded == before + 10


def test_made_vectors_follow_the_real_ones_and_are_of_length_one(clumps):
    vectors = grown(clumps, 1_000)
    assert (vectors[:400] == clumps).all()
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert (vectors == grown(clumps, 1_000)).all()
    assert (grown(clumps, 50) == clumps[:50]).all()
    made_to_real = (vectors[400:] @ clumps.T).max(axis=1).mean()
    assert 0.5 < made_to_real < 0.999
