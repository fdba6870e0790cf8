from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clean import clean
from corpus.repeats import keep_first_copy

STORY = (
    "Loud horns banned at the old port\n\n"
    "The harbour council voted on Monday to ban loud horns from the old port.\n"
    'A captain said that nobody would miss them. "It was time," the mayor said.'
)


@pytest.mark.parametrize("glue", ["", " ", "\n", "\n\n"])
@pytest.mark.parametrize("copies", [2, 3, 7])
def test_copies_go_even_where_they_are_glued_to_a_sentence(glue: str, copies: int) -> None:
    assert keep_first_copy(glue.join([STORY] * copies)) == STORY


def test_a_copy_that_is_cut_short_goes() -> None:
    assert keep_first_copy(f"{STORY}\n{STORY}{STORY[:120]}") == STORY


def test_a_headline_that_is_not_repeated_stays() -> None:
    headline, _, body = STORY.partition("\n\n")

    assert keep_first_copy(f"{headline}\n\n{body}\n{body}") == STORY


def test_a_copy_with_another_figure_stays() -> None:
    text = f"{STORY}\n{STORY.replace('Monday', 'Tuesday')}"

    assert keep_first_copy(text) == text


def test_what_follows_the_copies_is_never_lost() -> None:
    text = f"{STORY}\n{STORY}\nThe ban begins in May."

    assert keep_first_copy(text) == text


@pytest.mark.parametrize("text", ["ha " * 400, "-" * 5000, "No, no, no.\n" * 50, "a" * 3000])
def test_refrains_and_rows_of_one_sign_stay(text: str) -> None:
    assert keep_first_copy(text) == text


def test_copies_with_buttons_between_them_become_one_article() -> None:
    assert clean(f"You are here: Home > News\n{STORY}[Photo/VCG]\nComment\n" * 3) == STORY


@given(st.text(max_size=300), st.integers(1, 4), st.sampled_from(["", "\n", " "]))
def test_whatever_goes_stands_in_what_stays(text: str, copies: int, glue: str) -> None:
    whole = glue.join([text] * copies)
    kept = keep_first_copy(whole)

    assert whole.startswith(kept)
    assert set(whole[len(kept) :].split()) <= set(whole.split())
    assert whole[len(kept) :].strip() == "" or len(kept) >= 80
