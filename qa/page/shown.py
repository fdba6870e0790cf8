"""How the page shows texts: as they are, whatever they hold.

What comes from an article, a question or a file name reaches the browser as a token of a
``HighlightedText`` or the label of an ``Accordion`` or ``Button``. These show text as it is;
``Markdown``, ``HTML`` and ``Chatbot`` do not: a chatbot loads the images of a message even with
Markdown switched off. The pictures of the directory are ``HTML``, every text in them escaped by
`qa.pictures.markup`.
"""

from __future__ import annotations

from typing import Any

import gradio as gr

from qa.display import Labelled

QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""For events that only the page itself sends."""

IN_LINE: dict[str, Any] = {"concurrency_id": "asking", "concurrency_limit": 1}
"""For events that ask: one after the other, in the order in which they came, whoever asks."""

LAID_OUT: dict[str, Any] = {
    "show_progress": "hidden",
    "concurrency_id": "laying out",
    "concurrency_limit": 1,
}
"""For what is laid out anew: Gradio can't lay out two parts at the same time, it loses events."""

LOOKS_ON = 0.3
"""Seconds between two looks at how far something is."""

BROKE_OFF = "Something went wrong; the terminal of this page tells more."


def literal(text: str | Labelled, style: str, *, visible: bool = True) -> gr.HighlightedText:
    """Show a text as it is, whatever it holds."""
    return gr.HighlightedText(
        as_tokens([(text, None)] if isinstance(text, str) else text),
        show_label=False,
        show_inline_category=False,
        container=False,
        elem_classes=style,
        visible=visible,
    )


def as_tokens(text: Labelled) -> list[tuple[str, str | float | None]]:
    """Return a text in parts as Gradio's types want it."""
    return [*text]


def notice(text: str) -> gr.HighlightedText:
    """Return what a notice tells now; nothing hides it."""
    return gr.HighlightedText([(text, None)], visible=bool(text))


def progress_bar(done: int, total: int) -> gr.HTML:
    """Show how far something is; not how far while nothing is known, with a total of 0."""
    share = f' value="{done:d}" max="{total:d}"' if total else ""
    return gr.HTML(f'<progress aria-label="How far it is"{share}></progress>', visible=True)
