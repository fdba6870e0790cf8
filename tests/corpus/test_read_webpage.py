from __future__ import annotations

import pytest

from corpus.draft import Unreadable
from corpus.formats.webpage import read_webpage

FIRST = "The council &amp; the mayor met at the port on May 3, 2014. It voted 7&nbsp;to&nbsp;2."
JSON_LD = '<script type="application/ld+json">'
SECOND = "Nobody will miss the horns, a captain said on Monday &lt;after&gt; the vote."


def page(head: str = "", before: str = "", after: str = "", lang: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html{lang}><head>{head}</head><body>{before}<h1>Horns banned</h1>"
        f"<p>{FIRST}</p><p>{SECOND}</p>{after}</body></html>"
    ).encode()


def test_the_article_comes_out_as_plain_paragraphs() -> None:
    draft = read_webpage(page())

    assert draft.text.split("\n")[-2:] == [
        "The council & the mayor met at the port on May 3, 2014. It voted 7 to 2.",
        "Nobody will miss the horns, a captain said on Monday <after> the vote.",
    ]
    assert draft.title == "Horns banned"
    assert (draft.publisher, draft.date, draft.language) == (None, None, None)


def test_scripts_comments_and_menus_stay_out() -> None:
    draft = read_webpage(
        page(
            before="<script>var evil=1</script><nav><a href='/'>Menu entry</a></nav>",
            after="<style>p{color:red}</style><noscript>no script</noscript>"
            "<div id='comments'><p>Silly, wrote a reader.</p></div><script>alert(2)</script>",
        )
    )

    for word in ("evil", "alert", "color", "Menu entry", "Silly", "no script"):
        assert word not in draft.text


def test_metadata_tell_title_publisher_and_language() -> None:
    draft = read_webpage(
        page(
            '<title>Other - Site</title><meta property="og:title" content="Horns are banned">'
            '<meta property="og:site_name" content="Example Daily">',
            lang=' lang="en-GB"',
        )
    )

    assert (draft.title, draft.publisher, draft.language) == (
        "Horns are banned",
        "Example Daily",
        "en-GB",
    )


@pytest.mark.parametrize(
    ("head", "before", "date"),
    [
        ('<meta property="article:published_time" content="2016-12-29">', "", "2016-12-29"),
        ('<meta name="date" content="2016-12">', "", "2016-12"),
        ('<meta name="PubDate" content="Dec. 29, 2016">', "", "Dec. 29, 2016"),
        (f"{JSON_LD}{{\"datePublished\": \"2019-02-03\"}}</script>", "", "2019-02-03"),
        ("", '<time itemprop="datePublished" datetime="2019-02-03">then</time>', "2019-02-03"),
        ("", '<p class="info">By Ann Smith | Daily | Updated: 2021-04-24 08:54</p>', "2021-04-24"),
        ('<meta name="date" content="soon"><meta name="pubdate" content="2016">', "", "2016"),
        ('<meta name="date" content="April 28">', "", "April 28"),
        ('<meta property="article:modified_time" content="2016-12-29">', "", None),
        ("", '<time datetime="2019-02-03">the day of the vote</time>', None),
    ],
)  # fmt: skip
def test_dates_of_publication_only(head: str, before: str, date: str | None) -> None:
    assert read_webpage(page(head, before)).date == date


def test_dates_in_sentences_and_copyright_lines_are_not_taken() -> None:
    draft = read_webpage(
        page(before="<p>On 2019-12-26 they met.</p>", after="<footer>Copyright 2018</footer>")
    )

    assert draft.date is None


def test_tables_and_lists_are_kept_as_text() -> None:
    draft = read_webpage(
        page(
            before="<article>",
            after="<table><tr><th>City</th><th>Cases</th></tr><tr><td>Old Port</td><td>22</td></tr>"
            "</table><ul><li>A fine of 40 crowns</li></ul></article>",
        )
    )

    lines = draft.text.split("\n")
    assert "City | Cases" in lines
    assert "Old Port | 22" in lines
    assert "A fine of 40 crowns" in lines


def test_a_declared_old_encoding_is_read() -> None:
    story = "市议会周一在港口开会，以七比二的票数通过了禁令。船长说没有人会怀念汽笛声。"
    source = f'<html><head><meta charset="gb2312"></head><body><p>{story}</p></body></html>'

    draft = read_webpage(source.encode("gb18030"))

    assert (draft.text, draft.doubts) == (story, ())


def test_xhtml_that_names_its_encoding_is_read() -> None:
    source = (
        f'<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>Café. {FIRST}</p></body></html>'
    )

    assert read_webpage(source.encode("latin-1")).text.startswith("Café. The council & the mayor")


@pytest.mark.parametrize(
    "source",
    [
        "<html></html>",
        "<html><body><img src='a.png'></body></html>",
        "<html><script>alert('many words are in here, none is an article')</script></html>",
        "<html>" + "<div>" * 100_000,
        "<html>" + "<table><tr><td>" * 3000,
    ],
)
def test_a_page_without_an_article_is_refused(source: str) -> None:
    with pytest.raises(Unreadable, match="no article text found"):
        read_webpage(source.encode())


def test_entities_that_multiply_stay_small() -> None:
    entities = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE html [<!ENTITY x0 "lol">{entities}]>'
    source = f"{doctype}<html><body><p>&x11; {FIRST}</p></body></html>"

    assert len(read_webpage(source.encode()).text) < 200
