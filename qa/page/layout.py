"""The page as a whole."""

from __future__ import annotations

import gradio as gr

from qa.desk import Desk
from qa.doors.limiter import Limiter
from qa.feedback import FeedbackLog
from qa.page.api import offer_api
from qa.page.articles import add_articles
from qa.page.ask_tab import AskTab
from qa.page.asking import Asking
from qa.page.directory import add_directory
from qa.page.quality import Quality, add_quality
from qa.page.source import SourcePanel
from qa.page.steady import steady
from qa.page.upkeep import Keeping, UpkeepPart

MASTHEAD = """<header class="masthead"><h1>Pullquote</h1>
<p>Ask a folder of articles. Get the sentence that answers, with its place, or an honest no.</p>
</header>"""

SWEPT = (600, 3_600)
"""Seconds between two looks for uploads that were never planned, and their age."""


def build_page(
    desk: Desk,
    log: FeedbackLog | None = None,
    limiter: Limiter | None = None,
    keeping: Keeping | None = None,
    quality: Quality | None = None,
) -> gr.Blocks:
    """Lay out the page and tie it to the index.

    Args:
        desk: Answers.
        log: Keeps what readers say of answers; None asks nobody.
        limiter: How often one client may ask; None for as often as it likes.
        keeping: Who changes the articles, and how; None for nobody.
        quality: What is measured, and by whom; None for nobody.
    """
    page = gr.Blocks(title="Pullquote", analytics_enabled=False, delete_cache=SWEPT)
    with page:
        gr.HTML(MASTHEAD)
        with gr.Row(elem_id="house"):
            with gr.Tabs(elem_id="tabs"):
                with gr.Tab("Ask"):
                    ask = AskTab.lay_out()
                beside = gr.Tab("Articles", elem_id="articles")
                add_directory(desk)
                if quality:
                    add_quality(page, quality)
            panel = SourcePanel.lay_out()
        with beside:
            part = UpkeepPart.lay_out(page, desk, keeping) if keeping else None
            add_articles(desk, panel, beside, [part.made_last] if part else [])
        ask.come_alive(page, Asking(desk, limiter), log, panel)
        panel.opened_by_link(page, desk, ask.notice)
        offer_api(desk, limiter)
    return steady(page)
