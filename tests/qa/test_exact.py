from __future__ import annotations

import pytest

from qa.exact import exact_answer
from qa.question import understand


@pytest.fixture
def find(generation, parse, model):
    """Return the exact answer to a question in a sentence; like things are told by the model."""

    def alike(phrase, others):
        vectors = model.encode([phrase, *others])
        return (vectors[1:] @ vectors[0]).tolist()

    def found(question, sentence):
        understood = understand(question, question, generation, parse)
        exact = exact_answer(understood, parse(sentence), lambda token: 1.0, alike)
        return exact and sentence[exact.span.start : exact.span.end]

    return found


SEIZED = (
    "The office closed 361 film websites, 57 apps and seven servers and seized 14,000 pieces of "
    "equipment worth 2.3 million yuan ($340,000) in 2019."
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many websites were closed?", "361 film websites"),
        ("How many apps were closed?", "57 apps"),
        ("How many servers did they close?", "seven servers"),
        ("How many pieces of equipment were seized?", "14,000 pieces of equipment"),
        ("how many mobile applications", "57 apps"),
        ("How many lawyers were hired?", None),
        ("How much was it worth?", "2.3 million yuan ($340,000)"),
        ("How much was it worth in dollars?", "$340,000"),
    ],
)
def test_the_figure_of_what_is_counted_not_its_neighbour(find, question, answer):
    assert find(question, SEIZED) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How many links?", "More than 30,000 links were cut.", "More than 30,000 links"),
        ("What share came from readers?", "About 25 percent came by post.", "About 25 percent"),
        ("When was it held?", "It was held on June 3, 2019.", "June 3, 2019"),
        ("What year did it begin?", "It began on June 3, 2019.", "2019"),
        ("Which month was it?", "It ran from May to November in 2019.", "May to November"),
        ("Which weekday was it?", "It was Friday, June 3.", "Friday"),
        (
            "When is World Book Day?",
            "On Friday, the office, three days ahead of the yearly World Book Day, which falls on "
            "April 26 every year, met.",
            "April 26 every year",
        ),
        ("Where was it held?", "They met in Shanghai on Friday.", "Shanghai"),
        (
            "Who spoke?",
            "Anna Schmidt, head of the office, spoke for an hour.",
            "Anna Schmidt",
        ),
        (
            "Who is Anna Schmidt?",
            "Anna Schmidt, head of the office, spoke for an hour.",
            "head of the office",
        ),
        ("Who is the director?", "Anna Schmidt, deputy director, spoke.", None),
        ("What was said?", "Anna Schmidt, deputy director, spoke.", None),
    ],
)
def test_each_kind_of_answer(find, question, sentence, answer):
    assert find(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many products were seized?", "10.75 million infringing and pirated products"),
        ("How many links were cut?", "1.1 million links"),
        ("How many criminal cases were there?", "160 criminal cases"),
        ("How many suspects were caught?", "more than 200 suspects"),
    ],
)
def test_each_figure_of_a_crowded_sentence(find, question, answer):
    sentence = (
        "They cut 1.1 million links to pirated works, seized 10.75 million infringing and pirated "
        "products, caught more than 200 suspects and took on 450 cases, 160 criminal cases among "
        "them, worth RMB524 million."
    )
    assert find(question, sentence) == answer


def test_a_sentence_without_a_verb_does_no_harm(find):
    assert find("How many sites were closed?", "Friday, 12 sites") == "12 sites"


def test_a_year_is_no_count(find):
    assert find("How many campaigns were there?", "The 2019 campaign ended.") is None
