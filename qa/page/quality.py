"""The tab of quality: known questions asked, readers' feedback made into more of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from index.stores import Store
from qa.display import Labelled, counted
from qa.doors.changers import Changers
from qa.errors import CommandFailed, UpkeepError
from qa.page.shown import BROKE_OFF, LOOKS_ON, QUIETLY, as_tokens, literal, notice, progress_bar
from qa.page.takeaway import SAVE
from qa.quality.known_sets import KnownSets
from qa.quality.measuring import Measured, Measurement, Measuring
from qa.quality.reviewing import NO_PART, PARTS, Decision, Pending, decide, pending

MOST_SHOWN = 100
"""Questions that failed and are named one by one."""

NO_SET = (
    "There is no set of known questions yet. Put one into {folder}, a line each like "
    '{{"id": "1", "question": "...", "answers": ["..."], "articles": ["file name"]}}, or make one '
    "of what readers said, below."
)
NOT_YOU = "Only those may do this who were named when this page was started."
NOTHING_LEFT = "Nothing is left to be reviewed."

_Shown = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """What is measured, and by whom.

    Attributes:
        store: The index.
        sets: The known questions.
        measuring: Asks them.
        feedback: What readers said of answers; None where they aren't asked.
        changers: Who may do so.
    """

    store: Store
    sets: KnownSets
    measuring: Measuring
    feedback: Path | None
    changers: Changers


def add_quality(page: gr.Blocks, quality: Quality) -> None:
    """Lay out the tab, closed to all until it is known who looks at it.

    Args:
        page: When it is loaded.
        quality: What is measured, and by whom.
    """
    with gr.Tab("Quality", visible=False, elem_id="quality") as tab:
        _Runs.lay_out(tab, quality)
        if quality.feedback is not None:
            _Reviews.lay_out(quality, quality.feedback)

    def opened(request: gr.Request) -> gr.Tab:
        return gr.Tab(visible=quality.changers.admit(request.username))

    page.load(opened, None, tab, **QUIETLY)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Asking a set and seeing what came out."""

    quality: Quality
    chosen: gr.Dropdown
    told: gr.HighlightedText
    bar: gr.HTML
    failed: gr.HighlightedText
    report: gr.Textbox
    save: gr.Button

    @classmethod
    def lay_out(cls, tab: gr.Tab, quality: Quality) -> None:
        literal("Known questions", "lead")
        with gr.Row(elem_classes="sought"):
            chosen = gr.Dropdown([], label="Set", show_label=False, container=False)
            begin = gr.Button("Ask all of them", elem_classes="doing do", elem_id="ask-all")
        told = literal("", "reason", visible=False)
        bar = gr.HTML(visible=False, elem_classes="how-far")
        failed = literal("", "facts failing", visible=False)
        save = gr.Button("Save the report", size="sm", elem_classes="doing", visible=False)
        report = gr.Textbox(visible=False)
        part = cls(quality, chosen, told, bar, failed, report, save)
        tab.select(part.listed, None, [chosen, told], **QUIETLY)
        outputs = [told, bar, failed, report, save]
        begun = begin.click(part.asked, chosen, outputs, **QUIETLY)
        begun.failure(lambda: notice(BROKE_OFF), None, told, **QUIETLY)
        save.click(None, report, None, js=SAVE, **QUIETLY)

    def listed(self) -> _Shown:
        names = self.quality.sets.names()
        lacking = NO_SET.format(folder=self.quality.sets.folder)
        told = gr.skip() if names else notice(lacking)
        return gr.Dropdown(names, value=names[0] if names else None), told

    def asked(self, name: str | None, request: gr.Request) -> Iterator[_Shown]:
        if not self.quality.changers.admit(request.username):
            yield _told(NOT_YOU)
            return
        known = self.quality.sets.path(name or "")
        if known is None:
            yield _told(NO_SET.format(folder=self.quality.sets.folder))
            return
        try:
            run = self.quality.measuring.begin(known)
        except (UpkeepError, OSError) as error:
            yield _told(f"This can’t be done: {error}.")
            return
        while not run.done.wait(LOOKS_ON):
            yield _on_the_way(run)
        yield (
            _told(f"This can’t be done: {run.problem}.")
            if not run.measured
            else _came_out(known.name, run.measured)
        )


def _told(text: str) -> _Shown:
    return notice(text), gr.HTML(visible=False), notice(""), "", gr.Button(visible=False)


def _on_the_way(run: Measurement) -> _Shown:
    asked = run.asked()
    told = f"Asked {asked:,} of {run.total:,}…" if asked else "Opening the index…"
    hidden = notice(""), "", gr.Button(visible=False)
    return notice(told), progress_bar(asked, run.total), *hidden


def _came_out(name: str, measured: Measured) -> _Shown:
    low, high = measured.interval
    questions = counted(len(measured.asked), "question")
    told = (
        f"{measured.right:.0%} of {questions} answered right or rightly refused "
        f"({low:.0%} to {high:.0%} at 95%): {measured.count('right')} right, "
        f"{measured.count('wrong')} wrong, {measured.count('missed')} missed, "
        f"{measured.count('refused')} rightly refused, {measured.count('invented')} answered "
        "though the articles don’t say."
    )
    report = {"name": f"{Path(name).stem}.html", "type": "text/html", "text": measured.report}
    failed = gr.HighlightedText(as_tokens(_failures(measured)), visible=bool(measured.failed))
    shown = failed, json.dumps(report), gr.Button(visible=True)
    return notice(told), gr.HTML(visible=False), *shown


