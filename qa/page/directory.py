"""The tab of the directory: campaigns on a timeline, figures over the years, officials."""

from __future__ import annotations

from functools import partial
from typing import Any

import gradio as gr

from qa.desk import Desk, Unopened
from qa.page.shown import BROKE_OFF, QUIETLY, literal
from qa.pictures.chart import chart
from qa.pictures.kinds import kinds_of
from qa.pictures.tables import officials
from qa.pictures.timeline import timeline


def add_directory(desk: Desk) -> None:
    """Lay out the tab of the directory, which is gathered when somebody first looks at it."""
    with gr.Tab("Directory", elem_id="directory") as tab:
        told = literal("Gathering what the articles tell…", "lead looking")
        campaigns = _picture()
        kind = gr.Dropdown(label="Figures over the years", visible=False, elem_id="kind")
        figures, people = _picture(), _picture()
    pictures = [told, campaigns, kind, figures, people]
    for looked in (tab.select, kind.input):
        shown = looked(partial(show_directory, desk), kind, pictures, **QUIETLY)
        shown.failure(lambda: _told(BROKE_OFF), None, told, **QUIETLY)


def show_directory(desk: Desk, chosen: str | None) -> tuple[Any, ...]:
    """Draw what the articles tell, or say in a sentence why there is nothing to draw.

    Args:
        desk: Knows the newest generation.
        chosen: The key of the kind of figures to draw; of the first where there is no such kind.

    Returns:
        What is told instead, the campaigns, the kinds of figures, the figures, the officials.
    """
    nothing = [_drawn("")] + [gr.Dropdown(visible=False)] + [_drawn("")] * 2
    try:
        directory = desk.directory()
    except Unopened as error:
        return _told(f"There is no directory to show: {error}."), *nothing
    if not directory:
        return _told("The articles tell of no campaign, figure or official."), *nothing
    kinds = {kind.key: kind for kind in kinds_of(directory)}
    kind = kinds.get(chosen or "") or next(iter(kinds.values()), None)
    choices = [(f"{each.name} ({len(each.figures):,})", each.key) for each in kinds.values()]
    return (
        _told(""),
        _drawn(timeline(directory)),
        gr.Dropdown(choices, value=kind.key if kind else None, visible=bool(kinds)),
        _drawn(chart(kind) if kind else ""),
        _drawn(officials(directory)),
    )


def _picture() -> gr.HTML:
    return gr.HTML(visible=False, apply_default_css=False, js_on_load=None)


def _drawn(markup: str) -> gr.HTML:
    return gr.HTML(markup, visible=bool(markup))


def _told(text: str) -> gr.HighlightedText:
    return gr.HighlightedText([(text, None)], visible=bool(text), elem_classes="lead")
