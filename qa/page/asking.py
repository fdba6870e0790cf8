"""Asking in the conversation: what changes meanwhile, and what becomes of what breaks off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from qa.desk import Desk, Unopened
from qa.doors.limiter import Limiter, TooManyRequests, address_of
from qa.errors import QuestionError
from qa.page.shown import BROKE_OFF, IN_LINE, QUIETLY, notice
from qa.page.turns import Turn, Turns, history


@dataclass(frozen=True, slots=True)
class Answered:
    """What changes when a question is asked.

    Attributes:
        turns: The conversation.
        question: The box to ask in.
        line: The notice below the conversation.
    """

    turns: gr.State
    question: gr.Textbox
    line: gr.HighlightedText


@dataclass(frozen=True, slots=True)
class Asking:
    """Who answers, and how often one client may ask; None for as often as it likes."""

    desk: Desk
    limiter: Limiter | None

    def admit(self, client: str) -> None:
        """Count what a client asks.

        Raises:
            TooManyRequests: It has used up what it may.
        """
        if self.limiter is not None:
            self.limiter.admit(client)

    def ask(self, question: str, turns: Turns, client: str) -> Iterator[tuple[Any, ...]]:
        """Answer a question, unless its client has asked too often."""
        try:
            self.admit(client)
        except TooManyRequests as error:
            yield turns, question, notice(f"Not so fast: {error}.")
        else:
            yield from ask(self.desk, question, turns)


def ask_on(trigger: Callable[..., Any], box: gr.Component, by: Asking, on: Answered) -> None:
    """Ask what a box holds when it is submitted, or a button when it is clicked.

    Args:
        trigger: The event.
        box: Holds the question.
        by: Who answers.
        on: What changes.
    """
    outputs = [on.turns, on.question, on.line]

    # Not a partial: Gradio sees by the types of a function what it has to be given.
    def asking(question: str, turns: Turns, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from by.ask(question, turns, address_of(request.client))

    asked = trigger(asking, [box, on.turns], outputs, **QUIETLY, **IN_LINE)
    asked.failure(give_up, on.turns, [on.turns, on.line], **QUIETLY)


def look_further(desk: Desk, turns: Turns) -> list[str]:
    """Return questions to go on with; none where there is no answer, or no index any more."""
    if not turns or turns[-1].outcome is None:
        return []
    asked = {turn.question for turn in turns}
    try:
        return [each for each in desk.follow_ups(turns[-1].outcome) if each not in asked]
    except Unopened:
        return []


def ask(desk: Desk, question: str, turns: Turns) -> Iterator[tuple[Any, ...]]:
    """Answer a question of the conversation, saying in between that it is being looked up.

    Yields:
        The conversation, the text of the question's box, and a notice below the conversation.
    """
    if turns and turns[-1].outcome is None:
        yield turns, gr.skip(), notice("One question at a time: the last is still looked up.")
        return
    try:
        assistant = desk.assistant()
        turn = Turn.begun(question, assistant.manifest)
        yield (*turns, turn), "", notice("")
        outcome = desk.ask(question, history(turns), assistant)
    except (QuestionError, *Unopened) as error:
        yield turns, question, notice(f"That could not be answered: {error}.")
    else:
        yield (*turns, replace(turn, outcome=outcome)), gr.skip(), notice("")


def give_up(turns: Turns) -> tuple[Turns, Any]:
    """Take back a question that broke off; its traceback is in the terminal."""
    answered = tuple(turn for turn in turns if turn.outcome is not None)
    return answered, notice(BROKE_OFF)
