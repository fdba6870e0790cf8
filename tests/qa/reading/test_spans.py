from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.reading.scores import WindowScores
from qa.reading.spans import best_spans, merged

TOKEN = re.compile(r"\w{1,3}|[^\w\s]")
"""Cuts long words in pieces, as tokenizers do."""

texts = st.text(alphabet="ab1,. \n", min_size=1, max_size=30)


def window(text, scores, part=slice(None), answers=0.0):
    offsets = np.array([match.span() for match in TOKEN.finditer(text)], dtype=np.int64)
    start, end = (np.array(side, dtype=np.float32) for side in scores)
    return WindowScores(offsets.reshape(-1, 2)[part], start[part], end[part], answers)


@st.composite
def scored(draw):
    text = draw(texts)
    many = len(TOKEN.findall(text))
    numbers = st.lists(st.integers(-9, 9), min_size=many, max_size=many)
    return text, window(text, (draw(numbers), draw(numbers)))


def cuts_a_word(text, at):
    """Say whether a place lies inside a word, or inside a number with its points and commas."""
    words = re.finditer(r"\d+(?:[.,]\d+)+|\w+", text)
    return any(word.start() < at < word.end() for word in words)


def possible_spans(text, scores, longest):
    """Yield score and tokens of all spans there may be: slow, and plainly right."""
    for first, last in itertools.product(range(len(scores.offsets)), repeat=2):
        start, end = scores.offsets[first, 0], scores.offsets[last, 1]
        whole = not cuts_a_word(text, start) and not cuts_a_word(text, end)
        if first <= last < first + longest and whole and "\n" not in text[start:end]:
            yield float(scores.start[first] + scores.end[last]), first, last


@given(scored(), st.integers(1, 6), st.integers(1, 4))
def test_the_search_finds_what_trying_every_span_finds(case, longest, most):
    text, scores = case
    left = list(possible_spans(text, scores, longest))
    expected = []
    while left and len(expected) < most:
        best = max(left, key=lambda span: (span[0], -span[1], -span[2]))
        expected.append(best)
        left = [span for span in left if span[2] < best[1] or span[1] > best[2]]
    found = best_spans(text, merged([scores]), most, longest)
    assert [(each.score, *each.span) for each in found] == [
        (score, scores.offsets[first, 0], scores.offsets[last, 1])
        for score, first, last in expected
    ]


@given(scored())
def test_probabilities_of_all_spans_sum_to_less_than_one(case):
    text, scores = case
    found = best_spans(text, merged([scores]), most=50)
    assert sum(np.exp(each.log_probability) for each in found) <= 1 + 1e-5


@given(scored(), st.integers(2, 12), st.integers(1, 4))
def test_windows_of_equal_scores_read_like_one(case, size, overlap):
    text, whole = case
    overlap = min(overlap, size - 1)
    starts = range(0, max(1, len(whole.offsets) - overlap), size - overlap)
    parts = [slice(start, start + size) for start in starts]
    windows = [
        WindowScores(whole.offsets[part], whole.start[part], whole.end[part], 0.0) for part in parts
    ]
    assert best_spans(text, merged(windows), 3) == best_spans(text, merged([whole]), 3)


def test_a_token_at_the_edge_of_a_window_counts_as_in_the_other_one():
    text = "one two six ten"
    left = window(text, ([0, 0, 9, 0], [0, 0, 9, 0]), slice(0, 3), answers=1.0)
    right = window(text, ([0, 0, 1, 2], [0, 0, 1, 2]), slice(1, 4), answers=2.0)
    scores = merged([left, right])
    assert scores.start.tolist() == [0, 0, 1, 2]
    assert scores.answers == 2.0


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_is_found_where_nothing_stands(text):
    assert best_spans(text, merged([window(text, ([], []))])) == []


def test_a_number_is_never_cut():
    text = "about 1,100 sites"
    scores = window(text, ([0, 0, 0, 0, 9, 0, 0], [0, 0, 9, 0, 0, 0, 0]))
    found = [text[slice(*each.span)] for each in best_spans(text, merged([scores]), most=9)]
    assert found
    assert all("1,100" in words or not words[0].isdigit() for words in found)
