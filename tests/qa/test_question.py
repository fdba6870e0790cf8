from __future__ import annotations

import pytest

from index.build import build_index
from index.generation import Generation
from qa.question import Kind, understand


@pytest.fixture
def ask(generation, parse):
    return lambda text: understand(text, text, generation, parse)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How many websites were closed?", Kind.COUNT),
        ("clearwater 2016 how many sites closed", Kind.COUNT),
        ("What was the number of apps?", Kind.COUNT),
        ("How much did the fines come to?", Kind.AMOUNT),
        ("how many yuan were paid", Kind.AMOUNT),
        ("What share of the clues came from readers?", Kind.SHARE),
        ("Who is Lina Mork?", Kind.OFFICE),
        ("Which office does Lina Mork hold?", Kind.OTHER),
        ("What position does Lina Mork have?", Kind.OFFICE),
        ("Who is the deputy director of the HFA?", Kind.PERSON),
        ("Which official spoke of cinemas?", Kind.PERSON),
        ("What did Lina Mork say about cinemas?", Kind.STATEMENT),
        ("When was the equipment seized?", Kind.DATE),
        ("Which month did the fines fall in?", Kind.DATE),
        ("Where did raids take place?", Kind.PLACE),
        ("Where did the people who copied films live?", Kind.PLACE),
        ("What is the campaign called?", Kind.OTHER),
    ],
)
def test_the_kind_of_answer_is_told_from_the_wording(ask, text, kind):
    assert ask(text).kind is kind


def test_what_is_counted_is_the_noun_behind_how_many(ask):
    assert ask("How many pirate websites did the HFA close?").counted == "pirate websites"
    assert ask("What was the number of websites?").counted == "websites"


def test_misspelt_words_are_put_right_and_the_users_words_are_kept(ask):
    question = ask("how many webistes did the Harbor Film Authorty close")
    assert "websites" in question.text
    assert "Authority" in question.text
    assert question.asked == "how many webistes did the Harbor Film Authorty close"


def test_a_name_that_is_not_in_the_articles_is_not_bent_into_one_that_is(ask):
    assert "Zorland" in ask("How many cases were there in Zorland?").text


def test_aliases_stand_for_each_other(ask):
    tokens = ask("What did the HFA close?").alternatives["hfa"]
    assert frozenset({"harbour", "film", "author"}) in tokens


def test_years_names_and_numbers_are_what_a_question_takes_for_granted(ask):
    question = ask("Did Lina Mork close 290 websites in 2016?")
    assert question.years == ("2016",)
    assert question.names == ("lina", "mork")
    assert question.numbers == ("290",)


def test_small_letters_hide_no_name(ask):
    assert "clearwater" in ask("clearwater campaign websites").names


@pytest.mark.parametrize(
    "text", ["HOW MANY WEBSITES WERE CLOSED IN 2016?", "How Many Websites Were Closed In 2016?"]
)
def test_capitals_all_over_name_nothing(ask, text):
    assert ask(text).names == ()


def test_a_form_of_address_is_no_name(ask):
    assert ask("What did Mr. Berg say?").names == ("berg",)


def test_a_person_asked_for_in_small_letters_is_still_named(ask):
    assert ask("who is lina mork").kind is Kind.OFFICE


def test_a_small_number_may_be_spelt_out_and_is_not_insisted_on(ask):
    assert ask("Who handed over 33 cases on 5 May?").numbers == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("What did Lina Mork say about cinemas?", ({"lina", "mork"},)),
        ("According to Tom Berg, how many cases were dealt with?", ({"tom", "berg"},)),
        ("Which office does Lina Mork hold?", ()),
        ("What did the HFA say about cinemas?", ()),
    ],
)
def test_whose_words_are_asked_for(ask, text, speakers):
    assert ask(text).speakers == speakers


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("How much did the fines come to in US dollars?", {"dollar"}),
        ("How many RMB were the fines?", {"yuan"}),
        ("How much did the fines come to?", set()),
        ("Who printed the dollars?", set()),
    ],
)
def test_the_money_in_which_an_amount_is_asked_for(ask, text, currencies):
    assert ask(text).currencies == currencies


def test_a_short_name_that_is_an_ordinary_word_stands_for_nothing(
    tmp_path, make_article, encoder, parse
):
    told = make_article("tides", "The Institute of Tides (IT) met. It was founded by the IT.")
    build_index([told], tmp_path, encoder)
    text = "What did the Institute of Tides find?"
    question = understand(text, text, Generation.open(tmp_path, encoder), parse)
    assert not any(question.alternatives.values())
    assert question.names == ("institute", "tides")
