"""What a question can't mean is left out before it is answered."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from corpus.article import Passage, Span
from corpus.sentences import sentences
from index.directory.extract import facts
from index.parser import load_parser
from qa.forms.ruled_out import without_other_campaigns, without_other_figures
from qa.question import Kind
from qa.read import Reading
from qa.retrieve import Hit

CONTENTS = SimpleNamespace(
    directory=SimpleNamespace(of=lambda article: facts(article, load_parser()))
)
FIGURES = (
    "In 2019, inspectors dealt with 450 cases, including 160 criminal cases. Officers detained 28 "
    "factory managers in Lund. From 2016 to 2020 they captured 9,100 potters. All the other "
    "numbers stand, among them the 450 cases. There were 88 data leak cases. "
    "They shut down 61 kilns selling unlicensed bowls."
)
CAMPAIGNS = (
    "The Bright Kiln 2018 campaign ran from July to August 2018. In Bright Kiln 2018, 583 kilns "
    "were checked. The potters hoped for rain. In the year before, they had hoped for sun. The "
    "Safe Glaze campaign ended in May."
)


@pytest.fixture
def reads(make_article):
    """Return the reading that points to some words of a text."""

    def of(text, words, title="A report"):
        article = replace(make_article("a", text, title=title), date="2020-03-02")
        start = text.rindex(words)
        quote = next(span for span in sentences(text, "en") if span.start <= start < span.end)
        answer = Span(start, start + len(words))
        hit = Hit(article, Passage(article.id, 0, len(text)), 1.0, 1.0)
        return Reading(hit, quote, answer, 0.9)

    return of


@pytest.mark.parametrize(
    ("question", "words", "stays"),
    [
        ("How many cases were there in 2019?", "160 criminal cases", False),
        ("How many criminal cases in 2019?", "160 criminal cases", True),
        ("How many factories were checked?", "28 factory managers", False),
        ("How many factory managers were held?", "28 factory managers", True),
        ("How many potters were captured in 2018?", "9,100 potters", False),
        ("How many potters from 2016 to 2020?", "9,100 potters", True),
        ("How many cases were there in 2020?", "450 cases", False),
        ("How many leaks were there?", "88 data leak cases", True),
        ("How many kilns were shut down?", "61 kilns", True),
    ],
)
def test_figures_of_other_things_years_and_parts_are_left_out(
    reads, asking, question, words, stays
):
    counted = re.match(r"How many ([a-z ]+?) (?:were|was|in|from)", question)[1]
    asked = replace(asking(question), counted=counted)
    kept = without_other_figures(asked, [reads(FIGURES, words)], CONTENTS)
    assert bool(kept) is stays


@pytest.mark.parametrize(
    ("question", "words", "stays"),
    [
        ("What did the potters hope for in Bright Kiln 2018?", "rain", True),
        ("What did the potters hope for in Bright Kiln 2019?", "rain", False),
        ("What did the potters hope for in Bright Kiln 2017?", "sun", True),
        ("When did Bright Kiln 2018 end?", "May", False),
        ("When did Safe Glaze end?", "May", True),
    ],
)
def test_what_is_said_of_another_campaign_or_year_is_left_out(
    reads, asking, question, words, stays
):
    asked = replace(asking(question), kind=Kind.OTHER)
    kept = without_other_campaigns(asked, [reads(CAMPAIGNS, words)], CONTENTS)
    assert bool(kept) is stays


def test_the_campaign_of_the_headline_rules_over_that_of_another_year(make_article):
    text = "The Bright Kiln 2021 campaign had been larger. In the drive, 30 potters were fined."
    article = make_article("a", text, title="Bright Kiln 2022 ends")
    assert [each.years for each in facts(article, load_parser()).figures] == [("2022",)]
