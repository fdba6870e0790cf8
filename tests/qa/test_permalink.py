"""The address of a quote leads to it, also after the index was built from an edited article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from qa.answer import Citation
from qa.permalink import permalink, quote_at

TEXT = "Kilns were checked. The office closed 12 kilns. Rain fell — at last."
QUOTE = "The office closed 12 kilns."


@pytest.fixture
def article():
    return Article(
        id="kilns-md-0123456789ab", title="Kilns", text=TEXT, path="kilns.md", place="kilns.md"
    )


def address_in(article, quote=QUOTE):
    start = article.text.index(quote)
    return permalink(Citation(article, start, start + len(quote), 0.9))


def edited(article, text):
    return replace(article, id="kilns-md-ba9876543210", text=text)


def test_an_address_leads_to_its_quote(article):
    found = quote_at(address_in(article), {article.id: article})
    assert (found.article, found.quote) == (article, QUOTE)


def test_a_quote_is_found_again_where_the_article_was_edited(article):
    later = edited(article, f"A new headline.\n\n{TEXT}")
    found = quote_at(address_in(article), {later.id: later})
    assert (found.article, found.quote) == (later, QUOTE)
    assert found.start == later.text.index(QUOTE)


def test_a_quote_that_is_gone_or_in_another_article_only_is_not_found(article):
    gone = edited(article, TEXT.replace("12", "13"))
    other = replace(article, id="boats-md-0123456789ab")
    assert quote_at(address_in(article), {gone.id: gone, other.id: other}) is None


@pytest.mark.parametrize(
    "address",
    ["", "x", "kilns-md-0123456789ab", "kilns-md-0123456789ab:5-5:00000000", "../../etc/passwd",
     "kilns-md-0123456789ab:9-2:0123abcd", "kilns-md-0123456789ab:0-99999999:0123abcd"],
)  # fmt: skip
def test_anything_else_is_no_address_and_no_error(article, address):
    assert quote_at(address, {article.id: article}) is None


@given(st.text(min_size=1, max_size=80), st.text(max_size=20), st.data())
def test_every_quote_of_any_text_is_found_at_its_place_and_behind_an_insertion(text, before, data):
    article = Article(id="a-md-0123456789ab", title="A", text=text, path="a.md", place="a.md")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    address = permalink(Citation(article, start, end, 1.0))
    found = quote_at(address, {article.id: article})
    assert (found.start, found.end) == (start, end)
    later = replace(article, id="a-md-ba9876543210", text=before + text)
    assert quote_at(address, {later.id: later}).quote == text[start:end]
