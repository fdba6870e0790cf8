"""The page: ask in the browser, see each quote marked in its article. ``python app.py``.

What comes from an article, a question or a file name reaches the browser as a token of a
``HighlightedText`` or the label of an ``Accordion`` or ``Button``. These show text as it is;
``Markdown``, ``HTML`` and ``Chatbot`` do not: a chatbot loads the images of a message even with
Markdown switched off. The pictures of the directory are ``HTML``, every text in them escaped by
`qa.pictures.markup`.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import secrets
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from index.arguments import add_store, store_of
from index.errors import IndexFailure, IndexMissing
from index.layout import DEFAULT_DIRECTORY
from index.manifest import Manifest
from index.stores import Store
from qa.answer import Answer, Citation, Message, Refusal
from qa.desk import Desk, Opener, Unopened
from qa.display import (
    Labelled,
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
from qa.feedback import DEFAULT_FEEDBACK, FeedbackLog, Verdict, feedback_on, verdicts_on
from qa.journal import JournalError, JournalFull
from qa.phrasing.options import add_phrasing, endpoint_of
from qa.phrasing.phrase import open_phrasing
from qa.pictures.chart import chart
from qa.pictures.kinds import kinds_of
from qa.pictures.style import STYLE
from qa.pictures.tables import officials
from qa.pictures.timeline import timeline
from qa.readers import HELP
from qa.render import as_json

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of the conversation.

    Attributes:
        question: As it was asked.
        passages: How many are looked through.
        generation: The generation of the index that answers.
        encoder: The fingerprint of its encoder.
        outcome: None while it is being looked up.
        id: Names the answer in the file of feedback.
    """

    question: str
    passages: int
    generation: int
    encoder: str
    outcome: Answer | Refusal | None = None
    id: str = field(default_factory=partial(secrets.token_hex, 8))

    @classmethod
    def begun(cls, question: str, manifest: Manifest) -> Turn:
        """Return the turn of a question that this index is about to answer."""
        fingerprint = manifest.encoder.fingerprint
        return cls(question, manifest.passages, manifest.generation, fingerprint)


Turns = tuple[Turn, ...]
Noted = Mapping[str, Verdict]
"""The reader's last verdict on each turn, by its id."""


@dataclass(frozen=True, slots=True)
class Folds:
    """What the reader has unfolded; without it every new turn would fold the earlier ones."""

    state: gr.State
    unfolded: frozenset[str]

    @contextmanager
    def fold(self, label: str, name: str, style: str) -> Iterator[None]:
        """Lay out what is unfolded by a click on its label."""
        opened = name in self.unfolded
        with gr.Accordion(label, open=opened, elem_classes=style, key=name) as accordion:
            yield
        remembered = {"inputs": self.state, "outputs": self.state, **_QUIETLY}
        accordion.expand(lambda unfolded: unfolded | {name}, **remembered)
        accordion.collapse(lambda unfolded: unfolded - {name}, **remembered)


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
            told = _literal(thanks, "noted", visible=bool(given))

        def say(verdict: Verdict, turns: Turns, noted: Noted) -> tuple[Any, ...]:
            noted, line = note(log, verdict, turn.id, turns, noted)
            given = noted.get(turn.id)
            return noted, _notice(line), *[_choice(each, given) for each in offered]

        told_of = [self.turns, self.state]
        changed = [self.state, told, *buttons]
        one_at_a_time = {**_QUIETLY, "concurrency_id": "verdicts"}
        for verdict, button in zip(offered, buttons, strict=True):
            button.click(partial(say, verdict), told_of, changed, **one_at_a_time)


_QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""For events that only the page itself sends."""

BROKE_OFF = "Something went wrong; the terminal of this page tells more."


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
                notice = _literal("", "notice", visible=False)
                question = _question_box()
            _add_directory(desk)
        answered = [turns, question, notice]

        def show(
            turns_now: Turns, found: list[str] | None, open_now: frozenset[str], noted_now: Noted
        ) -> None:
            folds = Folds(unfolded, open_now)
            verdicts = Verdicts(log, turns, noted, noted_now)
            _show_state(desk, folds)
            for number, turn in enumerate(turns_now):
                _show_turn(number, turn, folds, verdicts)
            if not turns_now:
                for button in _show_examples(found):
                    _ask_on(button.click, button, desk, answered)

        with conversation:
            shown_again = [page.load, turns.change, examples.change]
            shown = [turns, examples, unfolded, noted]
            gr.render(shown, shown_again, show_progress="hidden")(show)
        _ask_on(question.submit, question, desk, answered)
        found = page.load(desk.examples, None, examples, **_QUIETLY)
        found.failure(lambda: [], None, examples, **_QUIETLY)
        _offer_api(desk)
    return page


def _ask_on(
    trigger: Callable[..., Any], box: gr.Component, desk: Desk, outputs: list[gr.Component]
) -> None:
    turns, _, notice = outputs
    asked = trigger(partial(ask, desk), [box, turns], outputs, **_QUIETLY)
    asked.failure(give_up, turns, [turns, notice], **_QUIETLY)


def ask(desk: Desk, question: str, turns: Turns) -> Iterator[tuple[Any, ...]]:
    """Answer a question of the conversation, saying in between that it is being looked up.

    Yields:
        The conversation, the text of the question's box, and a notice below the conversation.
    """
    if turns and turns[-1].outcome is None:
        yield turns, gr.skip(), _notice("One question at a time: the last is still looked up.")
        return
    try:
        assistant = desk.assistant()
        turn = Turn.begun(question, assistant.manifest)
        yield (*turns, turn), "", _notice("")
        outcome = desk.ask(question, history(turns), assistant)
    except (QuestionError, *Unopened) as error:
        yield turns, question, _notice(f"That could not be answered: {error}.")
    else:
        yield (*turns, replace(turn, outcome=outcome)), gr.skip(), _notice("")


def history(turns: Turns) -> list[Message]:
    """Return the conversation as the assistant reads it."""
    messages = []
    for turn in turns:
        if turn.outcome is not None:
            said = turn.outcome.text if isinstance(turn.outcome, Answer) else turn.outcome.reason
            messages += [Message("user", turn.question), Message("assistant", said)]
    return messages


def give_up(turns: Turns) -> tuple[Turns, Any]:
    """Take back a question that broke off; its traceback is in the terminal."""
    answered = tuple(turn for turn in turns if turn.outcome is not None)
    return answered, _notice(BROKE_OFF)


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


def _add_directory(desk: Desk) -> None:
    """Lay out the tab of the directory, which is gathered when somebody first looks at it."""
    with gr.Tab("Directory", elem_id="directory") as tab:
        told = _literal("Gathering what the articles tell…", "lead looking")
        campaigns = _picture()
        kind = gr.Dropdown(label="Figures over the years", visible=False, elem_id="kind")
        figures, people = _picture(), _picture()
    pictures = [told, campaigns, kind, figures, people]
    for looked in (tab.select, kind.input):
        shown = looked(partial(show_directory, desk), kind, pictures, **_QUIETLY)
        shown.failure(lambda: _told(BROKE_OFF), None, told, **_QUIETLY)


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


def _offer_api(desk: Desk) -> None:
    def answer(question: str) -> dict[str, Any]:
        """Answer a question from the articles: the JSON object of ``python -m qa --json``."""
        try:
            return as_json(desk.ask(question))
        except (QuestionError, *Unopened) as error:
            raise gr.Error(str(error), print_exception=False) from error

    gr.api(answer, api_name="ask")  # type: ignore[attr-defined]  # missing from its exports


def _question_box() -> gr.Textbox:
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


def _literal(text: str | Labelled, style: str, *, visible: bool = True) -> gr.HighlightedText:
    """Show a text as it is, whatever it holds."""
    tokens: list[tuple[str, str | float | None]] = (
        [(text, None)] if isinstance(text, str) else [*text]
    )
    return gr.HighlightedText(
        tokens,
        show_label=False,
        show_inline_category=False,
        container=False,
        elem_classes=style,
        visible=visible,
    )


def _notice(text: str) -> gr.HighlightedText:
    return gr.HighlightedText([(text, None)], visible=bool(text))


def _choice(verdict: Verdict, given: Verdict | None) -> gr.Button:
    style = "choice given" if verdict == given else "choice"
    return gr.Button(verdict.capitalize(), size="sm", min_width=0, elem_classes=style)


def _show_state(desk: Desk, folds: Folds) -> None:
    problem = desk.problem()
    if problem is not None and not desk.is_answering():
        _show_problem(problem, desk.store)
        return
    manifest = desk.assistant().manifest
    if problem is not None:
        older = f"Answers come from generation {manifest.generation}: {problem}."
        _literal(older, "notice")
    with folds.fold(holdings(manifest), "state", "state"):
        _literal(provenance(manifest, desk.store), "facts")


def _show_examples(offered: list[str] | None) -> list[gr.Button]:
    if offered is None:
        _literal("Looking for questions that these articles answer…", "lead looking")
    elif offered:
        _literal("These articles answer, for example", "lead")
    return [gr.Button(question, elem_classes="example") for question in offered or []]


def _show_problem(problem: IndexFailure | ReaderFailure | OSError, store: Store) -> None:
    missing = isinstance(problem, IndexMissing)
    told = f"There is none in {store} yet" if missing else str(problem)
    unread = isinstance(problem, ReaderFailure)
    with gr.Column(elem_classes="problem"):
        _literal("No reader to answer with" if unread else "No index to answer from", "verdict")
        _literal(f"{told[:1].upper()}{told[1:]}.", "reason")
        if unread:
            return
        _literal("Run this where Pullquote is installed, then load this page again:", "reason")
        _literal(build_command(store), "command")
        _literal(
            "PATH is the folder with your articles; leave it out for those that come with "
            "Pullquote.",
            "facts",
        )


def _show_turn(number: int, turn: Turn, folds: Folds, verdicts: Verdicts) -> None:
    with gr.Column(elem_classes="turn", key=f"turn {number}"):
        _literal(turn.question, "asked")
        if turn.outcome is None:
            _literal(f"Looking through {counted(turn.passages, 'passage')}…", "looking")
        else:
            _show_outcome(number, turn.outcome, folds)
        verdicts.offer(turn)


def _show_outcome(number: int, outcome: Answer | Refusal, folds: Folds) -> None:
    if told := read_as(outcome):
        _literal(told, "facts")
    if isinstance(outcome, Answer):
        _show_answer(number, outcome, folds)
    else:
        _show_refusal(number, outcome, folds)


def _show_answer(number: int, answer: Answer, folds: Folds) -> None:
    first, more = headline(answer)
    _literal(marked(first, len(answer.citations)), "answer long" if len(first) > 60 else "answer")
    if more:
        _literal(marked(more, len(answer.citations)), "reason")
    _literal(in_words(answer.confidence), "confidence")
    for place, citation in enumerate(answer.citations, start=1):
        label = f"[{place}] {source(citation.article)}"
        with folds.fold(label, f"citation {number}.{place}", "citation"):
            _show_passage(citation)


def _show_refusal(number: int, refusal: Refusal, folds: Folds) -> None:
    _literal("The articles don’t say", "verdict")
    _literal(refusal.reason, "reason")
    if refusal.nearest:
        with folds.fold("The nearest passages, as reading", f"nearest {number}", "nearest"):
            for citation in refusal.nearest:
                _show_passage(citation)


def _show_passage(citation: Citation) -> None:
    _literal(in_context(citation), "passage")
    _literal(whereabouts(citation), "facts")


def serve(page: gr.Blocks, host: str, port: int) -> str:
    """Start the page in the background.

    Returns:
        Its address.

    Raises:
        OSError: The port is taken or the host isn't this machine's.
    """
    socket.create_server((host, port)).close()
    _reach_directly(host)
    _, url, _ = page.queue(max_size=64).launch(
        server_name=host,
        server_port=port,
        share=False,
        show_error=False,
        quiet=True,
        prevent_thread_lock=True,
        inbrowser=False,
        enable_monitoring=False,
        run_history=False,
        mcp_server=False,
        pwa=False,
        ssr_mode=False,
        strict_cors=True,
        max_file_size=1,
        footer_links=[],
        theme=_theme(),
        css=CSS,
        css_paths=STYLE,
        js=FOLLOW,
    )
    return str(url)


def _reach_directly(host: str) -> None:
    """Keep a proxy out of the way: Gradio asks its own page whether it has started."""
    known = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
    spared = [known, host, "localhost", "127.0.0.1"]
    os.environ["no_proxy"] = ",".join(name for name in spared if name)


def _theme() -> gr.themes.Base:
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
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        border_color_primary="#dcd6c8",
        border_color_primary_dark="#3b3832",
        input_background_fill="#ffffff",
        input_background_fill_dark="#211f1c",
    )


MASTHEAD = """<header class="masthead"><h1>Pullquote</h1>
<p>Ask a folder of articles. Get the sentence that answers, with its place, or an honest no.</p>
</header>"""

FOLLOW = """() => {
  let shown = '';
  new MutationObserver(() => {
    const turns = document.querySelectorAll('#conversation .turn');
    const last = turns[turns.length - 1];
    const now = turns.length + (last && last.querySelector('.looking') ? ' asked' : '');
    if (last && now !== shown) setTimeout(() => last.scrollIntoView({block: 'start'}), 150);
    shown = now;
    document.querySelector('#conversation')?.setAttribute('aria-live', 'polite');
  }).observe(document.body, {childList: true, subtree: true});
}"""
"""Scrolls to the newest question and lets screen readers read out what comes in."""

CSS = """
.gradio-container { overflow: clip visible !important;
  --soft: #6b655a; --accent: #8c1d18; --mark: #fae7a0; --rule: #dcd6c8;
  --serif: Charter, "Iowan Old Style", Georgia, "Noto Serif", "Liberation Serif", serif; }
