from __future__ import annotations

import pytest
from lxml.html import fromstring

from qa.answer import Citation
from qa.directory import OfficialEntry
from qa.pictures.cards import QUOTES, SHOWN
from qa.pictures.tables import officials
from tests.qa.pictures.seen import QUOTE, found


@pytest.fixture
def drawn(make_directory):
    def draw(*people):
        return fromstring(officials(make_directory(officials=people)))

    return draw


def test_an_official_stands_with_office_and_leads_to_the_quotes(drawn, make_official):
    read = drawn(make_official(said=2), make_official("Bo Ek", "", "", 0))
    rows = found(read, "tr.official")
    assert [cell.text_content() for cell in rows[0]] == ["Ann Lee", "rangerLake Office", "2"]
    assert [cell.text_content() for cell in rows[1]] == ["Bo Ek", "", "0"]
    cards = {f"#{card.get('id')}": card for card in found(read, ".card")}
    assert [name.get("href") for name in found(read, "tr.official a")] == list(cards)
    card = next(iter(cards.values()))
    assert card.findtext("h4") == "Ann Lee, ranger, Lake Office"
    assert [quote.text for quote in found(card, "blockquote")] == [QUOTE]


def test_many_sayings_are_cut_short_and_counted(drawn, make_official, make_article):
    article = make_article("long", "Herons. " * 50)
    said = tuple(Citation(article, 8 * place, 8 * place + 7, 1.0) for place in range(QUOTES + 5))
    read = drawn(OfficialEntry("Ann Lee", "", "", said[0], said))
    assert len(found(read, "blockquote")) == QUOTES
    assert "And 5 quotes more." in read.text_content()


def test_of_very_many_the_first_are_shown_and_all_counted(drawn, make_official):
    read = drawn(*[make_official(f"Ann {number}") for number in range(SHOWN + 1)])
    assert len(found(read, "tr.official")) == SHOWN
    assert "The first 300 of 301 officials." in read.text_content()


def test_none_is_said_in_a_sentence(drawn):
    assert drawn().text == "The articles name no official."
