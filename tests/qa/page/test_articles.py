"""The tab of the articles."""

from __future__ import annotations

from tests.browser import in_browser

pytestmark = in_browser


def test_the_articles_are_listed_found_and_opened_beside(visit, bundled):
    page = visit(bundled)
    page.look_at("Articles")
    page.wait(lambda: len(page.all(".article-row")) == 5)
    page.one("#find textarea, #find input").send_keys("kunlun")
    page.wait(lambda: len(page.all(".article-row")) == 1)
    row = page.one(".article-row")
    assert "Kunlun" in row.text
    page.wait(lambda: page.clicked(page.one(".article-row")))
    source = page.wait(lambda: page.all("#source .article .text") and page.one("#source"))
    assert "kunlun-2021-ipr-crackdown.md" in source.text
    assert not page.all("#source .article .highlighted")
    page.wait(lambda: page.clicked(page.one("#close-source")))
    page.wait(lambda: not page.all("#source"))
    page.one("#find textarea, #find input").send_keys(" zebra")
    page.wait(lambda: "No article has these words" in page.text("#shelf"))


def test_without_an_index_the_articles_tab_says_so(visit, tmp_path):
    page = visit(tmp_path / "none")
    page.look_at("Articles")
    page.wait(lambda: "There are no articles to show: no index in" in page.text("#shelf"))
