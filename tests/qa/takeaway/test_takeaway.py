"""What is taken along holds every quote to the letter, and none of its markup comes to life."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from pybtex.database import parse_string

from corpus.article import Article
from qa.answer import Answer, Citation, Refusal
from qa.takeaway.exchange import Exchange, cited_articles
from qa.takeaway.references import to_bibtex, to_ris
from qa.takeaway.to_html import to_html
from qa.takeaway.to_json import to_json
from qa.takeaway.to_markdown import to_markdown

HOSTILE = (
    '*Stars*, _bars_, [a link](javascript:x) & <script>alert("1")</script> ~~gone~~ `code` $x$'
)


def article_of(text, title="Kilns & glaze", **fields):
    return Article(
        id="kilns-1", title=title, text=text, path="news/kilns_1.md", place="k", **fields
    )


def answered(question, article, quote):
    start = article.text.index(quote)
    cited = Citation(article, start, start + len(quote), 0.9)
    return Exchange(question, Answer(question, question, quote, f"{quote} [1]", 0.9, (cited,), 1.0))


@pytest.fixture
def conversation():
    article = article_of(f"Before. {HOSTILE}\n\nAfter.", date="2022-05", publisher="The Kiln")
    refused = Refusal("Who # won?", "Who # won?", "No *sentence* says who.", 0.1, (), 1.0)
    return [answered("What was *there*?", article, HOSTILE), Exchange("Who # won?", refused)]


def shown(markdown):
    """Return what a reader sees of Markdown, tables, strikes and links switched on."""
    page = html.fromstring(MarkdownIt("gfm-like", {"linkify": False}).render(markdown))
    return page, " ".join(page.text_content().split())


def test_markdown_shows_questions_quotes_places_and_reasons_as_they_are(conversation):
    page, text = shown(to_markdown(conversation))
    for part in (HOSTILE, "What was *there*?", "Who # won?", "No *sentence* says who.", "2022-05"):
        assert part in text
    start = conversation[0].outcome.citations[0].start
    assert f"news/kilns_1.md, characters {start} to {start + len(HOSTILE)}" in text
    assert [each.text_content() for each in page.iter("h2")] == ["What was *there*?", "Who # won?"]
    assert not {"script", "a", "code", "del"} & {each.tag for each in page.iter()}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=60))
def test_any_text_comes_through_markdown_as_it_is(words):
    plain = " ".join(words.split())
    refused = Refusal("Q?", "Q?", f"x {plain}", 0.1, (), 1.0)
    assert f"x {plain}".strip() in shown(to_markdown([Exchange("Q?", refused)]))[1]


@pytest.mark.parametrize("opening", ["- a", "+ a", "1. a", "23) a", "# a", "> a", "=== a", "| a |"])
def test_what_opens_a_list_or_a_heading_is_text(opening):
    refused = Refusal(opening, opening, opening, 0.1, (), 1.0)
    page, text = shown(to_markdown([Exchange(opening, refused)]))
    assert text.count(opening) == 2
    assert not {"li", "table", "blockquote"} & {each.tag for each in page.iter()}


def test_html_marks_the_quote_in_its_place_and_runs_nothing(conversation):
    page = html.document_fromstring(to_html(conversation, title="<b>Kilns</b>"))
    assert [each.text_content() for each in page.iter("mark")] == [HOSTILE]
    assert page.findtext(".//title") == "<b>Kilns</b>"
    assert "Before." in page.text_content()
    assert "No *sentence* says who." in page.text_content()
    assert not list(page.iter("script", "img", "a", "b"))


def test_json_holds_each_answer_in_the_known_shape_and_its_articles(conversation):
    told = json.loads(to_json(conversation))
    first, second = told["conversation"]
    assert (first["status"], second["status"]) == ("answered", "refused")
    article = conversation[0].outcome.citations[0].article
    [cited] = first["citations"]
    assert article.text[cited["start"] : cited["end"]] == cited["quote"] == HOSTILE
    assert [each["article_id"] for each in told["articles"]] == [article.id]


def test_each_cited_article_is_referred_to_once(conversation):
    article = conversation[0].outcome.citations[0].article
    again = answered("And?", article, "Before.")
    assert cited_articles([*conversation, again]) == [article]


@pytest.mark.parametrize(
    "title", ["Kilns & 50% glaze_1 #2", "A {brace", "Two\nlines", "“Quoted” $5", "ER  - \nTY  - X"]
)
def test_references_are_read_back_by_their_own_parsers(title):
    dated = article_of("x", title=title, date="2022-05-06", publisher="The Kiln")
    bare = replace(dated, id="kilns-2", date=None, publisher=None)
    one_line = " ".join(title.split())
    first, second = rispy.loads(to_ris([dated, bare]))
    assert (first["title"], second["title"]) == (one_line, one_line)
    assert (first["type_of_reference"], first["date"]) == ("NEWS", "2022/05/06")
    assert "date" not in second
    entries = parse_string(to_bibtex([dated, bare]), "bibtex").entries
    assert set(entries) == {"kilns-1", "kilns-2"}
    assert entries["kilns-1"].fields["year"] == "2022"


def test_an_empty_conversation_is_a_title_and_no_references():
    assert to_markdown([]) == "# Pullquote\n"
    assert json.loads(to_json([])) == {"conversation": [], "articles": []}
    assert to_ris([]).strip() == to_bibtex([]).strip() == ""
