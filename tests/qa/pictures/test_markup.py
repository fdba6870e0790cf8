from __future__ import annotations

from lxml.html import fromstring

from qa.pictures.markup import as_html, element, link

HOSTILE = "<script>hacked()</script> \"quoted\" 'single' & &amp; javascript:x </a> {{x}} ${y}"


def test_what_is_text_stays_text():
    made = as_html(element("p", HOSTILE, title=HOSTILE))
    read = fromstring(made)
    assert read.text_content() == HOSTILE
    assert read.attrib == {"title": HOSTILE}
    assert not list(read)
    assert made.count("<") == 2


def test_parts_keep_their_order():
    made = element("p", "a", "b", element("b", "c"), "d", "e", element("i"), "f")
    assert as_html(made) == "<p>ab<b>c</b>de<i></i>f</p>"


def test_attributes_may_be_named_like_words_of_python():
    made = element("p", class_="x", aria_label="y")
    assert as_html(made) == '<p class="x" aria-label="y"></p>'


def test_a_link_leads_nowhere_but_into_the_page():
    read = fromstring(as_html(link("javascript:hacked()", "go")))
    assert read.get("href") == "#javascript:hacked()"
