from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Unreadable
from corpus.formats.markdown import read_markdown


def body(source: str) -> list[str]:
    return [line for line in read_markdown(source.encode()).text.split("\n") if line.strip()]


def test_front_matter_tells_the_fields() -> None:
    draft = read_markdown(
        b"---\ntitle: 'Horns: banned'\npublisher: Example Daily\ndate: 2016-12\n"
        b"lang: en-GB\nbased_on: nothing\n---\n\nThe council voted.\n"
    )

    assert (draft.title, draft.publisher) == ("Horns: banned", "Example Daily")
    assert (draft.date, draft.language) == ("2016-12", "en-GB")
    assert draft.text.strip() == "The council voted."


def test_values_stay_as_they_are_written() -> None:
    draft = read_markdown(b"---\ntitle: 1984\npublisher: no\ndate: 2016-13-45\n---\nWords.\n")

    assert (draft.title, draft.publisher, draft.date) == ("1984", "no", "2016-13-45")


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: a: b", 2),
        ("title: x\ndate: [2016", 4),
        ('title: x\npublisher: "open', 4),
        ("title: x\n\tdate: 2016", 3),
        ("title: *nobody", 2),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(front: str, line: int) -> None:
    with pytest.raises(Unreadable, match=f"front matter, line {line}: "):
        read_markdown(f"---\n{front}\n---\nWords.\n".encode())


def test_front_matter_that_never_ends_is_refused() -> None:
    with pytest.raises(Unreadable, match="never ends"):
        read_markdown(b"---\ntitle: Horns\n\nThe council voted.\n")


def test_front_matter_nested_without_end_is_refused() -> None:
    with pytest.raises(Unreadable, match="front matter"):
        read_markdown(b"---\na: " + b"[" * 20000 + b"\n---\nWords.\n")


def test_rules_at_the_top_are_no_front_matter() -> None:
    assert body("---\nThe council voted.\n\n---\nNobody minds.\n") == [
        "The council voted.",
        "Nobody minds.",
    ]
    assert body("---\n\nThe council voted.\n") == ["The council voted."]


def test_marks_go_and_words_stay() -> None:
    source = (
        "# Horns *banned*\n\n"
        "The **council** voted\non _Monday_ to ban [loud](https://example.org) horns.\n\n"
        "- a fine of `40` crowns\n- no ~~appeal~~\n\n"
        "> Nobody will miss them.\n\n"
        "2016. That was the year.\n\n"
        "Inline <b>bold</b>, 3 &lt; 4, \\*star\\*, snake_case_name, 5 * 3 * 2, a < b.\n"
        "![a horn](horn.png)\n"
    )

    assert body(source) == [
        "Horns banned",
        "The council voted on Monday to ban loud horns.",
        "a fine of 40 crowns",
        "no appeal",
        "Nobody will miss them.",
        "2016. That was the year.",
        "Inline bold, 3 < 4, *star*, snake_case_name, 5 * 3 * 2, a < b. ",
    ]


def test_tables_become_rows() -> None:
    assert body("| City | Cases |\n|---|---|\n| Old Port | 22 |\n") == [
        "City | Cases",
        "Old Port | 22",
    ]


def test_scripts_and_comments_never_come_through() -> None:
    source = (
        "Words.\n\n<script>\nalert(1)\n</script>\n\n<!-- secret -->\n\n"
        "<div>More <i>words</i></div>\n"
    )

    assert body(source) == ["Words.", "More words"]


def test_the_top_heading_is_the_title() -> None:
    assert read_markdown(b"# Horns *banned* at last.\n\nWords.").title == "Horns banned at last."
    assert read_markdown(b"Words.\n\n# Horns banned").title is None


def test_what_is_nested_too_deep_is_kept_as_it_is_and_told() -> None:
    draft = read_markdown(b">" * 5000 + b" The council voted.")

    assert "The council voted." in draft.text
    assert "nests blocks" in draft.doubts[0]


@given(st.lists(st.sampled_from(["horn", "port", "2016", "said", "Monday", "ban"])))
def test_plain_words_come_through_in_order(words: list[str]) -> None:
    assert read_markdown(" ".join(words).encode()).text.split() == words


@given(st.text(alphabet="#*_-`>[]()!|<&;:\\~+1. \n\tab", max_size=200))
def test_letters_come_through_whatever_the_marks(source: str) -> None:
    """Link targets, HTML tags and images aside, which the first filter leaves out."""
    if any(sign in source for sign in "[]<`~") or source.lstrip().startswith("---"):
        return
    text = read_markdown(source.encode()).text

    assert [c for c in text if c in "ab"] == [c for c in source if c in "ab"]
