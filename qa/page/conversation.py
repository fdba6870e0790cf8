"""The tab to ask in: the state of the index, the conversation, examples to begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.errors import IndexFailure, IndexMissing
from index.stores import Store
from qa.answer import Answer, Citation, Refusal
from qa.desk import Desk
from qa.display import (
    build_command,
    counted,
    headline,
    holdings,
    in_context,
    in_words,
    marked,
    provenance,
    read_as,
    source,
    whereabouts,
)
from qa.errors import ReaderFailure
from qa.page.folds import Folds
from qa.page.shown import QUIETLY, literal
from qa.page.source import SourcePanel
from qa.page.takeaway import copied_by
from qa.page.turns import Turn, Turns
from qa.page.verdicts import Verdicts

LONG = 60
"""Characters from which an answer is set smaller."""


def question_box() -> gr.Textbox:
    """Lay out the box to ask in."""
    return gr.Textbox(
        label="Your question",
        show_label=False,
        container=False,
        placeholder="Ask about the articles",
        submit_btn="Ask",
        max_lines=4,
        autofocus=True,
        elem_id="question",
    )


def show_state(desk: Desk, folds: Folds) -> None:
    """Lay out what is indexed, or why nothing is."""
    problem = desk.problem()
    if problem is not None and not desk.is_answering():
        _show_problem(problem, desk.store)
        return
    manifest = desk.assistant().manifest
    if problem is not None:
        older = f"Answers come from generation {manifest.generation}: {problem}."
        literal(older, "notice")
    with folds.fold(holdings(manifest), "state", "state"):
        literal(provenance(manifest, desk.store), "facts")


def show_examples(offered: list[str] | None) -> list[gr.Button]:
    """Lay out questions to begin with; None while they are looked for."""
    if offered is None:
        literal("Looking for questions that these articles answer…", "lead looking")
    elif offered:
        literal("These articles answer, for example", "lead")
    return [gr.Button(question, elem_classes="example") for question in offered or []]


def _show_problem(problem: IndexFailure | ReaderFailure | OSError, store: Store) -> None:
    missing = isinstance(problem, IndexMissing)
    told = f"There is none in {store} yet" if missing else str(problem)
    unread = isinstance(problem, ReaderFailure)
    with gr.Column(elem_classes="problem"):
        literal("No reader to answer with" if unread else "No index to answer from", "verdict")
        literal(f"{told[:1].upper()}{told[1:]}.", "reason")
        if unread:
            return
        literal("Run this where Pullquote is installed, then load this page again:", "reason")
        literal(build_command(store), "command")
        literal(
            "PATH is the folder with your articles; leave it out for those that come with "
            "Pullquote.",
            "facts",
        )


@dataclass(frozen=True, slots=True)
class Doings:
    """What can be done with an answer.

    Attributes:
        turns: The conversation, as the server holds it.
        panel: Shows an article beside it.
        outgoing: Carries to the browser what is copied or saved.
        question: The box to ask in, to which a question goes back.
        ask_on: Asks what a component holds when an event comes.
    """

    turns: gr.State
    panel: SourcePanel
    outgoing: gr.Textbox
    question: gr.Textbox
    ask_on: Callable[[Callable[..., Any], gr.State], None]

    def offer(self, turn: Turn) -> None:
        """Lay out what can be done with one answer."""
        with gr.Row(elem_classes="doings"):
            edit = gr.Button("Edit question", size="sm", min_width=0, elem_classes="doing")
            again = gr.Button("Ask again", size="sm", min_width=0, elem_classes="doing")
            copy = gr.Button("Copy with sources", size="sm", min_width=0, elem_classes="doing")
        edit.click(lambda: turn.question, None, self.question, **QUIETLY)
        self.ask_on(again.click, gr.State(turn.question))
        copied_by(copy.click, self.turns, turn.id, self.outgoing)


def show_follow_ups(questions: list[str], turns: Turns) -> list[gr.Button]:
    """Lay out questions to go on with."""
    if not questions:
        return []
    refused = bool(turns) and isinstance(turns[-1].outcome, Refusal)
    literal("What the articles do answer" if refused else "The articles also answer", "lead")
    return [gr.Button(question, elem_classes="example next") for question in questions]


def show_turn(number: int, turn: Turn, folds: Folds, verdicts: Verdicts, doings: Doings) -> None:
    """Lay out a question with its answer, or what is done for it now."""
    with gr.Column(elem_classes="turn", key=f"turn {number}"):
        literal(turn.question, "asked")
        if turn.outcome is None:
            literal(f"Looking through {counted(turn.passages, 'passage')}…", "looking")
        else:
            _show_outcome(number, turn, folds, doings)
            doings.offer(turn)
        verdicts.offer(turn)


def _show_outcome(number: int, turn: Turn, folds: Folds, doings: Doings) -> None:
    outcome = turn.outcome
    if outcome is not None and (told := read_as(outcome)):
        literal(told, "facts")
    if isinstance(outcome, Answer):
        _show_answer(number, turn.id, outcome, folds, doings)
    elif outcome is not None:
        _show_refusal(number, turn.id, outcome, folds, doings)


def _show_answer(number: int, turn: str, answer: Answer, folds: Folds, doings: Doings) -> None:
    first, more = headline(answer)
    style = "answer long" if len(first) > LONG else "answer"
    told = [literal(marked(first, len(answer.citations)), style)]
    if more:
        told.append(literal(marked(more, len(answer.citations)), "reason"))
    for each in told:
        doings.panel.opened_by_marker(each, doings.turns, turn)
    literal(in_words(answer.confidence), "confidence")
    for place, citation in enumerate(answer.citations, start=1):
        label = f"[{place}] {source(citation.article)}"
        with folds.fold(label, f"citation {number}.{place}", "citation"):
            _show_passage(citation, turn, place, doings)


def _show_refusal(number: int, turn: str, refusal: Refusal, folds: Folds, doings: Doings) -> None:
    literal("The articles don’t say", "verdict")
    literal(refusal.reason, "reason")
    if refusal.nearest:
        with folds.fold("The nearest passages, as reading", f"nearest {number}", "nearest"):
            for place, citation in enumerate(refusal.nearest, start=1):
                _show_passage(citation, turn, place, doings)


def _show_passage(citation: Citation, turn: str, place: int, doings: Doings) -> None:
    literal(in_context(citation), "passage")
    literal(whereabouts(citation), "facts")
    button = gr.Button("Open the article here", size="sm", elem_classes="doing opens")
    doings.panel.opened_by(button.click, doings.turns, turn, place)
