from __future__ import annotations

import pytest

from index.tokens import tokens, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RMB524 million", "524 million yuan"),
        ("¥5", "5 renminbi"),
        ("$672,232", "672232 dollar"),
        ("30,000 links", "30000 link"),
        ("infringing", "infringement"),
        ("the ministry’s bureau", "ministry bureau"),
        ("Café", "cafe"),
        ("ＨＤ movies", "HD movie"),
    ],
)
def test_forms_of_the_same_share_their_tokens(one, other):
    assert sorted(tokens(one)) == sorted(tokens(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("4.67 million", "46.7 million"), ("2016", "2019"), ("websites", "links")],
)
def test_different_things_keep_apart(one, other):
    assert set(tokens(one)) != set(tokens(other))


def test_words_of_a_question_that_say_nothing_are_left_out():
    assert tokens("How many were there in the office?") == ["offic"]


def test_chinese_is_taken_sign_by_sign():
    assert words("版权法 2019") == ["版", "权", "法", "2019"]
