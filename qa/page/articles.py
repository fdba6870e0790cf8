"""The tab of the articles: what is indexed, found by its words, each opening beside the list."""

from __future__ import annotations

from functools import partial
from typing import Any

import gradio as gr

from corpus.article import Article
from index.last_build import last_build
from qa.desk import Desk, Unopened
from qa.display import counted, holdings, provenance, source
from qa.page.shown import LAID_OUT, QUIETLY, literal
from qa.page.source import SourcePanel
from qa.shelf import MOST_LOOKED_THROUGH, Order, Shelf, look_through
from qa.upkeep.plan import troubles

PAGE = 25
LONGEST = 200
"""Characters that are looked for."""


def add_articles(desk: Desk, panel: SourcePanel, tab: gr.Tab, made_last: list[gr.State]) -> None:
    """Lay out the tab; the articles are looked through when somebody first looks at it.

    Args:
        desk: Knows the newest generation.
        panel: Shows an article.
        tab: Holds it.
        made_last: Changes with what is indexed, where the page can change that.
    """
    changes = [each.change for each in made_last]
    with gr.Column(elem_id="stock"):
        gr.render([], [tab.select, *changes], **LAID_OUT)(partial(show_stock, desk))
    with gr.Row(elem_classes="sought"):
        words = gr.Textbox(
            label="Find",
            show_label=False,
            container=False,
            placeholder="Title, publisher, date or file",
            max_lines=1,
            elem_id="find",
        )
        order = gr.Dropdown(
            [*Order], value=Order.NEWEST, label="Order", show_label=False, container=False
        )
    shown = gr.State(PAGE)
    listed = gr.Column(elem_id="shelf")

    def show(words_now: str, order_now: str, limit: int) -> None:
        show_shelf(desk, panel, shown, (words_now, order_now, limit))

    with listed:
        changed = [tab.select, words.change, order.change, shown.change, *changes]
        gr.render([words, order, shown], changed, **LAID_OUT)(show)


def show_stock(desk: Desk) -> None:
    """Lay out how much is indexed, from where, and what couldn't be read."""
    try:
        manifest = desk.assistant().manifest
    except Unopened:
        return  # the list says why
    sources = "\n".join(f"Read from {source}" for source in manifest.sources)
    with gr.Accordion(holdings(manifest), open=False, elem_classes="state"):
        literal(f"{provenance(manifest, desk.store)}\n{sources}", "facts")
    last = last_build(desk.store)
    told = troubles(last.failures, last.notices) if last else []
    if last and told:
        failed = counted(len(last.failures), "file")
        label = f"{failed} couldn’t be read" if last.failures else "Notes on some files"
        with gr.Accordion(label, open=False, elem_classes="state failed"):
            literal("\n".join(told), "facts")


def show_shelf(
    desk: Desk, panel: SourcePanel, shown: gr.State, asked: tuple[str, str, int]
) -> None:
    """Lay out the articles that are asked for, or say in a sentence why there are none.

    Args:
        desk: Knows the newest generation.
        panel: Shows an article.
        shown: How many are shown; more of them on a click.
        asked: Words, order and number, as the browser sends them.
    """
    words, order, limit = asked
    try:
        shelf = look_through(
            desk.articles.values(), str(words)[:LONGEST], _order(order), _limit(limit)
        )
    except Unopened as error:
        literal(f"There are no articles to show: {error}.", "lead")
        return
    literal(_told(shelf), "lead")
    # In columns, so that what stands at a place stays of one kind whatever is looked for.
    with gr.Column(elem_classes="part"):
        for article in shelf.shown:
            with gr.Column(elem_classes="part"):
                _show_row(desk, panel, article)
    with gr.Column(elem_classes="part"):
        if shelf.found > len(shelf.shown):
            more = gr.Button("Show more", elem_classes="doing")
            more.click(lambda limit: _limit(limit) + PAGE, shown, shown, **QUIETLY)


def _show_row(desk: Desk, panel: SourcePanel, article: Article) -> None:
    button = gr.Button(source(article), elem_classes="example article-row")
    panel.opened_for(button.click, partial(_found, desk, article.id))
    if article.copies:
        copies = "\n".join(f"Also in {copy.path}" for copy in article.copies)
        literal(copies, "facts")


def _found(desk: Desk, name: str) -> Article | None:
    return desk.articles.get(name)


def _order(told: Any) -> Order:  # noqa: ANN401  (from a browser: anything)
    return Order(told) if told in {*Order} else Order.NEWEST


def _limit(told: Any) -> int:  # noqa: ANN401
    return max(PAGE, min(told, MOST_LOOKED_THROUGH)) if isinstance(told, int) else PAGE


def _told(shelf: Shelf) -> str:
    if not shelf.found:
        return "No article has these words in its title, publisher, date or file."
    told = counted(shelf.found, "article")
    return told if shelf.is_whole else f"{told} among the first {MOST_LOOKED_THROUGH:,}"
