from __future__ import annotations

import pytest

from index.files import Files
from index.tokens import words
from index.vocabulary import Vocabulary, WordCounts

TEXTS = ["Shanghai fined video sites for infringement.", "In May the Shanghai office closed shops."]


def counted(*texts: str) -> WordCounts:
    counts = WordCounts()
    for text in texts:
        counts.add(text, words(text))
    return counts


def written(folder, counts: WordCounts) -> Vocabulary:
    counts.write(folder)
    return Vocabulary.open(Files(folder))


@pytest.fixture
def vocabulary(tmp_path):
    return written(tmp_path, counted(*TEXTS))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("shangai", "shanghai"), ("vidoe", "video"), ("infringment", "infringement")],
)
def test_a_slip_of_the_keys_finds_its_word(vocabulary, typed, meant):
    assert vocabulary.nearest(typed) == meant


@pytest.mark.parametrize("typed", ["xyzzy", "bhanghai", "fin", ""])
def test_what_is_like_nothing_stays(vocabulary, typed):
    assert vocabulary.nearest(typed) is None


def test_names_are_known_by_their_capital(vocabulary):
    assert vocabulary.is_name("shanghai")
    assert not vocabulary.is_name("office")


def test_what_is_gone_is_no_word_any_more(vocabulary, tmp_path):
    assert "infringement" in vocabulary
    counts = WordCounts()
    counts.add_counted(vocabulary)
    counts.remove(TEXTS[0])
    left = written(tmp_path, counts)
    assert "infringement" not in left
    assert left.nearest("vidoe") is None
    assert left.is_name("shanghai")


def test_a_word_that_is_written_small_too_is_no_name(tmp_path):
    counts = counted(*TEXTS, "They met in shanghai again.")
    assert not written(tmp_path, counts).is_name("shanghai")


def test_the_commoner_of_two_words_that_are_equally_near_is_meant(tmp_path):
    counts = counted("a wander", "a wonder", "a wonder")
    assert written(tmp_path, counts).nearest("wunder") == "wonder"
