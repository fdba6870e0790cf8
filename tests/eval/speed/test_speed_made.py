from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.passages import split_passages
from corpus.sentences import sentences
from eval.errors import EvalError
from eval.speed.made_articles import articles_of, made_articles
from eval.speed.made_encoder import MadeEncoder
from index.passage_text import passage_tokens


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_the_same_text_has_the_same_vector_of_length_one(texts):
    encoder = MadeEncoder(Counter())
    vectors = encoder.encode(texts)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    again = MadeEncoder(Counter()).encode(texts[::-1])[::-1]
    assert (vectors == again).all()


class Counter:
    fingerprint = "counter"
    max_tokens = 100

    def count_tokens(self, texts):
        return [len(text.split()) for text in texts]

    def knows_word(self, word):
        return word == "harbour"


def test_texts_are_near_as_far_as_they_share_words(made):
    first, second, third = made.encode(
        ["The harbour office closed.", "The harbour office opened.", "Bread rose slowly overnight."]
    )
    assert float(first @ second) > 0.5
    assert abs(float(first @ third)) < 0.3


def test_tokens_and_words_are_the_real_encoders():
    encoder = MadeEncoder(Counter())
    assert encoder.count_tokens(["one two", ""]) == [2, 0]
    assert encoder.knows_word("harbour")
    assert not encoder.knows_word("tarn")
    assert encoder.max_tokens == 100


def test_encoders_that_cut_otherwise_have_other_fingerprints(make_encoder):
    one, same, other = (MadeEncoder(make_encoder(name)) for name in ("a", "a", "b"))
    assert one.fingerprint == same.fingerprint != other.fingerprint


def test_made_articles_are_the_same_again_and_never_repeat(real):
    first = list(islice(made_articles(real), 200))
    assert first == list(islice(made_articles(real), 200))
    assert len({article.text for article in first}) == len({article.id for article in first}) == 200
    assert len({article.place for article in first}) == 200
    for article in first:
        told = [article.text[span.start : span.end] for span in sentences(article.text)]
        assert len(set(told)) == len(told)


def test_made_articles_hold_only_real_sentences_under_a_real_title(real):
    known = {
        article.text[span.start : span.end] for article in real for span in sentences(article.text)
    }
    titles = {article.title for article in real}
    for article in islice(made_articles(real), 20):
        spans = sentences(article.text)
        assert {article.text[span.start : span.end] for span in spans} <= known
        assert article.title in titles


def test_another_seed_draws_other_articles(real):
    first, second = next(made_articles(real, seed=0)), next(made_articles(real, seed=1))
    assert first.text != second.text
    assert first.place != second.place


@pytest.mark.parametrize("count", [1, 2, 7, 20, 61])
def test_articles_hold_exactly_as_many_passages_as_asked_for(real, encoder, count):
    articles = articles_of(count, made_articles(real), encoder)
    size = passage_tokens(encoder.max_tokens)
    cut = [split_passages(article, encoder.count_tokens, size) for article in articles]
    assert sum(map(len, cut)) == count


def test_a_larger_corpus_begins_with_the_smaller_one(real, encoder):
    small = articles_of(20, made_articles(real), encoder)
    large = articles_of(60, made_articles(real), encoder)
    assert large[: len(small) - 1] == small[:-1]


def test_too_few_sentences_are_told(real):
    with pytest.raises(EvalError, match=r"8 sentences are too few .* --passages-data"):
        next(made_articles(real[:1]))