def _failures(measured: Measured) -> Labelled:
    parts: Labelled = []
    for each in measured.failed[:MOST_SHOWN]:
        expected = "; ".join(each.expected) or "that the articles don’t say"
        parts.append((f"{each.question}\n", "question"))
        parts.append((f"{each.verdict}: {each.text}\nexpected: {expected}\n\n", None))
    return parts


@dataclass(frozen=True, slots=True)
class _Reviews:
    """Readers' feedback, one after the other."""

    quality: Quality
    feedback: Path
    waiting: gr.State
    told: gr.HighlightedText
    said: gr.HighlightedText
    form: gr.Column
    answers: gr.Textbox
    evidence: gr.Textbox

    @classmethod
    def lay_out(cls, quality: Quality, feedback: Path) -> None:
        literal("What readers said", "lead")
        look = gr.Button("Review it", elem_classes="doing do", elem_id="review")
        told = literal("", "reason", visible=False)
        said = literal("", "passage", visible=False)
        with gr.Column(visible=False, elem_id="decision") as form:
            answers = gr.Textbox(
                label="Accepted answers, one a line; none where the articles don’t say", lines=2
            )
            evidence = gr.Textbox(label="Words of the sentence that proves it")
            part = gr.Radio([NO_PART, *PARTS], value=NO_PART, label="Part")
            with gr.Row(elem_classes="doings"):
                keep = gr.Button("Keep as a known question", elem_classes="doing do")
                later = gr.Button("Later", elem_classes="doing")
                drop = gr.Button("Drop for ever", elem_classes="doing")
        reviews = cls(quality, feedback, gr.State([]), told, said, form, answers, evidence)
        given = [reviews.waiting, answers, evidence, part]
        for button, do in (
            (look, reviews.looked),
            (keep, reviews.kept),
            (later, reviews.put_off),
            (drop, reviews.dropped),
        ):
            done = button.click(reviews.by_those_who_may(do), given, reviews._parts, **QUIETLY)
            done.failure(lambda: notice(BROKE_OFF), None, told, **QUIETLY)

    @property
    def _parts(self) -> list[Any]:
        return [self.waiting, self.told, self.said, self.form, self.answers, self.evidence]

    def by_those_who_may(self, do: Callable[..., _Shown]) -> Callable[..., _Shown]:
        # Not a partial: Gradio sees by the types of a function what it has to be given.
        def asked(
            waiting: list[Pending], answers: str, evidence: str, part: str, request: gr.Request
        ) -> _Shown:
            if not self.quality.changers.admit(request.username):
                return [], notice(NOT_YOU), notice(""), gr.Column(visible=False), "", ""
            try:
                return do(waiting, answers, evidence, part)
            except (CommandFailed, OSError) as error:
                unchanged = [gr.skip()] * 4
                return gr.skip(), notice(f"This can’t be done: {error}."), *unchanged

        return asked

    def looked(self, *_given: object) -> _Shown:
        return self._next(pending(self.feedback, self._set()), "")

    def kept(self, waiting: list[Pending], answers: str, evidence: str, part: str) -> _Shown:
        if not waiting:
            return self._next([], "")
        decision = Decision(
            waiting[0].id,
            "add",
            tuple(line.strip() for line in answers.splitlines() if line.strip()),
            evidence.strip() or None,
            next((each for each in PARTS if each == part), None),
        )
        return self._decided(waiting, decision)

    def dropped(self, waiting: list[Pending], *_given: object) -> _Shown:
        if not waiting:
            return self._next([], "")
        return self._decided(waiting, Decision(waiting[0].id, "drop"))

    def put_off(self, waiting: list[Pending], *_given: object) -> _Shown:
        return self._next(waiting[1:], "")

    def _decided(self, waiting: list[Pending], decision: Decision) -> _Shown:
        became = decide(decision, self.feedback, self._set(), self.quality.store)
        return self._next(waiting[1:], became)

    def _set(self) -> Path:
        return self.quality.sets.own()

    def _next(self, waiting: list[Pending], told: str) -> _Shown:
        if not waiting:
            ended = " ".join(filter(None, [told, NOTHING_LEFT]))
            return [], notice(ended), notice(""), gr.Column(visible=False), "", ""
        first = waiting[0]
        left = f"{counted(len(waiting), 'verdict')} to review."
        return (
            waiting,
            notice(" ".join(filter(None, [told, left]))),
            notice(_described(first)),
            gr.Column(visible=True),
            "\n".join(first.proposed or ()),
            "",
        )


def _described(waiting: Pending) -> str:
    earlier = [f"{message.role}: {message.content}" for message in waiting.history]
    quotes = [f"[{each.n}] “{each.quote}” ({each.title})" for each in waiting.citations]
    verdict = f"The reader said: {waiting.verdict}"
    return "\n".join([*earlier, waiting.question, waiting.text, *quotes, verdict])
