"""Yes and no are said only where a quote settles it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from index.date_names import YEAR
from index.directory.extract import facts
from index.encoders import open_encoder
from index.parser import load_parser
from index.tokens import tokens
from qa.answer import Answer, Citation, Refusal
from qa.forms.finding import Tools
from qa.forms.yes_or_no import how_many, is_yes_or_no, plainly_said, settle
from qa.question import Kind, Question


@pytest.fixture(scope="module")
def tools():
    encoder = open_encoder()

    def alike(phrase, others):
        vectors = encoder.encode([phrase, *others])
        return (vectors[1:] @ vectors[0]).tolist()

    contents = SimpleNamespace(directory=SimpleNamespace(of=lambda article: facts(article, parse)))
    parse = load_parser()
    return Tools(contents, parse, alike, 0.3, None, None)


@pytest.fixture
def read(make_article):
    """Return a question, and the answer that quotes a sentence to it."""

    def of(text, quote):
        years = tuple(YEAR.findall(text))
        question = Question(text, text, Kind.OTHER, "", tuple(tokens(text)), {}, years, (), (), ())
        cited = Citation(make_article("a", quote), 0, len(quote), 0.9)
        return question, Answer(text, text, quote, quote, 0.9, (cited,), 0.0)

    return of


@pytest.fixture
def said(tools, read):
    def of(text, quote):
        question, answer = read(text, quote)
        outcome = settle(question, [answer], tools)
        return outcome and outcome.answer

    return of


@pytest.fixture
def plain(tools, read):
    def of(text, *quotes):
        told = [read(text, quote) for quote in quotes]
        outcome = plainly_said(told[0][0], [answer for _, answer in told], tools)
        return outcome and (outcome.answer, outcome.citations[0].quote)

    return of


@pytest.mark.parametrize(
    ("question", "quote", "answer"),
    [
        ("Did police arrest the owner?", "Police arrested the owner without incident.", "Yes"),
        ("Did Li refuse to pay?", "Li refused to pay the fine.", "Yes"),
        ("Did Li pay the fine?", "Li refused to pay the fine.", "No"),
        ("Were 290 websites closed?", "No fewer than 290 websites were closed.", "Yes"),
        ("Did the office close any cinema?", "The office closed no cinema.", "No"),
        ("Was any cinema closed?", "No cinema was closed.", "No"),
        ("Did Youku sue Hunan TV?", "Youku sued Hunan TV.", "Yes"),
        ("Were public baths inspected?", "Public baths were not inspected, she admits.", "No"),
        ("Did they fine anyone?", "The office issued fines of 4 million won.", "Yes"),
        ("Did the driver have to pay a fine?", "The driver was fined 300 crowns.", "Yes"),
        ("Were kilns closed in 2019?", "In 2019, 12 kilns were closed.", "Yes"),
    ],
)
def test_what_a_quote_settles(said, question, quote, answer):
    assert said(question, quote) == answer


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Did the NCA arrest the owners of 290 websites?", "The NCA shut down 290 websites."),
        ("Did Hunan TV sue Youku?", "Youku sued Hunan TV."),
        ("Did Li sell copies?", "Li was accused of selling copies."),
        ("Did the office close websites?", "The office may close websites."),
        ("Did prices rise?", "Prices fell."),
        ("Did Li arrest 251 suspects?", "Li said that 251 suspects have been arrested."),
        ("Did Li close websites?", "Wang closed websites."),
        ("Did the office close 300 websites?", "The office closed 290 websites."),
        ("Did they fine any websites?", "There were fines, and 300 websites were closed."),
        ("Were kilns closed in 2019?", "In 2018, 12 kilns were closed, fewer than in 2017."),
    ],
)
def test_what_it_does_not(said, question, quote):
    assert said(question, quote) is None


@pytest.mark.parametrize("text", ["Who did it?", "Was it in 2016 or in 2019?", "How many?", ""])
def test_other_questions(text):
    assert not is_yes_or_no(text)


@pytest.mark.parametrize(
    ("question", "quote", "answer"),
    [
        ("Was the stolen kite found?", "The stolen kite is still missing.", "No"),
        ("Has the trial been decided?", "The trial is still pending.", "No"),
        ("Was the kite flown?", "The stolen kite is still missing.", None),
        ("Was the baker fined?", "The baker is awaiting trial.", None),
    ],
)
def test_what_is_still_open_has_not_been_done(said, question, quote, answer):
    assert said(question, quote) == answer


def test_who_declines_to_name_something_does_not_tell_it_in_other_words(said):
    assert said("Did the mayor disclose the winner?", "The mayor declined to name the winner.") == (
        "No"
    )


def test_an_unsure_reader_is_believed_only_in_the_very_words(plain):
    question = "Did the baker burn the bread?"
    denied, told = "The baker did not burn the bread.", "The baker burnt the bread."
    assert plain(question, denied) == ("No", denied)
    assert plain(question, "The baker scorched the bread.", told) == ("Yes", told)
    assert plain(question, "The baker burnt the cake.") is None
    assert plain("Was the blue kite found?", "The kite is still missing.") is None


def test_two_quotes_that_say_the_contrary_settle_nothing(tools, read):
    question, yes = read("Did the baker burn the bread?", "The baker burnt the bread.")
    _, no = read(question.text, "The baker did not burn the bread.")
    assert settle(question, [yes, yes], tools).answer == "Yes"
    assert settle(question, [yes, no], tools) is None


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("Were any kilns closed in 2019?", "How many kilns were closed in 2019?"),
        ("Did the office close any kilns in 2019?", "How many kilns did the office close in 2019?"),
        ("Did police arrest anyone?", "How many people did police arrest?"),
        ("Did the office close the kiln?", ""),
    ],
)
def test_whether_there_was_any_is_asked_as_how_many(question, counted):
    assert how_many(question, load_parser()) == counted


def test_any_at_all_is_told_by_a_figure_of_the_year_and_no_other(annals):
    told = annals.ask("Were any kilns measured in 2018?")
    assert (told.answer, told.citations[0].quote) == ("Yes", "In 2018, 1,300 kilns were measured.")
    assert isinstance(annals.ask("Were any kilns closed in 2018?"), Refusal)
    assert isinstance(annals.ask("Were any kilns closed in 2017?"), Refusal)


def test_a_no_and_a_not_yet_are_told_with_their_quotes(annals):
    assert annals.ask("Were public baths inspected?").answer == "No"
    assert annals.ask("Has Olga Lind been tried?").answer == "No"
