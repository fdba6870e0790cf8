"""What people see of an answer: exact words, exact places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Copy
from index.layout import DEFAULT_DIRECTORY
from index.manifest import EncoderRecord, Manifest
from qa.answer import Answer, Citation, Refusal
from qa.display import (
    build_command,
    headline,
    holdings,
    in_context,
    in_words,
    marked,
    provenance,
    read_as,
    source,
    whereabouts,
)

TEXT = "One came. Two came.\nThree came. Four came. Five came. Six came."


def article(text=TEXT, **fields):
    return Article(id="a", title="Comings", text=text, path="news/a.txt", place="a.txt", **fields)


def cited(quote, text=TEXT, **fields):
    start = text.index(quote)
    return Citation(article(text, **fields), start, start + len(quote), 0.9)


def answer(short, text):
    return Answer("q", "q", short, text, 0.9, (cited("Four came."),), 1.0)


def test_how_a_question_was_read_is_shown_where_it_was_asked_otherwise():
    hostile = "Who said “<img src=x onerror=alert(1)>”?"
    assert read_as(Refusal("who said that?", hostile, "No.", 0.1, (), 1.0)) == f"Read as: {hostile}"
    assert read_as(Refusal(" who  said that?", "who said that?", "No.", 0.1, (), 1.0)) == ""


@pytest.mark.parametrize(
    ("short", "text", "shown"),
    [
        ("290 websites", "290 websites [1].", ("290 websites [1].", "")),
        ("Four came.", "“Four came.” [1][2]", ("“Four came.” [1][2]", "")),
        ("7", "4 [1] + 3 [2] = 7.", ("7", "4 [1] + 3 [2] = 7.")),
    ],
)
def test_the_short_answer_stands_first_and_the_text_follows_if_it_says_more(short, text, shown):
    assert headline(answer(short, text)) == shown


def test_only_markers_of_citations_are_marked():
    assert marked("290 [1] of [7].", 1) == [
        ("290 ", None),
        ("[1]", "marker"),
        (" of ", None),
        ("[7]", None),
        (".", None),
    ]


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "Almost certain · 99%"),
        (0.95, "Almost certain · 95%"),
        (0.94, "Very likely · 94%"),
        (0.7, "Likely · 70%"),
        (0.2, "Uncertain · 20%"),
        (0.0, "Uncertain · 0%"),
    ],
)
def test_confidence_is_told_in_words_and_as_a_number_that_is_never_all(confidence, words):
    assert in_words(confidence) == words


def test_a_quote_stands_between_its_neighbours():
    assert in_context(cited("Four came.")) == [
        ("… ", None),
        ("Two came.\nThree came. ", None),
        ("Four came.", "quote"),
        (" Five came. Six came.", None),
    ]


def test_a_quote_at_the_beginning_has_nothing_before_it():
    parts = in_context(cited("One came."))
    assert parts[0] == ("One came.", "quote")
    assert parts[-1] == (" …", None)


@given(st.data())
def test_whatever_is_cited_is_marked_to_the_letter_inside_its_article(data):
    text = data.draw(st.text(alphabet="ab. \n<&*", min_size=1))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    parts = in_context(Citation(article(text), start, end, 0.5))
    assert [part for part, label in parts if label == "quote"] == [text[start:end]]
    shown = "".join(part for part, _ in parts if part not in {"… ", " …"})
    assert shown in text


def test_an_article_is_named_by_what_is_known_of_it():
    assert source(article()) == "Comings"
    assert source(article(publisher="The Post", date="2016-12")) == "Comings · The Post · 2016-12"


def test_the_place_tells_file_characters_and_copies():
    citation = cited("Four came.", copies=(Copy("other/b.txt", "Comings again"),))
    assert whereabouts(citation).splitlines() == [
        "Comings",
        "date unknown",
        "news/a.txt, characters 32 to 42",
        "Also in other/b.txt",
    ]


def test_the_place_tells_publisher_and_date_where_they_are_known():
    citation = cited("Four came.", publisher="The Post", date="2016-12")
    assert whereabouts(citation).splitlines()[:2] == ["Comings", "The Post · 2016-12"]


def test_the_state_of_the_index_is_told():
    encoder = EncoderRecord("small", "f00", 8)
    manifest = Manifest(3, "2026-01-02T03:04:05+00:00", encoder, 100, 1, 1204, (), {})
    assert holdings(manifest) == "1 article · 1,204 passages · indexed 2026-01-02"
    assert provenance(manifest, Path("/news/index")).splitlines() == [
        "Generation 3, built 2026-01-02 03:04 UTC",
        "Encoder small",
        "Folder /news/index",
    ]


def test_the_command_that_builds_can_be_pasted():
    assert build_command(DEFAULT_DIRECTORY) == "python -m index build PATH"
    told = build_command(Path("/my news"))
    assert told == "python -m index build PATH --index '/my news'"
