"""The tab to ask in: the conversation, what to ask next, the box for a question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import gradio as gr

from qa.desk import Desk
from qa.feedback import FeedbackLog
from qa.page.asking import Answered, Asking, ask_on, look_further
from qa.page.conversation import (
    Doings,
    question_box,
    show_examples,
    show_follow_ups,
    show_state,
    show_turn,
)
from qa.page.folds import Folds
from qa.page.kept import Earlier, Kept, begin_anew
from qa.page.shown import LAID_OUT, QUIETLY, literal
from qa.page.source import SourcePanel
from qa.page.takeaway import offer_files
from qa.page.turns import Turns
from qa.page.verdicts import Noted, Verdicts


@dataclass(frozen=True, slots=True)
class AskTab:
    """What stands in the tab.

    Attributes:
        turns: The conversation, as the server holds it.
        conversation: Holds what is shown of it.
        going_on: Holds what may be asked next, and what may be taken along.
        notice: A line for what went wrong.
        question: The box to ask in.
    """

    turns: gr.State
    conversation: gr.Column
    going_on: gr.Column
    notice: gr.HighlightedText
    question: gr.Textbox

    @classmethod
    def lay_out(cls) -> AskTab:
        """Lay the tab out, empty."""
        return cls(
            turns=gr.State(()),
            conversation=gr.Column(elem_id="conversation"),
            going_on=gr.Column(elem_id="going-on"),
            notice=literal("", "notice", visible=False),
            question=question_box(),
        )

    def come_alive(
        self, page: gr.Blocks, asking: Asking, log: FeedbackLog | None, panel: SourcePanel
    ) -> None:
        """Tie the tab to the index.

        Args:
            page: When it is loaded.
            asking: Who answers.
            log: Keeps what readers say of answers; None asks nobody.
            panel: Shows an article beside the conversation.
        """
        outgoing = gr.Textbox(visible=False)
        kept = Kept.lay_out(page, self.turns)
        examples = self._examples(page, asking.desk)
        self._show_conversation(page, asking, log, _Parts(panel, outgoing, kept, examples))
        self._show_next(asking, outgoing)
        ask_on(self.question.submit, self.question, asking, self._answered)

    @property
    def _answered(self) -> Answered:
        return Answered(self.turns, self.question, self.notice)

    def _examples(self, page: gr.Blocks, desk: Desk) -> gr.State:
        """Look for questions to begin with."""
        examples = gr.State()
        found = page.load(desk.examples, None, examples, **QUIETLY)
        found.failure(lambda: [], None, examples, **QUIETLY)
        return examples

    def _show_conversation(
        self, page: gr.Blocks, asking: Asking, log: FeedbackLog | None, parts: _Parts
    ) -> None:
        unfolded, noted = gr.State(frozenset()), gr.State({})
        again = partial(ask_on, by=asking, on=self._answered)
        doings = Doings(self.turns, parts.panel, parts.outgoing, self.question, again)

        def show(
            turns: Turns,
            found: list[str] | None,
            open_now: frozenset[str],
            noted_now: Noted,
            earlier: list[Earlier],
        ) -> None:
            folds = Folds(unfolded, open_now)
            verdicts = Verdicts(log, self.turns, noted, noted_now)
            # Always the same four columns: where what stands at a place is of another kind than
            # what stood there before, the page takes the one for the other and breaks.
            with gr.Column(elem_classes="part"):
                show_state(asking.desk, folds)
            with gr.Column(elem_classes="part"):
                for number, turn in enumerate(turns):
                    show_turn(number, turn, folds, verdicts, doings)
            with gr.Column(elem_classes="part"):
                for button in [] if turns else show_examples(found):
                    ask_on(button.click, button, asking, self._answered)
            with gr.Column(elem_classes="part"):
                parts.kept.offer([] if turns else earlier, asking, self._answered)

        earlier = parts.kept.earlier
        shown = [self.turns, parts.examples, unfolded, noted, earlier]
        changed = [page.load, self.turns.change, parts.examples.change, earlier.change]
        with self.conversation:
            gr.render(shown, changed, **LAID_OUT)(show)

    def _show_next(self, asking: Asking, outgoing: gr.Textbox) -> None:
        next_ones = gr.State([])

        def show(questions: list[str], turns: Turns) -> None:
            with gr.Column(elem_classes="part"):
                for button in show_follow_ups(questions, turns):
                    ask_on(button.click, button, asking, self._answered)
            with gr.Column(elem_classes="part"):
                if any(turn.outcome is not None for turn in turns):
                    offer_files(self.turns, outgoing)
                    begin_anew(self.turns)

        with self.going_on:
            changed = [self.turns.change, next_ones.change]
            gr.render([next_ones, self.turns], changed, **LAID_OUT)(show)
        # By the conversation, not by what was clicked on: that is laid out anew in the meantime.
        self.turns.change(partial(look_further, asking.desk), self.turns, next_ones, **QUIETLY)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the conversation is shown with: the article beside it, what is carried and kept."""

    panel: SourcePanel
    outgoing: gr.Textbox
    kept: Kept
    examples: gr.State
