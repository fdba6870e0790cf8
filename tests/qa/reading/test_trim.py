from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from qa.question import Kind, understand
from qa.reading.trim import trimmed

OPENED = (
    "On June 3, 2019 Lina Mork, deputy director of the copyright department of the Harbour Film "
    "Authority, said that raids found more than 1,100 suspects and 1.1 million links, about 25 "
    "percent of them in the Norland region, and 4.67 million yuan ($672,232) in fines."
)


@pytest.fixture
def trim(generation, parse):
    def made(question, words, sentence=OPENED):
        start = sentence.index(words)
        understood = understand(question, question, generation, parse)
        span = trimmed(understood, sentence, Span(start, start + len(words)), parse)
        return sentence[span.start : span.end]

    return made


@pytest.mark.parametrize(
    ("question", "found", "said"),
    [
        ("How many suspects were found?", "1,100", "more than 1,100 suspects"),
        ("How many links were there?", "1.1", "1.1 million links"),
        ("How many links were there?", "1.1 million links,", "1.1 million links"),
        ("How much was paid in fines?", "4.67 million yuan", "4.67 million yuan ($672,232)"),
        ("How much was paid in fines?", "$672,232", "4.67 million yuan ($672,232)"),
        ("How much was paid in dollars?", "4.67 million yuan", "$672,232"),
        ("What share was found in Norland?", "25 percent", "about 25 percent"),
        ("What percentage was it?", "25", "about 25 percent"),
        ("Who spoke of raids?", "Mork", "Lina Mork"),
        ("Who spoke of raids?", "Lina Mork,", "Lina Mork"),
        ("In what capacity did Lina Mork speak?", "deputy director",
         "deputy director of the copyright department of the Harbour Film Authority"),
        ("Who is Lina Mork?", "Lina Mork, deputy director of the copyright department",
         "deputy director of the copyright department of the Harbour Film Authority"),
        ("When did she speak?", "On June 3, 2019", "June 3, 2019"),
        ("What year was it?", "June 3, 2019", "2019"),
        ("Where were they found?", "the Norland region,", "Norland region"),
    ],
)  # fmt: skip
def test_it_says_what_a_person_would(trim, question, found, said):
    assert trim(question, found) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("deputy director", "deputy director"),
        ("1,100", "1,100"),
        ("the copyright department", "the copyright department"),
        (", said", "said"),
        ("Harbour Film Authority, ", "Harbour Film Authority"),
        ("4.67 million yuan ($672,232", "4.67 million yuan ($672,232)"),
        ("yuan ($672,232)", "yuan ($672,232)"),
        ("yuan (", "yuan"),
        ("$672,232)", "$672,232"),
        ("fines.", "fines"),
        ("raids found more than 1,100 suspects and", "raids found more than 1,100 suspects"),
    ],
)
def test_where_nothing_of_these_kinds_is_asked_for_only_signs_go(trim, found, said):
    assert trim("What was found in the raids?", found) == said


def test_an_abbreviation_keeps_its_stop(trim):
    assert trim("What country is meant?", "the U.S.", "They came from the U.S.") == "U.S."


def test_a_decade_is_not_cut_to_a_year(trim):
    assert trim("Which year did it open?", "the 1980s", "It opened in the 1980s.") == "1980s"


def test_half_a_quotation_mark_goes_and_a_pair_stays(trim):
    told = "It was called “Clear Water” and is the “third” of its kind."
    question = "What was it called?"
    assert trim(question, "“Clear Water” and", told) == "“Clear Water”"
    assert trim(question, "“Clear", told) == "Clear"


def test_a_name_that_the_question_gives_is_no_answer_to_complete(trim):
    assert trim("Who is with Mork?", "Lina", OPENED) == "Lina"


@given(st.data())
def test_an_answer_is_never_empty_and_never_outside(parse_once, data):
    question, sentence, parse = parse_once
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    asked = replace(question, kind=data.draw(st.sampled_from(Kind)))
    span = trimmed(asked, sentence, Span(start, end), parse)
    assert 0 <= span.start < span.end <= len(sentence)


@pytest.fixture(scope="module")
def parse_once(parse):
    from qa.question import Question

    parsed = parse(OPENED)
    question = Question("Who?", "Who?", Kind.OTHER, "suspects", ("who",), {}, (), ("lina",), (), ())
    return question, OPENED, lambda _sentence: parsed
