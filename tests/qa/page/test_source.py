"""The article beside the conversation, opened at its quote."""

from __future__ import annotations

from types import SimpleNamespace

from index.build import build_index
from qa.page.source import open_marker
from tests.browser import QUOTE, TEXT, Keys, in_browser

pytestmark = in_browser


def test_a_click_on_a_marker_opens_the_article_at_the_quote_and_escape_closes_it(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    source = page.open_marker()
    assert page.literal("#source .article") == TEXT
    assert page.text("#source .article .highlighted .text") == QUOTE
    assert "Lake news" in source.text
    assert f"characters {TEXT.index(QUOTE)} to" in source.text
    page.wait(lambda: page.run("return document.activeElement.id") == "close-source")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.wait(lambda: not page.all("#source"))
    page.wait(lambda: "token" in page.run("return document.activeElement.className"))


def test_the_article_of_a_folded_citation_and_of_a_refusal_opens_too(visit, lake):
    page = visit(lake)
    page.ask("Any swans?")
    page.unfold(".nearest")
    page.press("Open the article here")
    page.wait(lambda: page.all("#source .article .highlighted"))
    assert page.text("#source .article .highlighted .text") == QUOTE


def test_a_link_to_a_quote_opens_it_also_after_a_rebuild_from_an_edited_article(
    visit, lake, make_article, encoder
):
    page = visit(lake)
    page.ask("How many herons?")
    page.open_marker()
    page.run("navigator.clipboard.writeText = async text => { window.copied = text; }")
    page.press("Copy link")
    link = page.wait(lambda: page.run("return window.copied"))
    page.driver.get(link)
    page.wait(lambda: page.all("#source .article .highlighted"))
    assert page.text("#source .article .highlighted .text") == QUOTE
    other = make_article("boats", "Ten boats sank.")
    build_index([other], lake, encoder)
    page.wait(lambda: page.driver.get(link) or "isn’t in the articles" in page.text("body"))
    page.driver.get(page.address + "?quote=..%2F..%2Fetc%2Fpasswd")
    page.wait(lambda: "isn’t in the articles" in page.text("body"))
    assert not page.all("#source")


def test_a_forged_click_opens_nothing():
    turns = (SimpleNamespace(id="a", outcome=None),)
    for clicked in (None, [], ["[0]"], ["[99]"], ["[x]"], ["9" * 99], [{}], "[1]", 7):
        assert all("value" not in str(each) for each in open_marker("a", turns, clicked))


def test_a_phone_shows_the_source_over_the_whole_screen(visit, lake, window):
    window(390, 844)
    page = visit(lake)
    page.ask("How many herons?")
    box = page.open_marker().rect
    assert (box["x"], box["width"], box["height"]) == (0, 390, 844)
    assert page.run("return document.documentElement.scrollWidth") <= 390
