"""Which figures a sentence tells, of what, when, where, in which campaign."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.directory.extract import facts
from index.parser import load_parser


@pytest.fixture
def figures(make_article):
    def read(text, date=None, title="A report"):
        article = make_article("a", text, title=title, date=date)
        told = facts(article, load_parser()).figures
        for each in told:
            assert article.text[each.quote.start : each.quote.end].strip()
            assert each.quote.start <= each.place.start < each.place.end <= each.quote.end
        return article, told

    return read


def told(article, figure):
    return article.text[figure.place.start : figure.place.end]


def values(figures):
    return [(figure.value, figure.unit) for figure in figures]


def test_a_sentence_with_six_figures_tells_each_with_its_noun_and_its_verb(figures):
    _, found = figures(
        "In 2019 the office deleted 1.1 million links, seized 10.75 million pirated products, "
        "closed 418 websites and 57 apps, fined 12 firms 4.67 million yuan ($672,232) "
        "and arrested more than 200 suspects."
    )
    nouns = {figure.noun: (figure.value, figure.action) for figure in found if not figure.unit}
    assert nouns["link"] == (1_100_000, "delete")
    assert nouns["product"] == (10_750_000, "seize")
    assert nouns["website"] == (418, "close")
    assert nouns["suspect"] == (200, "arrest")
    assert (Decimal("4670000.00"), "CNY") in values(found)
    assert (Decimal("672232"), "USD") in values(found)
    assert all(figure.years == ("2019",) for figure in found)
    assert next(each.hedge for each in found if each.noun == "suspect") == "more than"


def test_years_days_and_ordinals_are_no_figures(figures):
    _, found = figures(
        "On June 3, 2019, at 10 o'clock, the third raid of the 70th campaign day began in 2018."
    )
    assert found == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "noun"),
    [
        ("Thirty-three cases were handed over to the courts.", 33, "", "case"),
        ("The fines came to Rs 86 crore in all.", 860_000_000, "INR", "fine"),
        ("One clue in four came from readers.", 25, "percent", "clue"),
        ("A quarter of the clues came from readers.", 25, "percent", ""),
        ("Up to five per cent of the cost may be fined.", 5, "percent", "cost"),
        ("Police carried off 14,000 pieces of equipment.", 14_000, "", "equipment"),
        ("Six hundred and forty disputes were settled.", 640, "", "dispute"),
    ],
)
def test_numbers_in_other_clothes(figures, text, value, unit, noun):
    _, found = figures(text)
    assert (value, unit) in values(found)
    if noun:
        assert noun in {figure.noun for figure in found}


def test_a_number_alone_counts_what_was_counted_before(figures):
    _, found = figures(
        "Officers took 12,700 copies from two shops in Nakuru and 6,500 from stalls in Eldoret."
    )
    assert [(f.value, f.noun) for f in found if f.value > 100] == [
        (12_700, "copy"),
        (6_500, "copy"),
    ]


def test_one_noun_stands_for_two_numbers(figures):
    article, found = figures("The office monitors 20 video and 12 music websites.")
    assert [(told(article, f), f.noun) for f in found] == [
        ("20 video", "website"),
        ("12 music websites", "website"),
    ]


def test_the_year_that_stands_nearest_is_meant(figures):
    _, found = figures(
        "The police seized 87,500 boxes in 2023, against 62,500 in the same months of 2022."
    )
    assert [(f.value, f.years) for f in found] == [(87_500, ("2023",)), (62_500, ("2022",))]


def test_years_are_counted_back_from_the_day_of_publication(figures):
    _, found = figures("Last year 31 firms were fined.", date="2021-04-23")
    assert found[0].years == ("2020",)
    _, unknown = figures("Last year 31 firms were fined.")
    assert unknown[0].years == ()


def test_a_figure_belongs_to_the_campaign_of_the_article_unless_it_is_of_another_year(figures):
    _, found = figures(
        "The Clearwater 2018 campaign closed 583 cases. The office removed 1,200 links. "
        "In 2016 it had closed 514 cases."
    )
    assert [(f.value, f.campaign, f.years) for f in found] == [
        (583, "Clearwater 2018", ("2018",)),
        (1_200, "Clearwater 2018", ("2018",)),
        (514, "", ("2016",)),
    ]


def test_shillings_are_those_of_the_country(figures):
    _, found = figures("In Kenya the fines came to 450,000 shillings, said the Kenya board.")
    assert values(found) == [(450_000, "KES")]


def test_what_only_points_back_is_told_once(figures):
    _, found = figures("Police resolved 583 cases. Of the 583 cases, 62 went to court.")
    assert [f.value for f in found] == [583, 62]


def test_other_languages_tell_nothing(make_article):
    article = make_article("a", "Die Polizei schloss 290 Webseiten.", language="de")
    assert facts(article, load_parser()).figures == ()
