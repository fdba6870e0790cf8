from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences


def split(text: str, language: str | None = None) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, language)]


def test_abbreviations_and_decimals_do_not_end_a_sentence():
    text = "Dr. Lee of the U.S. team fined No. 5 some $4.5 million. He left."
    assert split(text) == [
        "Dr. Lee of the U.S. team fined No. 5 some $4.5 million.",
        "He left.",
    ]


def test_a_line_break_ends_a_headline():
    assert split("Police close 12 sites\nThe sites sold films.") == [
        "Police close 12 sites",
        "The sites sold films.",
    ]


def test_chinese_full_stops_end_sentences():
    assert split("版权很重要。大家都说是。", "zh") == ["版权很重要。", "大家都说是。"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n\t "])
def test_nothing_in_nothing_out(text):
    assert sentences(text) == []


@given(st.text(alphabet=st.sampled_from("aB1 .!?\n\"'“”。é\u3000\t,"), max_size=80) | st.text())
def test_spans_hold_every_character_that_is_not_white_space(text):
    spans = sentences(text)
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
