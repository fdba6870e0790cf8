"""The page as a whole."""

from __future__ import annotations

import gradio as gr

from qa.desk import Desk
from qa.feedback import FeedbackLog
from qa.page.api import offer_api
from qa.page.conversation import ask_on, question_box, show_examples, show_state, show_turn
from qa.page.directory import add_directory
from qa.page.folds import Folds
from qa.page.shown import QUIETLY, literal
from qa.page.turns import Turns
from qa.page.verdicts import Noted, Verdicts

MASTHEAD = """<header class="masthead"><h1>Pullquote</h1>
<p>Ask a folder of articles. Get the sentence that answers, with its place, or an honest no.</p>
</header>"""


def build_page(desk: Desk, log: FeedbackLog | None = None) -> gr.Blocks:
    """Lay out the page and tie it to the index.

    Args:
        desk: Answers.
        log: Keeps what readers say of answers; None asks nobody.
    """
    page = gr.Blocks(title="Pullquote", analytics_enabled=False)
    with page:
        turns, examples, unfolded = gr.State(()), gr.State(), gr.State(frozenset())
        noted = gr.State({})
        gr.HTML(MASTHEAD)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask"):
                conversation = gr.Column(elem_id="conversation")
                notice = literal("", "notice", visible=False)
                question = question_box()
            add_directory(desk)
        answered = [turns, question, notice]

        def show(
            turns_now: Turns, found: list[str] | None, open_now: frozenset[str], noted_now: Noted
        ) -> None:
            folds = Folds(unfolded, open_now)
            verdicts = Verdicts(log, turns, noted, noted_now)
            show_state(desk, folds)
            for number, turn in enumerate(turns_now):
                show_turn(number, turn, folds, verdicts)
            if not turns_now:
                for button in show_examples(found):
                    ask_on(button.click, button, desk, answered)

        with conversation:
            shown_again = [page.load, turns.change, examples.change]
            shown = [turns, examples, unfolded, noted]
            gr.render(shown, shown_again, show_progress="hidden")(show)
        ask_on(question.submit, question, desk, answered)
        found = page.load(desk.examples, None, examples, **QUIETLY)
        found.failure(lambda: [], None, examples, **QUIETLY)
        offer_api(desk)
    return page