.dark, .dark .gradio-container {
  --soft: #aaa294; --accent: #eb9d90; --mark: #5f4b0f; --rule: #3b3832; }
.gradio-container .main { max-width: 45rem !important; padding: 0 1.25rem !important; }
main.contain > .column { min-height: 100dvh; gap: 0 !important; }
#conversation { flex-grow: 1 !important; }
footer, .meta-text { display: none !important; }

#tabs { flex-grow: 1; display: flex; flex-direction: column; gap: 0; }
#tabs > .tabitem { flex-grow: 1; padding: 0; border: 0; }
#tabs > .tabitem > .column { flex-grow: 1; gap: 0 !important; }
#tabs .tab-wrapper { height: auto; padding: 0; }
#tabs [role=tablist] { height: auto; gap: 1.5rem; }
#tabs [role=tab] { padding: .8rem 0 .6rem; color: var(--soft); font-size: .95rem; height: auto; }
#tabs [role=tab].selected { color: var(--accent); }
#tabs [role=tab].selected::after { background: var(--accent); }
#tabs [role=tab]:focus-visible { outline: 2px solid var(--accent); }

.html-container { padding: 0 !important; }
.masthead { padding: 2.25rem 0 1.1rem; border-bottom: 3px double var(--rule); }
.masthead h1 { font: 700 2.6rem/1 var(--serif) !important; letter-spacing: -0.02em; margin: 0; }
.masthead p { color: var(--soft); margin: .6rem 0 0; }

[data-testid=highlighted-text] { overflow: visible !important; border: 0; border-radius: 0; }
[data-testid=highlighted-text] .container { display: block; padding: 0; }
[data-testid=highlighted-text] .textfield { display: block; padding: 0; font-size: 0;
  line-height: 0; }
.token-container, .token { display: inline !important; margin: 0 !important;
  padding: 0 !important; color: inherit !important; font-size: 0; }
.token .text { display: inline !important; padding: 0 !important; color: inherit !important;
  font-size: var(--size, 1rem); line-height: var(--line, 1.55); white-space: pre-wrap;
  word-break: normal; overflow-wrap: anywhere; transition: none !important; }
.line-break { display: block; height: 0; }
.passage .line-break { height: .3rem; }

.gr-accordion { border: 0 !important; padding: 0 !important; border-radius: 0; }
.gr-accordion .label-wrap { padding: .45rem 0; gap: .6rem; flex-direction: row-reverse;
  align-items: baseline; text-align: left; color: var(--soft); }
.gr-accordion .label-wrap > span:first-child { flex: 1; overflow-wrap: anywhere; }
.gr-accordion .label-wrap .icon { font-size: .6rem; }
.gr-accordion .label-wrap:not(.open) .icon { transform: rotate(-90deg) !important; }
.gr-accordion .label-wrap:hover, .gr-accordion .label-wrap.open { color: var(--accent); }
.label-wrap:focus-visible, .example:focus-visible,
.choice:focus-visible { outline: 2px solid var(--accent); }

.turn { gap: .6rem !important; padding: 2rem 0 1.5rem; border-top: 1px solid var(--rule);
  scroll-margin-top: -1px; }
.state + .turn { border-top: 0; }
.turn + .turn:last-child { min-height: calc(100dvh - 6rem); }
.asked { color: var(--soft); }
.asked::before { content: "You asked"; display: block; font-size: .75rem; letter-spacing: .08em;
  text-transform: uppercase; }
.answer, .verdict { --size: 2.2rem; --line: 1.2; font-family: var(--serif); font-weight: 600;
  letter-spacing: -0.01em; }
.answer.long { --size: 1.5rem; --line: 1.4; font-weight: 400; letter-spacing: 0; }
.token.highlighted { background: none !important; }
.answer .token.highlighted .text { color: var(--accent) !important; --size: 1rem;
  position: relative; top: -.5em; }
.verdict { color: var(--accent); }
.reason { --size: 1.05rem; }
.confidence, .facts, .lead, .looking { --size: .875rem; --line: 1.6; color: var(--soft); }
.looking { animation: breathe 1.6s ease-in-out infinite; }
@keyframes breathe { 50% { opacity: .45; } }
@media (prefers-reduced-motion: reduce) { .looking { animation: none; } }
.passage { --size: 1.08rem; --line: 1.65; font-family: var(--serif);
  padding-left: 1.1rem !important; border-left: 3px solid var(--rule) !important; }
.passage .token.highlighted .text { background: var(--mark); border-radius: 2px; }
.citation .facts, .nearest .facts { padding-bottom: 1rem; }

.feedback { align-items: baseline; gap: 0 1rem !important; padding-top: .25rem; }
.choice { flex: none !important; background: none !important; border: 0 !important;
  box-shadow: none !important; padding: .3rem 0 !important; color: var(--soft);
  font-size: .8rem !important; font-weight: 400 !important; line-height: 1.5; }
.choice:hover, .choice.given { color: var(--accent); }
.choice.given { text-decoration: underline; text-underline-offset: .25em; }
.noted { flex: none !important; width: auto !important; --size: .875rem; color: var(--soft);
  padding: .3rem 0 !important; font-family: var(--serif); font-style: italic; }

.lead { padding: 1.75rem 0 .25rem !important; }
.example { display: block; background: none !important; border: 0; box-shadow: none !important;
  border-bottom: 1px solid var(--rule) !important; border-radius: 0 !important; text-align: left;
  font: 1.2rem/1.4 var(--serif) !important; padding: .3rem 0 .9rem !important; }
.example:hover { color: var(--accent); }
.problem { padding: 2.5rem 0; gap: 1rem !important; }
.command { --size: .95rem; font-family: var(--font-mono); background: var(--mark) !important;
  padding: .6rem .8rem !important; user-select: all; }
.notice { color: var(--accent); padding: .75rem 0 0 !important; }

#question { position: sticky; bottom: 0; padding: .75rem 0 1.25rem; z-index: 5; border: 0;
  flex-grow: 0; border-radius: 0; overflow: visible !important;
  background: linear-gradient(transparent, var(--body-background-fill) .75rem) !important; }
