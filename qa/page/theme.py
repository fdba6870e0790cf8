"""Colours and fonts of the page, and what it brings along."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

PAGE_STYLE = Path(__file__).with_name("page.css")
FOLLOW = Path(__file__).with_name("follow.js")
"""A function that the page runs when it is loaded."""

KEPT = Path(__file__).with_name("kept.js")
"""What the page runs before anything else."""


def theme() -> gr.themes.Base:
    """Return the colours and fonts; the fonts are the reader's own, so none is fetched."""
    return gr.themes.Base(
        font=["ui-sans-serif", "system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]
    ).set(
        body_background_fill="#fbfaf6",
        body_background_fill_dark="#171614",
        body_text_color="#1d1b18",
        body_text_color_dark="#ece7dc",
        background_fill_primary="#fbfaf6",
        background_fill_primary_dark="#171614",
        background_fill_secondary="#fbfaf6",
        background_fill_secondary_dark="#171614",
        block_background_fill="#fbfaf6",
        block_background_fill_dark="#171614",
        button_primary_background_fill="#8c1d18",
        button_primary_background_fill_dark="#eb9d90",
        button_primary_background_fill_hover="#6f1713",
        button_primary_background_fill_hover_dark="#f2b5ab",
        button_primary_text_color="#fbfaf6",
        button_primary_text_color_dark="#171614",
        border_color_primary="#dcd6c8",
        border_color_primary_dark="#3b3832",
        input_background_fill="#ffffff",
        input_background_fill_dark="#211f1c",
    )
