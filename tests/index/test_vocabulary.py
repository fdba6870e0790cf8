from __future__ import annotations

import pytest

from index.vocabulary import Vocabulary

TEXTS = ["Shanghai fined video sites for infringement.", "In May the Shanghai office closed shops."]


@pytest.fixture
def vocabulary():
    return Vocabulary.build(TEXTS)


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


def test_it_comes_back_from_disk(vocabulary, tmp_path):
    vocabulary.save(tmp_path / "v.json")
    opened = Vocabulary.open(tmp_path / "v.json")
    assert opened.nearest("vidoe") == "video"
    assert opened.is_name("shanghai")
