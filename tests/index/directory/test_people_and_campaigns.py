"""Who is named, in which office, with which words; which campaigns, when, run by whom."""

from __future__ import annotations

import pytest

from index.directory.bodies import Bodies
from index.directory.extract import facts
from index.parser import load_parser


@pytest.fixture
def read(make_article):
    def of(text, title="A report", date=None):
        article = make_article("a", text, title=title, date=date)
        return article, facts(article, load_parser())

    return of


@pytest.mark.parametrize(
    ("text", "name", "office", "organisation"),
    [
        (
            "Lina Mork, deputy director of the Harbour Film Authority, said that piracy hurts.",
            "Lina Mork",
            "deputy director",
            "Harbour Film Authority",
        ),
        (
            "Piracy hurts, said Tom Berg, who is head of the hotline.",
            "Tom Berg",
            "head of the hotline",
            "",
        ),
        (
            "The secretary general of the Lakes Union, Ana Prado Reis, warned of copies.",
            "Ana Prado Reis",
            "secretary general",
            "Lakes Union",
        ),
        (
            "Piracy hurts, said Ana Reis, 34, a weaver from Lund.",
            "Ana Reis",
            "weaver",
            "",
        ),
        (
            "Raids go on, said Tom Berg of the Lakes Publishers Union.",
            "Tom Berg",
            "",
            "Lakes Publishers Union",
        ),
        (
            "Lina Mork, who has led the Harbour Film Authority since May, said so.",
            "Lina Mork",
            "head",
            "Harbour Film Authority",
        ),
        (
            "The Ministry of Culture opened a desk. Jo Lind, head of the ministry's Film Bureau, "
            "said it works.",
            "Jo Lind",
            "head",
            "Ministry of Culture, Film Bureau",
        ),
    ],
)
def test_an_office_and_where_it_is_held(read, text, name, office, organisation):
    article, found = read(text)
    (person,) = found.people
    assert (person.name, person.office, person.organisation) == (name, office, organisation)
    assert name in article.text[person.quote.start : person.quote.end]


def test_what_somebody_says_goes_on_with_he_and_with_the_last_name(read):
    article, found = read(
        "Lina Mork, director of the Harbour Film Authority, said that piracy hurts cinemas. "
        "“Nobody can look away,” she said. Mork added that raids go on. The sea was calm."
    )
    said = [article.text[span.start : span.end] for span in found.people[0].said]
    assert len(said) == 3
    assert "The sea was calm." not in said


def test_two_speakers_are_kept_apart(read):
    article, found = read(
        "Lina Mork, director of the Harbour Film Authority, said that raids go on. "
        "Tom Berg, a lawyer, said that raids are too rare. He asked for more."
    )
    by_name = {each.name: each for each in found.people}
    said = [article.text[span.start : span.end] for span in by_name["Tom Berg"].said]
    assert said[0].startswith("Tom Berg")
    assert all("Mork" not in each for each in said)


def test_ministries_are_no_people(read):
    _, found = read(
        "The Ministry of Public Security said on Friday that Kenya Copyright Board won."
    )
    assert found.people == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police resolved cases in the Clearwater 2022 operation.", "Clearwater 2022"),
        ("The results of the 2016 Clearwater Operation were announced.", "Clearwater 2016"),
        ("The “Clearwater 2019” Campaign deleted links.", "Clearwater 2019"),
        ("It was the first raid of Operation Silver Reel.", "Operation Silver Reel"),
        ("It began a campaign by the name of Fair Fonts.", "Fair Fonts"),
    ],
)
def test_campaigns_as_news_write_them(read, text, name):
    _, found = read(text)
    assert [campaign.name for campaign in found.campaigns] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The campaign Shanghai knows best goes on.",
        "Police ran a national campaign in March.",
        "The Cyber Operations Laboratory opened.",
    ],
)
def test_what_is_no_campaign(read, text):
    assert read(text)[1].campaigns == ()


def test_time_and_agencies_of_a_campaign(read):
    _, found = read(
        "The National Film Office launched the Clearwater 2018 campaign. "
        "The campaign ran from July to November 2018."
    )
    (campaign,) = found.campaigns
    assert (campaign.start, campaign.end) == ("2018-07", "2018-11")
    assert campaign.agencies == ("National Film Office",)


def test_a_short_name_stands_for_the_long_one():
    bodies = Bodies("The Harbour Film Authority (HFA) and the Ministry of Culture met.")
    assert bodies.full_name("HFA") == "Harbour Film Authority"
    assert bodies.full_name("ministry") == "Ministry of Culture"
    assert bodies.full_name("Lakes Union") == "Lakes Union"
