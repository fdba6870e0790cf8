"""The page as a whole."""

from __future__ import annotations

from functools import partial

import gradio as gr

from qa.desk import Desk
from qa.doors.limiter import Limiter
from qa.feedback import FeedbackLog
from qa.page.api import offer_api
from qa.page.articles import add_articles
from qa.page.conversation import (
    Answered,
    Asking,
    Doings,
    ask_on,
    look_further,
    question_box,
    show_examples,
    show_follow_ups,
    show_state,
    show_turn,
)
from qa.page.directory import add_directory
from qa.page.folds import Folds
from qa.page.shown import QUIETLY, literal
from qa.page.source import SourcePanel
from qa.page.takeaway import offer_files
from qa.page.turns import Turns
from qa.page.upkeep import Keeping, UpkeepPart
from qa.page.verdicts import Noted, Verdicts

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
) -> gr.Blocks:
    """Lay out the page and tie it to the index.

    Args:
        desk: Answers.
        log: Keeps what readers say of answers; None asks nobody.
        limiter: How often one client may ask; None for as often as it likes.
        keeping: Who changes the articles, and how; None for nobody.
    """
    page = gr.Blocks(title="Pullquote", analytics_enabled=False, delete_cache=SWEPT)
    with page:
        turns, examples, unfolded = gr.State(()), gr.State(), gr.State(frozenset())
        noted = gr.State({})
        next_ones = gr.State([])
        gr.HTML(MASTHEAD)
        with gr.Row(elem_id="house"):
            with gr.Tabs(elem_id="tabs"):
                with gr.Tab("Ask"):
                    conversation = gr.Column(elem_id="conversation")
                    going_on = gr.Column(elem_id="going-on")
                    notice = literal("", "notice", visible=False)
                    question = question_box()
                beside = gr.Tab("Articles", elem_id="articles")
                add_directory(desk)
            panel = SourcePanel.lay_out()
        with beside:
            part = UpkeepPart.lay_out(page, desk, keeping) if keeping else None
            add_articles(desk, panel, beside, [part.made_last] if part else [])
        outgoing = gr.Textbox(visible=False)
        doings = Doings(turns, panel, outgoing, question)
        asking = Asking(desk, limiter)
        answered = Answered(turns, question, notice)

        def show(
            turns_now: Turns, found: list[str] | None, open_now: frozenset[str], noted_now: Noted
        ) -> None:
            folds = Folds(unfolded, open_now)
            verdicts = Verdicts(log, turns, noted, noted_now)
            show_state(desk, folds)
            for number, turn in enumerate(turns_now):
                show_turn(number, turn, folds, verdicts, doings)
            if not turns_now:
                for button in show_examples(found):
                    ask_on(button.click, button, asking, answered)

        def show_next(questions: list[str], turns_now: Turns) -> None:
            for button in show_follow_ups(questions):
                ask_on(button.click, button, asking, answered)
            if any(turn.outcome is not None for turn in turns_now):
                offer_files(turns, outgoing)

        with conversation:
            shown_again = [page.load, turns.change, examples.change]
            shown = [turns, examples, unfolded, noted]
            gr.render(shown, shown_again, show_progress="hidden")(show)
        with going_on:
            changed = [turns.change, next_ones.change]
            gr.render([next_ones, turns], changed, show_progress="hidden")(show_next)
        ask_on(question.submit, question, asking, answered)
        # By the conversation, not by what was clicked on: that is laid out anew in the meantime.
        turns.change(partial(look_further, desk), turns, next_ones, **QUIETLY)
        panel.opened_by_link(page, desk, notice)
        found = page.load(desk.examples, None, examples, **QUIETLY)
        found.failure(lambda: [], None, examples, **QUIETLY)
        offer_api(desk, limiter)
    return page
