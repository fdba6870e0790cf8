from __future__ import annotations

import pytest
from lxml.html import fromstring

from qa.pictures.cards import SHOWN
from qa.pictures.timeline import timeline
from tests.qa.pictures.seen import QUOTE, found


@pytest.fixture
def drawn(make_directory):
    def draw(*campaigns):
        return fromstring(timeline(make_directory(campaigns)))

    return draw


def share(bar, name):
    return float(bar.get(name).removesuffix("%"))


def test_a_bar_goes_from_the_first_month_to_the_last(drawn, make_campaign):
    read = drawn(
        make_campaign("Heron 2016", "2016-07", "2016-12", ("NCA", "Police")),
        make_campaign("Swan 2017", "2017-01", "2017-12"),
    )
    heron, swan = found(read, "rect")
    assert (share(heron, "x"), share(heron, "width")) == (25, 25)
    assert (share(swan, "x"), share(swan, "width")) == (50, 50)
    assert heron.findtext("title") == "Heron 2016, July to December 2016, NCA, Police"
    assert [year.text for year in found(read, ".years span")] == ["2016", "2017"]


def test_how_much_is_told_of_the_time_is_seen_and_explained(drawn, make_campaign):
    read = drawn(
        make_campaign("Heron 2016", "2016-07", "2016-12"),
        make_campaign("Swan 2017", "2017-03"),
        make_campaign("Duck 2018"),
        make_campaign("Coot"),
    )
    assert [bar.get("class") for bar in found(read, "rect")] == [
        "bar exact",
        "bar open",
        "bar year",
    ]
    assert len(found(read, ".legend .swatch")) == 2
    assert [name.text for name in found(read, "ul .name")] == ["Coot"]


def test_a_short_bar_among_many_years_is_seen_and_stays_inside(drawn, make_campaign):
    read = drawn(make_campaign("Old", "1950", "1950"), make_campaign("New", "2020-12", "2020-12"))
    new = found(read, "rect")[1]
    assert share(new, "width") >= 1
    assert share(new, "x") + share(new, "width") <= 100.01
    assert len(found(read, ".years span")) <= 8


def test_each_campaign_leads_to_its_quotes(drawn, make_campaign, citation):
    read = drawn(
        make_campaign("Heron 2016", other_names=("the Heron drive",)), make_campaign("Coot")
    )
    links = [row.get("href") for row in found(read, "a.row")]
    cards = {f"#{card.get('id')}": card for card in found(read, ".card")}
    assert links == list(cards)
    card = cards[links[0]]
    assert card.findtext("h4") == "Heron 2016, also written the Heron drive"
    assert card.findtext("blockquote") == QUOTE
    place = f"news/lake.txt, characters {citation.start} to {citation.end}"
    assert found(card, ".facts")[0].text == f"Lake <news>\nThe Post · 2020-05\n{place}"


def test_of_very_many_the_first_are_shown_and_all_counted(drawn, make_campaign):
    read = drawn(*[make_campaign(f"Heron {number}") for number in range(SHOWN + 1000)])
    assert len(found(read, "a.row")) == SHOWN
    assert "The first 300 of 1,300 campaigns." in read.text_content()


def test_none_is_said_in_a_sentence(drawn):
    assert drawn().text == "The articles name no campaign."
