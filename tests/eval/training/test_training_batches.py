"""Texts become tensors without losing the place of an answer."""

from __future__ import annotations

import random

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from eval.training.batches import LENGTHS, batches, collate, item_of
from qa.reading.windows import WINDOW_TOKENS

WORDS = st.lists(
    st.sampled_from("Lyu said 290 websites, (closed) by the NCA – in 2016. Überwachung".split()),
    min_size=1,
    max_size=500,
)


@given(words=WORDS, heading=st.sampled_from(["", "Results of the 2016 campaign"]))
def test_windows_hold_every_word_in_its_place(windows, words, heading):
    passage = " ".join(words)
    whole = windows.pieces([passage])[0]
    found = windows.of("How many websites?", heading, passage)
    seen = {offset for window in found for offset in window.offsets}
    assert seen == set(whole.offsets)
    for window in found:
        assert len(window.ids) <= WINDOW_TOKENS
        assert window.ids[window.first : -1] == whole.ids[slice(*_place(whole, window))]


def _place(whole, window):
    at = whole.offsets.index(window.offsets[0])
    return at, at + len(window.offsets)


@given(data=st.data(), words=WORDS)
def test_the_tokens_of_an_answer_are_found_again(windows, data, words):
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(len(words) - 1, first + 8)))
    passage = " ".join(words)
    start = len(" ".join(words[:first])) + (first > 0)
    answer = Span(start, start + len(" ".join(words[first : last + 1])))
    items = [item_of(window, [answer]) for window in windows.of("Who?", "", passage)]
    found = [(item, *span) for item in items for span in item.spans]
    assert found
    for item, begin, end in found:
        offsets, at = item.window.offsets, item.window.first
        assert passage[offsets[begin - at].start : offsets[end - at].end] == passage[slice(*answer)]


def test_annotators_share_the_weight_of_an_answer(windows, make_example):
    passage = "The NCA closed 290 websites."
    number, whole = passage.index("290"), passage.index("websites")
    spans = [Span(number, number + 3), Span(number, whole + 8)]
    (window,) = windows.of("How many?", "", passage)
    batch = collate([item_of(window, spans), item_of(window, [])])
    assert batch.answered.tolist() == [1, 0]
    assert batch.start[0].max() == 1
    assert sorted(batch.end[0][batch.end[0] > 0].tolist()) == [0.5, 0.5]
    assert batch.end[1].sum() == 0
    assert not batch.passage[:, : window.first].any()


def test_every_example_is_seen_once_in_a_pass(windows, make_example):
    examples = [
        make_example("Which word?", f"word {'again ' * (number % 7)}number{number}")
        for number in range(130)
    ]
    found = list(batches(examples, windows, random.Random(1), size=8))
    assert sum(len(batch.ids) for batch in found) == 130
    assert all(batch.ids.shape[1] % LENGTHS == 0 for batch in found)


def test_an_answer_that_no_window_holds_whole_is_none(windows):
    (window,) = windows.of("Who?", "", "Only this.")
    assert item_of(window, [Span(90, 95)]).spans == ()


@pytest.mark.parametrize("heading", ["", "Title"])
def test_segments_part_the_question_from_what_is_read(windows, heading):
    (window,) = windows.of("Who spoke?", heading, "Yan Xiaohong spoke.")
    batch = collate([item_of(window, [])])
    asked = batch.ids[0][batch.segments[0] == 0][: window.second]
    assert torch.equal(asked, torch.tensor(window.ids[: window.second]))