#question .input-container { border: 1px solid var(--rule); border-radius: 6px;
  background: var(--input-background-fill); align-items: center; padding: .3rem; }
#question .input-container:focus-within { border-color: var(--accent); }
#question textarea { font-size: 1.05rem; line-height: 1.5; padding: .5rem .75rem;
  border: 0 !important; box-shadow: none !important; background: none; }
#question textarea::placeholder { color: var(--soft); opacity: .85; }
#question .submit-button { position: static; border-radius: 4px; background: var(--accent);
  color: var(--body-background-fill); height: 2.5rem; padding: 0 1.1rem; font-weight: 600; }
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until it is stopped; return 1 if it couldn't be started."""
    parser = _parser()
    options = parser.parse_args(arguments)
    store = store_of(parser, options, DEFAULT_DIRECTORY)
    phrasing = open_phrasing(endpoint_of(parser, options))
    desk = Desk(store, Opener(options.reader, phrasing))
    problem = desk.problem()
    if problem:
        print(f"page: {problem}", file=sys.stderr)
    if isinstance(problem, ReaderFailure):
        return 1
    log = None if options.no_feedback else FeedbackLog(options.feedback)
    page = build_page(desk, log)
    desk.watch()
    try:
        url = serve(page, options.host, options.port)
    except OSError as error:
        address = f"{options.host}:{options.port}"
        print(
            f"page: can't serve at {address} ({error}): give another --host or --port",
            file=sys.stderr,
        )
        return 1
    started = {
        "url": url,
        "index": str(store),
        "feedback": log and str(log.path),
        "problem": problem and str(problem),
    }
    print(json.dumps(started) if options.json else f"Pullquote is at {url}", flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        page.close(verbose=False)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python app.py", description="Ask in the browser.")
    parser.add_argument(
        "--index", type=Path, default=DEFAULT_DIRECTORY, metavar="DIR", help="default: %(default)s"
    )
    add_store(parser)
    parser.add_argument("--reader", metavar="NAME", help=HELP)
    add_phrasing(parser)
    parser.add_argument("--host", default="127.0.0.1", help="default: %(default)s")
    parser.add_argument("--port", type=_port, default=7860, help="default: %(default)s")
    feedback = parser.add_mutually_exclusive_group()
    feedback.add_argument(
        "--feedback",
        type=Path,
        default=DEFAULT_FEEDBACK,
        metavar="FILE",
        help="keep what readers say of answers here (default: %(default)s)",
    )
    feedback.add_argument("--no-feedback", action="store_true", help="don't ask readers")
    parser.add_argument("--json", action="store_true", help="print one JSON object when started")
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give a number from 1 to 65535")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
