"""The tab of the directory."""

from __future__ import annotations

import re

import pytest

from index.generation import open_contents
from qa.assistant import Assistant
from tests.browser import By, in_browser

pytestmark = in_browser

SIZES = {"desk": (1280, 900), "phone": (390, 844)}


@pytest.mark.parametrize("size", SIZES)
def test_every_point_of_the_directory_leads_to_its_quote_in_the_article(
    visit, bundled, window, size
):
    window(*SIZES[size])
    page = visit(bundled, Assistant.open)
    page.directory()
    texts = {article.path: article.text for article in open_contents(bundled)[1].articles.stream()}
    links = [page.all(each) for each in (".timeline a.row", ".plot .point", ".official a")]
    assert all(len(each) > 2 for each in links)
    for link in (each for some in links for each in (some[0], some[-1])):
        card = page.follow(link)
        quotes = card.find_elements(By.TAG_NAME, "blockquote")
        for quote, facts in zip(
            quotes, card.find_elements(By.CSS_SELECTOR, ".facts"), strict=False
        ):
            path, start, end = re.search(r"(\S+), characters (\d+) to (\d+)", facts.text).groups()
            assert quote.get_property("textContent") == texts[path][int(start) : int(end)]
    page.one(".card:target a").click()
    page.wait(lambda: not page.shown_cards())
    assert page.run("return document.documentElement.scrollWidth") <= SIZES[size][0]
    beyond = page.run(
        "return [...document.querySelectorAll('.picture *')]"
        f".filter(e => e.getBoundingClientRect().right > {SIZES[size][0] + 1}).length"
    )
    assert beyond == 0
    small = page.run(
        "return [...document.querySelectorAll('.picture *')]"
        ".filter(e => parseFloat(getComputedStyle(e).fontSize) < 12).length"
    )
    assert small == 0


def test_another_kind_of_figures_is_drawn_when_it_is_chosen(visit, bundled):
    page = visit(bundled, Assistant.open)
    page.directory()
    before = page.text(".chart summary")
    page.one("#kind input").click()
    options = page.wait(lambda: page.all("#kind [role=option], [role=listbox] [role=option]"))
    next(each for each in options if "Chinese yuan" in each.text).click()
    page.wait(lambda: page.text(".chart summary") != before)
    for number in (0, -1):
        title = page.all(".plot .point title")[number].get_property("textContent")
        amount = re.search(r"\S+ [mb]illion yuan", title).group()
        assert amount in page.follow(page.all(".plot .point")[number]).text


def test_the_conversation_stays_while_the_directory_is_looked_at(visit, bundled):
    page = visit(bundled, Assistant.open)
    page.ask("How many websites did the NCA shut down in 2016?")
    page.directory()
    assert not page.one("#question").is_displayed()
    page.look_at("Ask")
    page.wait(lambda: page.one("#question").is_displayed())
    assert page.text(".asked") == "How many websites did the NCA shut down in 2016?"


def test_without_an_index_the_directory_says_so_in_a_sentence(visit, tmp_path):
    page = visit(tmp_path / "none")
    page.look_at("Directory")
    told = page.wait(lambda: [each for each in page.all(".lead") if "no index" in each.text])
    assert told[0].text.startswith("There is no directory to show: no index in")
    assert not page.all(".picture")
