"""The article beside the conversation, opened at the quote that was clicked on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import gradio as gr

from corpus.article import Article, Span
from corpus.sentences import sentences
from qa.answer import Answer, Citation
from qa.desk import Desk, Unopened
from qa.display import Labelled, about, whereabouts
from qa.page.shown import BROKE_OFF, QUIETLY, as_tokens, literal, notice
from qa.page.turns import Turns
from qa.permalink import permalink, quote_at

SHOWN = 6_000
"""Characters of an article that are shown on either side of a quote."""

ADDRESS = "quote"
"""The part of the page's address that names a quote."""

GONE = "The quote of this link isn’t in the articles any more."

_COPY = f"""(address) => {{
  const link = new URL(location.href);
  link.search = new URLSearchParams({{{ADDRESS}: address}});
  link.hash = '';
  window.pullquote.copy(link.href, '#copy-link');
}}"""


@dataclass(frozen=True, slots=True)
class SourcePanel:
    """An article at a quote.

    Attributes:
        column: Holds it; not there while nothing is open.
        place: What is cited, and where it stands.
        text: The article, the quote marked.
        address: Of the quote, to be sent to others.
    """

    column: gr.Column
    place: gr.HighlightedText
    text: gr.HighlightedText
    address: gr.Textbox

    @classmethod
    def lay_out(cls) -> SourcePanel:
        """Lay out the panel, closed."""
        with gr.Column(visible=False, elem_id="source") as column:
            with gr.Row(elem_classes="doings"):
                copy = gr.Button("Copy link", elem_id="copy-link", elem_classes="doing")
                close = gr.Button("Close", elem_id="close-source", elem_classes="doing")
            place = literal("", "facts place")
            text = literal("", "passage article")
            address = gr.Textbox(visible=False)
        panel = cls(column, place, text, address)
        close.click(lambda: gr.Column(visible=False), None, column, **QUIETLY)
        copy.click(None, address, None, js=_COPY, **QUIETLY)
        return panel

    @property
    def parts(self) -> list[Any]:
        """All that changes when an article is opened."""
        return [self.column, self.place, self.text, self.address]

    def opened_by(
        self, trigger: Callable[..., Any], turns: gr.State, turn: str, place: int
    ) -> None:
        """Open the article of a citation when something is clicked on.

        Args:
            trigger: The event.
            turns: The conversation, as the server holds it.
            turn: The id of the turn.
            place: The number of the citation, from 1.
        """
        trigger(partial(open_citation, turn, place), turns, self.parts, **QUIETLY)

    def opened_for(self, trigger: Callable[..., Any], find: Callable[[], Article | None]) -> None:
        """Open an article at its beginning when something is clicked on.

        Args:
            trigger: The event.
            find: Returns the article as it is now; None where it is gone.
        """
        trigger(lambda: open_article(find()), None, self.parts, **QUIETLY)

    def opened_by_marker(self, marked: gr.HighlightedText, turns: gr.State, turn: str) -> None:
        """Open the article of the citation whose ``[n]`` is clicked on."""

        # Not a partial: Gradio sees by the types of a function what it has to be given.
        def clicked(turns_now: Turns, event: gr.SelectData) -> tuple[Any, ...]:
            return open_marker(turn, turns_now, event.value)

        marked.select(clicked, turns, self.parts, **QUIETLY)

    def opened_by_link(self, page: gr.Blocks, desk: Desk, line: gr.HighlightedText) -> None:
        """Open the quote that the address of the page names.

        Args:
            page: When it is loaded.
            desk: Knows the articles.
            line: Tells where there is no such quote.
        """

        def loaded(request: gr.Request) -> tuple[Any, ...]:
            return open_link(desk, request.query_params.get(ADDRESS, ""))

        found = page.load(loaded, None, [*self.parts, line], **QUIETLY)
        found.failure(lambda: notice(BROKE_OFF), None, line, **QUIETLY)


def open_citation(turn: str, place: int, turns: Turns) -> tuple[Any, ...]:
    """Return what the panel shows for a citation; without such a one nothing changes."""
    outcome = next((each.outcome for each in turns if each.id == turn), None)
    if outcome is None:
        return _unchanged()
    cited = outcome.citations if isinstance(outcome, Answer) else outcome.nearest
    return _opened(cited[place - 1]) if 0 < place <= len(cited) else _unchanged()


def open_article(article: Article | None) -> tuple[Any, ...]:
    """Return what the panel shows for a whole article; nothing changes without one."""
    if article is None:
        return _unchanged()
    first = next(iter(sentences(article.text, article.language)), Span(0, len(article.text)))
    beginning = Citation(article, 0, 0, 1.0)
    opening = Citation(article, first.start, first.end, 1.0)
    return (
        gr.Column(visible=True),
        gr.HighlightedText([(about(article), None)]),
        gr.HighlightedText(as_tokens(in_article(beginning))),
        permalink(opening),
    )


def open_marker(turn: str, turns: Turns, clicked: object) -> tuple[Any, ...]:
    """Return the same for the token ``["[n]", "marker"]`` that a browser says was clicked on."""
    token = clicked[0] if isinstance(clicked, list | tuple) and clicked else ""
    number = str(token).strip("[]")
    return open_citation(turn, int(number), turns) if _is_number(number) else _unchanged()


def open_link(desk: Desk, address: str) -> tuple[Any, ...]:
    """Return what the panel shows for the address of a quote, and what a notice tells."""
    if not address:
        return *_unchanged(), gr.skip()
    try:
        citation = quote_at(address, desk.articles)
    except Unopened as error:
        return *_unchanged(), notice(f"The link can't be followed: {error}.")
    if citation is None:
        return *_unchanged(), notice(GONE)
    return *_opened(citation), gr.skip()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _opened(citation: Citation) -> tuple[Any, ...]:
    return (
        gr.Column(visible=True),
        gr.HighlightedText([(whereabouts(citation), None)]),
        gr.HighlightedText(as_tokens(in_article(citation))),
        permalink(citation),
    )


def _unchanged() -> tuple[Any, ...]:
    return gr.skip(), gr.skip(), gr.skip(), gr.skip()


def in_article(citation: Citation) -> Labelled:
    """Return an article with its quote labelled; of a long one the parts around the quote."""
    text = citation.article.text
    shown = Span(max(0, citation.start - SHOWN), min(len(text), citation.end + SHOWN))
    parts: Labelled = [
        ("… " if shown.start else "", None),
        (text[shown.start : citation.start], None),
        (citation.quote, "quote"),
        (text[citation.end : shown.end], None),
        (" …" if shown.end < len(text) else "", None),
    ]
    return [part for part in parts if part[0]]
