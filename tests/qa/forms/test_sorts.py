"""What a question asks to be listed, and what is of that sort."""

from __future__ import annotations

import pytest

from index.parser import load_parser
from qa.forms.rows import rows
from qa.forms.sorts import Sort, asked_to_list, may_be_one, of_sort


@pytest.fixture(scope="module")
def parse():
    return load_parser()


@pytest.mark.parametrize(
    ("text", "sort", "noun"),
    [
        ("Which provinces were searched?", Sort.PLACES, "province"),
        ("Name the bodies that took part.", Sort.BODIES, "body"),
        ("Who were the suspects?", Sort.PEOPLE, ""),
        ("Who else spoke?", Sort.PEOPLE, ""),
        ("What was seized in the raid?", Sort.THINGS, ""),
        ("What did the storm destroy?", Sort.THINGS, ""),
        ("What kinds of jars were found?", Sort.THINGS, "jar"),
    ],
)
def test_the_sort_of_a_list_is_told_from_the_wording(parse, text, sort, noun):
    asked = asked_to_list(text, parse)
    assert (asked.sort, asked.noun) == (sort, noun)


def test_how_many_there_are_is_told_by_the_question(parse):
    assert asked_to_list("Who were the three farmers that were fined?", parse).number == 3


@pytest.mark.parametrize(
    "text",
    [
        "Who is Lina Mork?",
        "Where was it?",
        "How many boats were seized?",
        "Which province had most cases?",
        "What is the name of the director?",
        "Name the director of the office.",
        "When was it seized?",
        "In what cases may the court refuse?",
        "What years did the drought last?",
    ],
)
def test_one_thing_is_no_list(parse, text):
    assert asked_to_list(text, parse) is None


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        (
            "Which countries sent ships?",
            "Ships came from Germany, France and Spain.",
            ["Germany", "France", "Spain"],
        ),
        ("Which cities sent ships?", "Ships came from Germany, France and Spain.", []),
        (
            "Which cities sent ships?",
            "Ships came from Lisbon, Porto and Oslo.",
            ["Lisbon", "Porto", "Oslo"],
        ),
        ("Which countries sent ships?", "Ships came from Lisbon, Porto and Oslo.", []),
        (
            "Which towns were searched?",
            "Police searched two farms in Lisbon, a mill in Porto and a barn in Oslo.",
            ["Lisbon", "Porto", "Oslo"],
        ),
        (
            "Name the people that were fined.",
            "Police fined Ana Ruiz, Tom Berg and the Salt Board.",
            ["Ana Ruiz", "Tom Berg"],
        ),
    ],
)
def test_of_a_row_only_what_is_of_the_sort_is_kept(parse, question, text, kept):
    asked = asked_to_list(question, parse)
    of_it = [of_sort(thing, asked) for row in rows(parse(text)) for thing in row]
    assert [thing.text for thing in of_it if thing is not None] == kept


@pytest.mark.parametrize(
    ("answer", "question", "may_be"),
    [
        ("97 platforms", "Which platforms were checked?", False),
        ("the platforms", "Which platforms were checked?", False),
        ("platforms checked", "Which platforms were checked?", False),
        ("Marigold and Blue Sky", "Which platforms were checked?", True),
        ("Ana Ruiz", "Who were the five people fined?", False),
        ("Ana Ruiz", "Who were the people fined?", True),
    ],
)
def test_a_mere_count_an_echo_or_one_of_five_names_nothing(parse, asking, answer, question, may_be):
    asked = asked_to_list(question, parse)
    assert may_be_one(answer, asked, asking(question), parse) is may_be


@pytest.mark.parametrize(
    ("question", "may_be"),
    [
        ("Which officials spoke at the fair?", False),
        ("Which people came to the fair?", True),
    ],
)
def test_officials_have_names_and_people_need_none(parse, asking, question, may_be):
    asked = asked_to_list(question, parse)
    assert may_be_one("heads of three schools", asked, asking(question), parse) is may_be


def test_a_sort_may_be_one_or_several(parse):
    assert not asked_to_list("What kind of jars broke?", parse).all
    assert asked_to_list("Which jars broke?", parse).all
