from __future__ import annotations

import re
from dataclasses import replace

import pytest

from corpus.draft import Draft, Unreadable
from corpus.edit import edit

TEXT = "The council voted on Monday to ban loud horns.\nNobody will miss them."
FULL = Draft(TEXT, "Horns banned", "Example Daily", "2016-12-29", "en-GB")


def test_a_draft_becomes_a_clean_article() -> None:
    draft = replace(
        FULL,
        text=f"You are here: Home > News\r\n{TEXT}\r\nComment\r\n",
        title="Horns\nbanned[Photo/VCG]",
        publisher=" Example\tDaily ",
    )
    article, doubts = edit(draft, "in/2016/horns.txt", "2016/horns.txt")

    assert article.text == TEXT
    assert (article.title, article.publisher) == ("Horns banned", "Example Daily")
    assert (article.date, article.language) == ("2016-12-29", "en")
    assert (article.path, article.place) == ("in/2016/horns.txt", "2016/horns.txt")
    assert article.copies == ()
    assert doubts == ()


def test_what_is_told_nowhere_stays_unknown() -> None:
    article, doubts = edit(Draft(TEXT), "a.txt", "a.txt")

    assert (article.publisher, article.date, article.language) == (None, None, None)
    assert article.title == "The council voted on Monday to ban loud horns."
    assert doubts == ()


def test_the_text_tells_what_the_fields_leave_open() -> None:
    article, _ = edit(Draft(f"BEIJING, Dec. 29, 2016 (Xinhua) -- {TEXT}"), "a.txt", "a.txt")

    assert (article.publisher, article.date) == ("Xinhua", "2016-12-29")


@pytest.mark.parametrize(
    ("field", "words", "taken"),
    [
        ("date", "2016-13-45", None),
        ("date", "April 28", None),
        ("date", "03/04/2016", "2016"),
        ("language", "English", None),
    ],
)
def test_a_field_that_cannot_be_taken_over_is_told(
    field: str, words: str, taken: str | None
) -> None:
    article, doubts = edit(replace(FULL, **{field: words}), "a.md", "a.md")

    assert getattr(article, field) == taken
    assert repr(words) in doubts[0]


@pytest.mark.parametrize("text", ["", " \n\u3000", "--- *** ...", "Comment\nShare"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="no words"):
        edit(Draft(text), "a.txt", "a.txt")


@pytest.mark.parametrize("draft", [Draft("half \ud800"), Draft(TEXT, "half \udfff")])
def test_half_a_character_is_refused(draft: Draft) -> None:
    with pytest.raises(Unreadable, match="surrogate"):
        edit(draft, "a.jsonl", "a.jsonl#1")


def test_a_character_that_was_lost_before_is_told() -> None:
    article, doubts = edit(Draft(f"{TEXT} caf\ufffd"), "a.txt", "a.txt")

    assert "\ufffd" in article.text
    assert "\ufffd" in doubts[0]


def test_the_id_names_exactly_one_text_at_one_place() -> None:
    variants = [
        edit(draft, path, place)[0].id
        for draft, path, place in [
            (FULL, "a.txt", "a.txt"),
            (FULL, "a.txt", "b.txt"),
            (replace(FULL, text=TEXT + " End."), "a.txt", "a.txt"),
            (replace(FULL, title="Horns"), "a.txt", "a.txt"),
            (replace(FULL, title="Horns banned Example", publisher="Daily"), "a.txt", "a.txt"),
            (replace(FULL, publisher="2016-12-29", date=None), "a.txt", "a.txt"),
            (replace(FULL, date="2016-12"), "a.txt", "a.txt"),
            (replace(FULL, language=None), "a.txt", "a.txt"),
        ]
    ]

    assert len(set(variants)) == len(variants)


def test_the_id_is_the_same_wherever_the_folder_lies() -> None:
    assert edit(FULL, "one/a.txt", "a.txt")[0].id == edit(FULL, "/else/where/a.txt", "a.txt")[0].id
    assert edit(FULL, "a.txt", "a.txt")[0].id == "a-txt-f1605a2d87fc"


@pytest.mark.parametrize(
    ("place", "slug"),
    [
        ("2016/Loud Horns!.txt", "2016-loud-horns-txt"),
        ("café.txt", "cafe-txt"),
        ("港口.txt", "txt"),
        ("港口", "article"),
        ("x" * 100, "x" * 40),
        ("a" * 39 + "/b", "a" * 39),
        ("wire.jsonl#<b>12", "wire-jsonl-b-12"),
    ],
)
def test_the_slug_is_short_ascii(place: str, slug: str) -> None:
    found = edit(FULL, place, place)[0].id

    assert re.fullmatch(r"[a-z0-9-]{1,40}-[0-9a-f]{12}", found)
    assert found[:-13] == slug
