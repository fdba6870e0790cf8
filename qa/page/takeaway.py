"""What readers take along: a whole conversation as a file, one answer with its sources copied.

Nothing is written on the server: whatever lies in Gradio's cache can be read by every user. The
text goes to the browser, which makes the file, or puts it into the clipboard.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import gradio as gr

from qa.page.shown import QUIETLY
from qa.page.turns import Turns
from qa.takeaway.exchange import Exchange, cited_articles
from qa.takeaway.references import to_bibtex, to_ris
from qa.takeaway.to_html import to_html
from qa.takeaway.to_json import to_json
from qa.takeaway.to_markdown import to_markdown

SAVE = "(file) => window.pullquote.save(file)"
"""Makes a file in the browser of what `as_file` returns."""

_COPY = "(text) => window.pullquote.copy(text)"


def _ris(exchanges: list[Exchange]) -> str:
    return to_ris(cited_articles(exchanges))


def _bibtex(exchanges: list[Exchange]) -> str:
    return to_bibtex(cited_articles(exchanges))


FORMATS: dict[str, tuple[str, str, Callable[[list[Exchange]], str]]] = {
    "Markdown": ("conversation.md", "text/markdown", to_markdown),
    "HTML": ("conversation.html", "text/html", to_html),
    "JSON": ("conversation.json", "application/json", to_json),
    "RIS": ("articles.ris", "application/x-research-info-systems", _ris),
    "BibTeX": ("articles.bib", "application/x-bibtex", _bibtex),
}
"""What a conversation is taken along as: the name of the file, its type, what writes it."""


def offer_files(turns: gr.State, outgoing: gr.Textbox) -> None:
    """Lay out a button for each format.

    Args:
        turns: The conversation, as the server holds it.
        outgoing: Carries a file to the browser; it is never shown.
    """
    with gr.Row(elem_classes="doings takeaway"):
        for name in FORMATS:
            button = gr.Button(name, size="sm", min_width=0, elem_classes="doing")
            written = button.click(partial(as_file, name), turns, outgoing, **QUIETLY)
            written.success(None, outgoing, None, js=SAVE, **QUIETLY)


def copied_by(
    trigger: Callable[..., Any], turns: gr.State, turn: str, outgoing: gr.Textbox
) -> None:
    """Copy an answer with its sources when something is clicked on.

    Args:
        trigger: The event.
        turns: The conversation.
        turn: The id of the turn.
        outgoing: Carries the text to the browser.
    """
    written = trigger(partial(as_text_of, turn), turns, outgoing, **QUIETLY)
    written.success(None, outgoing, None, js=_COPY, **QUIETLY)


def exchanges_of(turns: Turns) -> list[Exchange]:
    """Return the answered questions of a conversation."""
    return [Exchange(turn.question, turn.outcome) for turn in turns if turn.outcome is not None]


def as_file(name: str, turns: Turns) -> str:
    """Return a conversation as JSON of a file: its name, its type, its text."""
    file, mime, write = FORMATS[name]
    return json.dumps({"name": file, "type": mime, "text": write(exchanges_of(turns))})


def as_text_of(turn: str, turns: Turns) -> str:
    """Return one answer with its sources as Markdown."""
    return to_markdown(exchanges_of(tuple(each for each in turns if each.id == turn)), title="")
