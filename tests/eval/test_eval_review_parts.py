"""What the review stands on: sentences looked up, names of articles, ids of cases, the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from eval.cases import Case
from eval.names import ArticleNames
from eval.review.evidence import Evidence, look_up
from eval.review.set_file import known, new_id
from eval.review.steps import article_name
from eval.review.terminal import Terminal
from qa.answer import Message

LAKE = Article(
    "a1",
    "Lake",
    "The lake rose. It was cold.\nRangers counted 40 herons.",
    "a/lake.txt",
    "lake.txt",
)


def case(name: str, question: str, *history: Message) -> Case:
    return Case(name, question, (), (), None, "unanswerable", history, None, "line 1")


def test_words_are_looked_up_whatever_the_white_space_and_told_as_they_stand() -> None:
    assert look_up("was  cold.\tRangers", [LAKE]) == (
        Evidence("It was cold.\nRangers counted 40 herons.", ("a1",)),
    )
    assert look_up("counted 40", [LAKE]) == (Evidence("Rangers counted 40 herons.", ("a1",)),)
    for stranger in ("", " ", "the lake rose", "counted herons", "rose.*cold"):
        assert look_up(stranger, [LAKE]) == ()


def test_a_sentence_of_several_articles_is_found_once_with_all_of_them() -> None:
    copy = replace(LAKE, id="a2", text="Herons came. Rangers counted 40 herons. Then it fell.")
    assert look_up("40 herons", [LAKE, copy]) == (
        Evidence("Rangers counted 40 herons.", ("a1", "a2")),
    )


@given(text=st.text("ab .\n", min_size=1), cut=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_whatever_is_cut_from_an_article_is_found_in_it(text: str, cut: tuple[int, int]) -> None:
    article = replace(LAKE, text=text)
    words = text[min(cut) : max(cut)]
    found = look_up(words, [article])
    assert bool(found) == bool(words.strip())
    for evidence in found:
        assert evidence.text in text
        assert " ".join(words.split()) in " ".join(evidence.text.split())


def test_an_article_is_called_by_the_shortest_name_that_means_no_other() -> None:
    elsewhere = replace(LAKE, id="a2", path="b/lake.txt", place="b/lake.txt")
    again = replace(elsewhere, id="a3", path="c/lake.txt")
    pond = replace(LAKE, id="a4", path="a/pond.txt", place="a/pond.txt")
    names = ArticleNames([elsewhere, again, pond])
    assert article_name(pond, names) == "pond.txt"
    assert article_name(
        elsewhere, ArticleNames([replace(LAKE, place="a/lake.txt"), elsewhere])
    ) == ("b/lake.txt")
    assert article_name(again, names) == "a3"


def test_an_id_is_the_same_for_the_same_question_and_free_in_its_set() -> None:
    history = [Message("user", "Who?")]
    name = new_id([], "How many?", ())
    assert name == new_id([], " how  MANY?", ())
    assert name != new_id([], "How many?", history)
    longer = new_id([case(name, "taken")], "How many?", ())
    assert longer.startswith(name)
    assert longer != name


def test_a_case_is_known_by_its_question_and_what_was_said_before() -> None:
    cases = [case("a", "How many?"), case("b", "How many?", Message("user", "Who?"))]
    assert known(cases, "how\nmany? ", []) == cases[0]
    assert known(cases, "How many?", [Message("user", "who?")]) == cases[1]
    assert known(cases, "How many?", [Message("assistant", "Who?")]) is None
    assert known(cases, "How few?", []) is None


@pytest.mark.parametrize(
    ("typed", "picked"),
    [("", "date"), ("2", "date"), ("FIG", "figure"), ("co", "compare"), ("c\n0\n9\nlist", "list")],
)
def test_an_option_is_picked_by_number_name_or_beginning(typed: str, picked: str) -> None:
    terminal = Terminal(io.StringIO(f"{typed}\n"), io.StringIO())
    options = ["figure", "date", "campaign", "compare", "list"]
    assert terminal.pick("Type:", options, "date") == picked


def test_the_end_of_the_input_is_no_answer() -> None:
    terminal = Terminal(io.StringIO("\n"), io.StringIO())
    assert terminal.ask("Why?") == ""
    with pytest.raises(EOFError):
        terminal.pick("Why?", ["yes"], "yes")
