from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clean import clean, clean_line

STORY = (
    "The harbour council voted on Monday to ban loud horns from the old port.\n"
    "A captain said that nobody would miss them, and the mayor agreed."
)


def solid(text: str) -> str:
    return "".join(character for character in text if not character.isspace())


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        (
            "\u3000\u3000full\u3000width\xa0and\tnarrow\u2009blanks  ",
            "full width and narrow blanks",
        ),
        ("\ufeffzero\u200bwidth, soft\xadhyphen, bell\x07", "zerowidth, softhyphen, bell"),
        ("right\u202eto\u2066left", "righttoleft"),
        ("cafe\u0301", "caf\xe9"),
        ("one\n \n\t\n\n two", "one\n\ntwo"),
        ("10² km, ﬁve, Ａ", "10² km, ﬁve, Ａ"),
        ("", ""),
        (" \n\x00\n ", ""),
    ],
)
def test_blanks_and_unseen_characters_are_folded(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_joiners_stay_where_they_shape_letters_and_emoji() -> None:
    persian, family = "می\u200cخواهم", "👩\u200d👧"

    assert clean(f"{persian} {family} pi\u200dra\u200ccy") == f"{persian} {family} piracy"


@pytest.mark.parametrize(
    "line",
    [
        "You are here: Home > News > Top News",
        "YOU ARE HERE: Home",
        "Home > News > Top News",
        "Home » World",
        "Home>>Business>>Shipping",
        "您现在的位置：首页 > 新闻",
        "首页 > 新闻 > 国内",
    ],
)
def test_breadcrumbs_at_the_top_go(line: str) -> None:
    assert clean(f"{line}\n{STORY}") == STORY
    assert clean(f"Loud horns banned\n{line}\n{STORY}") == f"Loud horns banned\n{STORY}"


@pytest.mark.parametrize(
    "line",
    [
        "You are here: that is what the sign at the old port says.",
        "Home > Away was the score of the season, and 3 > 2 the result.",
        "Homes > hotels, says the council",
        "If x > y > z then the port is full.",
    ],
)
def test_sentences_that_look_like_breadcrumbs_stay(line: str) -> None:
    assert clean(f"{line}\n{STORY}") == f"{line}\n{STORY}"


def test_breadcrumbs_further_down_are_the_writers() -> None:
    text = f"{STORY}\n{STORY.upper()}\n{STORY.title()}\nHome > Port\nThe end of it."

    assert clean(text) == text


@pytest.mark.parametrize(
    "credit",
    [
        "[Photo/VCG]",
        " [Photo by Ann Smith/Example Daily]",
        "(Photo/Agency)",
        " (Photo by Ann Smith)",
        " [File photo: Agency]",
        "[Photo provided to Example Daily]",
        "[Photo]",
        "（图/新闻社）",
    ],
)
def test_photo_credits_at_the_end_of_a_line_go(credit: str) -> None:
    assert clean(f"Loud horns banned{credit} \n{STORY}") == f"Loud horns banned\n{STORY}"
    assert clean(f"Loud horns banned\n{credit}\n{STORY}") == f"Loud horns banned\n\n{STORY}"


@pytest.mark.parametrize(
    "line",
    [
        "The print (Photo by an unknown hand) hangs in the town hall.",
        "He was convicted (photo evidence was shown)",
        "The report [photographs of 2016 included] was long",
        "Photo by Ann Smith, who lives at the port.",
    ],
)
def test_brackets_within_a_sentence_stay(line: str) -> None:
    assert clean(f"{line}\n{STORY}") == f"{line}\n{STORY}"


@pytest.mark.parametrize(
    "tail",
    [
        "Comment",
        "Comments (12)",
        "Share\nPrint\nComment",
        "Facebook | Twitter | WeChat",
        "Share this story",
        "Share on Facebook",
        "Editor: Ann Smith",
        "(Web editor: Li Wei, Ann Smith)",
        "责任编辑：李伟",
        "Follow us on Twitter @example",
        "Follow us",
        "Read more",
        "© 2019 Example Daily. All rights reserved.",
        "Follow us on Weibo\n\nEditor: X. Y.\n\nShare",
    ],
)
def test_buttons_and_editors_at_the_end_go(tail: str) -> None:
    assert clean(f"{STORY}\n{tail}\n") == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Comment",
        "Share",
        "Editor: Ann Smith",
    ],
)
def test_the_same_lines_within_the_text_stay(line: str) -> None:
    assert clean(f"{STORY}\n{line}\nAnd so it went.") == f"{STORY}\n{line}\nAnd so it went."


@pytest.mark.parametrize(
    "line",
    [
        "No comment",
        "Comment is free, he said.",
        "Share prices fell",
        "Print is dead",
        "Copyright law protects creators",
        "Follow us on the road to peace",
        "Editor: the man who reads all. He left.",
        "Likewise",
    ],
)
def test_last_lines_that_only_begin_alike_stay(line: str) -> None:
    assert clean(f"{STORY}\n{line}") == f"{STORY}\n{line}"


def test_a_title_becomes_one_line_without_credit() -> None:
    assert clean_line(" Loud\nhorns\x1b[31m \x00banned [Photo/VCG] ") == "Loud horns[31m banned"


def test_a_title_without_end_is_cut_at_a_word() -> None:
    title = clean_line("horn " * 1000)

    assert len(title) <= 301
    assert title.endswith("horn…")


words = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\ufffc"), max_size=12
)


@given(st.lists(words, max_size=60).map(" ".join))
def test_text_without_boilerplate_keeps_every_solid_character(text: str) -> None:
    assert solid(clean(text)) == solid(unicodedata.normalize("NFC", text))


@given(st.text())
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


pieces = st.sampled_from(
    [
        "You are here: Home > News",
        "Home > News",
        "[Photo/VCG]",
        " (Photo by X) ",
        "Comment",
        "Share | Print",
        "Editor: X",
        "\n",
        "\n\n \n",
        " ",
        "\u3000",
        "e",
        "\u0301",
        "\u200d",
        STORY,
        STORY,
        "Follow us",
    ]
)


@given(st.lists(pieces, max_size=25).map("".join))
def test_cleaning_boilerplate_again_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.lists(pieces, max_size=25).map("".join))
def test_a_cleaned_text_has_no_loose_blanks(text: str) -> None:
    cleaned = clean(text)

    assert cleaned == cleaned.strip()
    assert not {"  ", " \n", "\n ", "\n\n\n", "\r", "\t"} & {
        cleaned[start : start + length] for start in range(len(cleaned)) for length in (1, 2, 3)
    }
