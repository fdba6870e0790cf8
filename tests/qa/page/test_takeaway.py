"""A conversation is taken along as files."""

from __future__ import annotations

import json

from tests.browser import QUOTE, in_browser

pytestmark = in_browser


def test_a_conversation_is_taken_along_as_files_made_in_the_browser(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.ask("Any swans?")
    page.run(
        "window.files = []; URL.createObjectURL = blob => { blob.text().then(text =>"
        " window.files.push([blob.type, text])); return '#'; }"
    )
    for name in ("Markdown", "HTML", "JSON", "RIS", "BibTeX"):
        before = len(page.run("return window.files"))
        page.press(name)
        page.wait(lambda before=before: len(page.run("return window.files")) > before)
    markdown, markup, record, ris, bibtex = page.run("return window.files")
    for _, text in (markdown, markup, record):
        assert QUOTE in text
        assert "Nothing on Any swans?" in text
    assert json.loads(record[1])["conversation"][0]["citations"][0]["quote"] == QUOTE
    assert all("Lake news" in text for _, text in (ris, bibtex))
    assert {markdown[0], markup[0]} == {"text/markdown", "text/html"}
