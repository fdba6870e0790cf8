"""Adding articles, taking them out, reading the folders again: a plan first, then done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.utils import get_upload_folder

from corpus.errors import CorpusError
from corpus.formats import SUFFIXES
from index.errors import IndexFailure
from qa.desk import Desk
from qa.doors.changers import Changers
from qa.errors import UpkeepError
from qa.page.shown import BROKE_OFF, LOOKS_ON, QUIETLY, literal, notice, progress_bar
from qa.upkeep.plan import Plan, how_far, in_lines, in_sum, outcome
from qa.upkeep.upkeep import Run, Upkeep

KEPT = 3_600
"""Seconds that a plan waits for its reader."""

NOT_YOU = "Only those may change the articles who were named when this page was started."
NOTHING = "Nothing would change."

_Shown = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Keeping:
    """Who changes what.

    Attributes:
        upkeep: Makes the changes.
        changers: Who may.
    """

    upkeep: Upkeep
    changers: Changers


@dataclass(frozen=True, slots=True)
class UpkeepPart:
    """The part of the page that changes articles.

    Attributes:
        desk: Answers from what was changed.
        keeping: Who changes what.
        whole: Holds all of it; not there for those who may change nothing.
        plan: The plan that waits, as the server holds it.
        made_last: Counts the changes that were made, so that others show anew what is there.
        told: What the plan does, or what became of it.
        bar: How far the change is that is being made.
        named: The articles that it concerns.
        decision: Holds the two buttons below a plan.
        present: The files that were added before, to be taken out.
    """

    desk: Desk
    keeping: Keeping
    whole: gr.Column
    plan: gr.State
    made_last: gr.State
    told: gr.HighlightedText
    bar: gr.HTML
    named: gr.HighlightedText
    decision: gr.Row
    present: gr.CheckboxGroup

    @classmethod
    def lay_out(cls, page: gr.Blocks, desk: Desk, keeping: Keeping) -> UpkeepPart:
        """Lay it out, closed to all until it is known who looks at it.

        Args:
            page: When it is loaded.
            desk: Answers.
            keeping: Who changes what.
        """
        forget = keeping.upkeep.forget
        plan = gr.State(
            time_to_live=KEPT, delete_callback=lambda waiting: waiting and forget(waiting)
        )
        with gr.Column(visible=False, elem_id="upkeep") as whole:
            literal(f"Add articles: {', '.join(sorted(SUFFIXES))}", "lead")
            files = gr.File(
                label="Add articles",
                show_label=False,
                file_count="multiple",
                file_types=sorted(SUFFIXES),
                height=96,
                elem_id="files",
            )
            with gr.Row(elem_classes="doings"):
                folder = gr.UploadButton(
                    "Add a folder", file_count="directory", size="sm", elem_classes="doing"
                )
                again = gr.Button("Read the folders again", size="sm", elem_classes="doing")
            with gr.Accordion("Files added here", open=False, elem_id="added"):
                present = gr.CheckboxGroup([], show_label=False, container=False)
                out = gr.Button("Take out", size="sm", elem_classes="doing")
            told = literal("", "reason", visible=False)
            bar = gr.HTML(visible=False, elem_classes="how-far")
            named = literal("", "facts", visible=False)
            with gr.Row(visible=False, elem_classes="doings decision") as decision:
                do = gr.Button("Make this change", elem_id="do", elem_classes="doing do")
                leave = gr.Button("Leave it", elem_classes="doing")
        part = cls(desk, keeping, whole, plan, gr.State(0), told, bar, named, decision, present)
        page.load(part.opened, None, [whole, present], **QUIETLY)
        for chosen in (files, folder):
            part._planned_on(chosen.upload, chosen, part.planned_addition, [chosen])
        part._planned_on(again.click, None, part.planned_update, [])
        part._planned_on(out.click, present, part.planned_removal, [])
        done = do.click(part.made, plan, [*part._parts, present], **QUIETLY)
        done.failure(lambda: notice(BROKE_OFF), None, told, **QUIETLY)
        done.success(lambda count: count + 1, part.made_last, part.made_last, **QUIETLY)
        leave.click(part.left, plan, part._parts, **QUIETLY)
        return part

    @property
    def _parts(self) -> list[Any]:
        return [self.plan, self.told, self.bar, self.named, self.decision]

    def _planned_on(
        self,
        trigger: Callable[..., Any],
        chosen: gr.Component | None,
        plan: Callable[..., _Shown],
        emptied: Sequence[gr.Component],
    ) -> None:
        """Show the plan of what was chosen, and empty where it was chosen."""
        empty = [None] * len(emptied)

        # Not partials: Gradio sees by the types of a function what it has to be given.
        def of_chosen(names: list[str] | None, waiting: Plan | None, request: gr.Request) -> Any:  # noqa: ANN401
            return *self._if_may(request, waiting, lambda: plan(names or [])), *empty

        def of_all(waiting: Plan | None, request: gr.Request) -> Any:  # noqa: ANN401
            return self._if_may(request, waiting, plan)

        given = [self.plan] if chosen is None else [chosen, self.plan]
        begun = trigger(
            of_all if chosen is None else of_chosen, given, [*self._parts, *emptied], **QUIETLY
        )
        begun.failure(lambda: notice(BROKE_OFF), None, self.told, **QUIETLY)

    def opened(self, request: gr.Request) -> _Shown:
        """Open it to those who may change something."""
        may = self.keeping.changers.admit(request.username)
        return gr.Column(visible=may), self._present() if may else gr.skip()

    def planned_addition(self, files: list[str]) -> _Shown:
        """Plan to put uploaded files in; paths that aren't uploads are left alone."""
        uploads = Path(get_upload_folder()).resolve()
        paths = [Path(file).resolve() for file in files]
        return self._shown(
            self.keeping.upkeep.plan_addition([e for e in paths if e.is_relative_to(uploads)])
        )

    def planned_removal(self, names: list[str]) -> _Shown:
        """Plan to take files out again."""
        return self._shown(self.keeping.upkeep.plan_removal(names))

    def planned_update(self) -> _Shown:
        """Plan to read the folders again."""
        return self._shown(self.keeping.upkeep.plan_update())

    def made(self, plan: Plan | None, request: gr.Request) -> Iterator[_Shown]:
        """Make the change that was planned, telling how far it is."""
        if plan is None or not self.keeping.changers.admit(request.username):
            yield *_closed("" if plan is None else NOT_YOU), gr.skip()
            return
        try:
            run = self.keeping.upkeep.begin(plan)
        except UpkeepError as error:
            yield gr.skip(), notice(f"{error}."), *[gr.skip()] * 4
            return
        while not run.done.wait(LOOKS_ON):
            yield *_on_the_way(run), gr.skip()
        yield *_closed(self._came_out(run)), self._present()

    def left(self, plan: Plan | None) -> _Shown:
        """Drop the plan that waits."""
        if plan is not None:
            self.keeping.upkeep.forget(plan)
        return _closed("")

    def _if_may(
        self, request: gr.Request, waiting: Plan | None, plan: Callable[[], _Shown]
    ) -> _Shown:
        if not self.keeping.changers.admit(request.username):
            return _closed(NOT_YOU)
        if waiting is not None:
            self.keeping.upkeep.forget(waiting)
        try:
            return plan()
        except (CorpusError, IndexFailure, OSError) as error:
            return _closed(f"This can’t be done: {error}.")

    def _shown(self, plan: Plan) -> _Shown:
        if not plan.does_something:
            self.keeping.upkeep.forget(plan)
            return _closed(NOTHING, in_lines(plan))
        shown = gr.HTML(visible=False), notice(in_lines(plan)), gr.Row(visible=True)
        return plan, notice(in_sum(plan)), *shown

    def _came_out(self, run: Run) -> str:
        if run.report is None:
            return f"This could not be done: {run.problem}. The index answers as before."
        self.desk.problem()  # takes the new generation up
        return outcome(run.report)

    def _present(self) -> gr.CheckboxGroup:
        names = self.keeping.upkeep.added.names()
        return gr.CheckboxGroup(names, value=[])


def _closed(told: str, named: str = "") -> _Shown:
    hidden = gr.HTML(visible=False)
    return None, notice(told), hidden, notice(named), gr.Row(visible=False)


def _on_the_way(run: Run) -> _Shown:
    far = run.progress
    bar = progress_bar(far.done, far.total) if far else progress_bar(0, 0)
    return None, notice(how_far(far)), bar, notice(""), gr.Row(visible=False)
