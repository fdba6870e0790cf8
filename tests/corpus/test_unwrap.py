from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.unwrap import is_hard_wrapped, unwrap

WRAPPED = """Loud horns banned

The harbour council voted on Monday to ban loud horns from the old port,
which had been the wish of many who live there. A well-known captain said
that nobody would miss them, and that the well-
known noise had driven tour-
ists away.

The mayor agreed."""


def test_lines_of_a_fixed_width_become_paragraphs() -> None:
    assert is_hard_wrapped(WRAPPED)
    assert unwrap(WRAPPED).split("\n") == [
        "Loud horns banned",
        "",
        "The harbour council voted on Monday to ban loud horns from the old port, which had been "
        "the wish of many who live there. A well-known captain said that nobody would miss them, "
        "and that the well-known noise had driven tourists away.",
        "",
        "The mayor agreed.",
    ]


def test_lists_and_headings_keep_their_lines() -> None:
    text = (
        "What the council decided on Monday\n"
        "1. Loud horns are banned from the old port from the first of May this year.\n"
        "2. A fine of 40 crowns is due from every captain who sounds one all the same.\n"
        "Costs\n"
        "The ban will cost the city nothing, the mayor said when she was asked about it."
    )

    assert unwrap(text) == text


def test_chinese_lines_are_joined_without_a_blank() -> None:
    assert unwrap("市议会周一在港口开会以七比二的票\n数通过了禁令。") == (
        "市议会周一在港口开会以七比二的票数通过了禁令。"
    )


def test_paragraphs_on_one_line_each_are_not_taken_for_wrapped() -> None:
    long_lines = "\n".join(["The council voted on Monday to ban loud horns. " * 5] * 3)

    assert not is_hard_wrapped(long_lines)
    assert not is_hard_wrapped("One sentence.\nAnother sentence.\nA third one.")
    assert not is_hard_wrapped("")


@given(st.lists(st.sampled_from(["horn", "Port.", "ban", "A", "1.", "\n", "\n\n"])).map(" ".join))
def test_no_word_changes(text: str) -> None:
    assert unwrap(text).split() == text.split()
