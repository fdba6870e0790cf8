"""The tab to ask in: the state of the index, the conversation, examples to begin with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import gradio as gr

from index.errors import IndexFailure, IndexMissing
from index.stores import Store
from qa.answer import Answer, Citation, Refusal
from qa.desk import Desk, Unopened
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
from qa.errors import QuestionError, ReaderFailure
from qa.page.folds import Folds
from qa.page.shown import BROKE_OFF, QUIETLY, literal, notice
from qa.page.turns import Turn, Turns, history
from qa.page.verdicts import Verdicts


def ask_on(
    trigger: Callable[..., Any], box: gr.Component, desk: Desk, outputs: list[gr.Component]
) -> None:
    """Ask what a box holds when it is submitted, or a button when it is clicked.

    Args:
        trigger: The event.
        box: Holds the question.
        desk: Answers.
        outputs: The conversation, the box of questions, the notice.
    """
    turns, _, line = outputs
    asked = trigger(partial(ask, desk), [box, turns], outputs, **QUIETLY)
    asked.failure(give_up, turns, [turns, line], **QUIETLY)


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


def show_turn(number: int, turn: Turn, folds: Folds, verdicts: Verdicts) -> None:
    """Lay out a question with its answer, or what is done for it now."""
    with gr.Column(elem_classes="turn", key=f"turn {number}"):
        literal(turn.question, "asked")
        if turn.outcome is None:
            literal(f"Looking through {counted(turn.passages, 'passage')}…", "looking")
        else:
            _show_outcome(number, turn.outcome, folds)
        verdicts.offer(turn)


def _show_outcome(number: int, outcome: Answer | Refusal, folds: Folds) -> None:
    if told := read_as(outcome):
        literal(told, "facts")
    if isinstance(outcome, Answer):
        _show_answer(number, outcome, folds)
    else:
        _show_refusal(number, outcome, folds)


def _show_answer(number: int, answer: Answer, folds: Folds) -> None:
    first, more = headline(answer)
    literal(marked(first, len(answer.citations)), "answer long" if len(first) > 60 else "answer")
    if more:
        literal(marked(more, len(answer.citations)), "reason")
    literal(in_words(answer.confidence), "confidence")
    for place, citation in enumerate(answer.citations, start=1):
        label = f"[{place}] {source(citation.article)}"
        with folds.fold(label, f"citation {number}.{place}", "citation"):
            _show_passage(citation)


def _show_refusal(number: int, refusal: Refusal, folds: Folds) -> None:
    literal("The articles don’t say", "verdict")
    literal(refusal.reason, "reason")
    if refusal.nearest:
        with folds.fold("The nearest passages, as reading", f"nearest {number}", "nearest"):
            for citation in refusal.nearest:
                _show_passage(citation)


def _show_passage(citation: Citation) -> None:
    literal(in_context(citation), "passage")
    literal(whereabouts(citation), "facts")
