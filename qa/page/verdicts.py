"""What readers say of answers."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import gradio as gr

from qa.feedback import FeedbackLog, Verdict, feedback_on, verdicts_on
from qa.journal import JournalError, JournalFull
from qa.page.shown import QUIETLY, literal, notice
from qa.page.turns import Turn, Turns, history

_log = logging.getLogger(__name__)

Noted = Mapping[str, Verdict]
"""The reader's last verdict on each turn, by its id."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the reader says of the answers.

    Attributes:
        log: Where it is kept; None where nobody is asked.
        turns: The conversation.
        state: What was said in it. A click shows nothing anew but its own line, so that the
            keyboard stays where it is.
        noted: What was said before this was laid out.
    """

    log: FeedbackLog | None
    turns: gr.State
    state: gr.State
    noted: Noted

    def offer(self, turn: Turn) -> None:
        """Lay out what can be said of an answer or a refusal."""
        log = self.log
        if log is None or turn.outcome is None:
            return
        offered = verdicts_on(turn.outcome)
        given = self.noted.get(turn.id)
        with gr.Row(elem_classes="feedback"):
            buttons = [_choice(verdict, given) for verdict in offered]
            thanks = _thanks(given) if given else ""
            told = literal(thanks, "noted", visible=bool(given))

        def say(verdict: Verdict, turns: Turns, noted: Noted) -> tuple[Any, ...]:
            noted, line = note(log, verdict, turn.id, turns, noted)
            given = noted.get(turn.id)
            return noted, notice(line), *[_choice(each, given) for each in offered]

        told_of = [self.turns, self.state]
        changed = [self.state, told, *buttons]
        one_at_a_time = {**QUIETLY, "concurrency_id": "verdicts"}
        for verdict, button in zip(offered, buttons, strict=True):
            button.click(partial(say, verdict), told_of, changed, **one_at_a_time)


def note(
    log: FeedbackLog, verdict: Verdict, answered: str, turns: Turns, noted: Noted
) -> tuple[Noted, str]:
    """Keep a verdict; said twice it is kept once.

    What is kept comes from the conversation as the server holds it: a forged request can at most
    say one of the verdicts of an answer that was given.

    Args:
        log: Where it is kept.
        verdict: What the reader says.
        answered: The id of the turn.
        turns: The conversation.
        noted: What was said in it so far.

    Returns:
        What was said by now, and what the reader is told.
    """
    turn = next((turn for turn in turns if turn.id == answered), None)
    if turn is None or turn.outcome is None or verdict not in verdicts_on(turn.outcome):
        return noted, "Not noted: load the page again."
    if noted.get(answered) == verdict:
        return noted, _thanks(verdict)
    feedback = feedback_on(
        turn.outcome,
        verdict,
        id=answered,
        history=history(turns[: turns.index(turn)]),
        generation=turn.generation,
        encoder=turn.encoder,
    )
    try:
        log.append(feedback)
    except JournalError as error:
        _log.warning("page: feedback isn't noted: %s", error)
        full = isinstance(error, JournalFull)
        return noted, f"Not noted: the feedback file {'is full' if full else 'can’t be written'}."
    return {**noted, answered: verdict}, _thanks(verdict)


def _thanks(verdict: Verdict) -> str:
    return f"Noted: {verdict}. Thank you."


def _choice(verdict: Verdict, given: Verdict | None) -> gr.Button:
    style = "choice given" if verdict == given else "choice"
    return gr.Button(verdict.capitalize(), size="sm", min_width=0, elem_classes=style)
