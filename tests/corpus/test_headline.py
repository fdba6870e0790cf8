from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.headline import find_headline
from corpus.origin import read_origin

STORY = (
    "The harbour council voted on Monday, by 7 to 2, to ban loud horns from the old port for ever. "
    "Nobody will miss them."
)
OPENING = "The harbour council voted on Monday, by 7 to 2, to ban loud horns from…"


def title(text: str) -> str:
    return find_headline(text, read_origin(text))


@pytest.mark.parametrize(
    "headline",
    [
        "Loud horns banned",
        "Why are loud horns banned?",
        "Loud horns banned in the U.S.",
        '"Nobody will miss them"',
        "港口禁止鸣笛",
    ],
)
def test_a_short_first_line_is_the_headline(headline: str) -> None:
    assert title(f"{headline}\n{STORY}") == headline
    assert title(f"By Ann Smith\nSource: Example Agency\n{headline}\n\n{STORY}") == headline


@pytest.mark.parametrize(
    "first",
    ["", "China News Service, April 28. ", "LONDON, Jan 4 (Reuters) - ", "By Ann Smith\n"],
)
def test_without_a_headline_the_title_is_how_the_first_sentence_begins(first: str) -> None:
    assert title(f"{first}{STORY}\n{STORY}") == OPENING


def test_a_short_first_sentence_is_the_title_as_it_is() -> None:
    assert title("Horns are banned. Nobody will miss them.\nThe end.") == "Horns are banned."


def test_a_line_that_goes_on_in_the_next_is_no_headline() -> None:
    assert title("The council voted on Monday\nto ban loud horns from the old port.") == (
        "The council voted on Monday"
    )
    assert title("Nobody\nwill miss them, he said. They are gone.") == "Nobody"


def test_a_text_of_one_line_is_its_own_title() -> None:
    assert title("Loud horns banned") == "Loud horns banned"


def test_a_text_without_blanks_is_cut_too() -> None:
    assert title("港" * 500) == "港" * 72 + "…"


@given(st.text(min_size=1).filter(str.strip))
def test_every_text_has_a_title_on_one_line(text: str) -> None:
    found = title(text.strip())

    assert found
    assert "\n" not in found
    assert len(found) <= 151
