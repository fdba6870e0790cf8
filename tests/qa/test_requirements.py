from __future__ import annotations

import pytest

from corpus.article import Passage
from qa.question import understand
from qa.refuse import not_borne_out
from qa.requirements import is_in_other_money, is_said_by_another, unmet
from qa.retrieve import Hit


@pytest.fixture
def check(generation, parse):
    """Return what a question takes for granted that the article of a name doesn't bear out."""

    def checked(question, place):
        understood = understand(question, question, generation, parse)
        articles = generation.contents.articles.values()
        article = next(article for article in articles if article.place == place)
        whole = Passage(article.id, 0, len(article.text))
        return unmet(understood, Hit(article, whole, 1.0, 1.0))

    return checked


@pytest.fixture
def reason(generation, parse):
    def told(question):
        understood = understand(question, question, generation, parse)
        return not_borne_out(understood, generation.contents)

    return told


def test_the_year_of_another_campaign_is_not_borne_out(check):
    question = "How many websites did Clearwater close in 2019?"
    assert check(question, "harbour.txt").years == ("2019",)
    assert not check(question, "lakes.txt")


def test_the_name_of_somebody_else_is_not_borne_out(check):
    assert check("What did Tom Berg say?", "harbour.txt").names == ("tom", "berg")
    assert not check("What did Tom Berg say?", "lakes.txt")


def test_a_first_name_of_one_and_a_second_of_another_are_nobody(check):
    assert check("What did Tom Mork say?", "lakes.txt").names
    assert check("What did Film Mork say?", "harbour.txt").names


def test_a_name_is_borne_out_under_its_alias(check):
    assert not check("What did the HFA close?", "harbour.txt")
    assert not check("What did the Harbour Film Authority close?", "harbour.txt")


def test_a_number_must_stand_in_the_passage(check):
    assert not check("Which authority closed 290 websites?", "harbour.txt")
    assert check("Which authority closed 291 websites?", "harbour.txt").numbers == ("291",)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "How many websites did Clearwater close in 2017?",
            "The articles on Clearwater speak of 2016 and 2019, not of 2017.",
        ),
        (
            "How many cups did Tom Berg win in 2019?",
            "The articles mention Tom Berg and 2019, but no sentence in them says how many cups.",
        ),
        ("What did Anna Schmidt say?", "The articles don't mention Anna Schmidt."),
        (
            "How many websites did Clearwater close in 2017 and 2018?",
            "The articles on Clearwater speak of 2016 and 2019, not of 2017 or 2018.",
        ),
        ("Who closed 291 websites?", "The articles don't give the figure 291."),
        (
            "How many links did Lina Mork delete in Norland?",
            "No article speaks of Lina Mork and Norland.",
        ),
        ("What did Lina Berg say?", "No article speaks of Lina Berg."),
        (
            "How many cups did the HFA win?",
            "The articles mention HFA, but no sentence in them says how many cups.",
        ),
        (
            "How much did the HFA pay in euros?",
            "The articles mention HFA, but no sentence in them says how much in euros.",
        ),
    ],
)
def test_the_reason_names_what_is_not_there(reason, question, told):
    assert reason(question) == told


def test_a_year_that_stands_elsewhere_in_the_article_is_not_denied(
    tmp_path, make_article, encoder, parse
):
    from index.build import build_index
    from index.generation import Generation

    text = "The Clearwater campaign began in 2016. In 2018 the office moved."
    build_index([make_article("a", f"They met. {text}")], tmp_path, encoder)
    generation = Generation.open(tmp_path, encoder)
    asked = "How many cups did Clearwater win in 2018?"
    reason = not_borne_out(understand(asked, asked, generation, parse), generation.contents)
    assert reason == (
        "The articles mention Clearwater and 2018, but no sentence in them says how many cups."
    )


@pytest.mark.parametrize(
    ("quote", "is_other"),
    [
        ("Fines came to 4.67 million yuan.", True),
        ("Fines came to 4.67 million yuan ($672,232).", False),
        ("Fines came to US$672,232.", False),
    ],
)
def test_an_amount_in_another_currency_is_no_answer(generation, parse, quote, is_other):
    asked = "How much did the fines come to in dollars?"
    assert is_in_other_money(understand(asked, asked, generation, parse), quote) is is_other


@pytest.mark.parametrize(
    ("quote", "by_another"),
    [
        ("Tom Berg said that piracy hurts cinemas.", True),
        ("“Piracy hurts cinemas,” Mork told reporters.", False),
        ("Lina Mork, who had met Tom Berg, said that piracy hurts cinemas.", False),
        ("She added that Tom Berg was wrong.", False),
        ("Piracy hurts cinemas.", False),
    ],
)
def test_the_words_of_another_are_no_answer(generation, parse, quote, by_another):
    asked = "What did Lina Mork say about piracy?"
    question = understand(asked, asked, generation, parse)
    assert is_said_by_another(question, quote, parse) is by_another


def test_whoever_is_asked_about_may_stand_in_the_quote_of_another(generation, parse):
    asked = "Which office does Lina Mork hold?"
    question = understand(asked, asked, generation, parse)
    assert not is_said_by_another(question, "The deputy director met Tom Berg.", parse)
