"""Earlier conversations, kept in the reader's browser and asked again when they are opened.

What comes back from a browser may be anything, so no answer is taken from it: only questions are,
and each is asked again of the articles as they are now. Where the answer isn't what was said then,
the page says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Annotated, Any

import gradio as gr
from pydantic import Field, TypeAdapter, ValidationError

from qa.answer import said_by
from qa.desk import Desk, Unopened
from qa.doors.limiter import TooManyRequests, address_of
from qa.errors import QuestionError
from qa.page.asking import Answered, Asking
from qa.page.shown import BROKE_OFF, QUIETLY, literal, notice
from qa.page.turns import Turn, Turns, history
from qa.question import LONGEST_QUESTION

MOST_TURNS = 50
"""Questions of a conversation that are asked again."""

MOST_LISTED = 30
"""Conversations that are offered."""

UNREADABLE = "What this browser kept of that conversation can’t be read: forget it."

_KEEP = "(told) => [window.pullquoteKept.keep(told)]"
_LIST = "(reader) => [window.pullquoteKept.list(reader)]"
_FORGET_ALL = "() => [window.pullquoteKept.forget()]"


@dataclass(frozen=True, slots=True)
class Said:
    """A question of an earlier conversation and what was said to it then."""

    question: Annotated[str, Field(max_length=LONGEST_QUESTION)]
    said: Annotated[str, Field(max_length=100_000)]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A conversation that a browser keeps.

    Attributes:
        id: Names it in that browser.
        title: Its first question.
        at: The day on which something was last asked in it.
    """

    id: Annotated[str, Field(pattern=r"^[0-9a-z]{8,40}$")]
    title: Annotated[str, Field(max_length=LONGEST_QUESTION)]
    at: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]


_SAID: TypeAdapter[list[Said]] = TypeAdapter(Annotated[list[Said], Field(max_length=MOST_TURNS)])
_EARLIER: TypeAdapter[list[Earlier]] = TypeAdapter(
    Annotated[list[Earlier], Field(max_length=MOST_LISTED)]
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The earlier conversations of a reader.

    Attributes:
        earlier: What is offered, as the server holds it.
        carried: Carries texts from and to the browser; it is never shown.
    """

    earlier: gr.State
    carried: gr.Textbox

    @classmethod
    def lay_out(cls, page: gr.Blocks, turns: gr.State) -> Kept:
        """Keep a conversation whenever it changes, and look for earlier ones.

        Args:
            page: When it is loaded.
            turns: The conversation.
        """
        kept = cls(gr.State([]), gr.Textbox(visible=False))
        going, reader = gr.Textbox(visible=False), gr.Textbox(visible=False)
        written = turns.change(to_keep, turns, going, **QUIETLY)
        noted = written.success(None, going, kept.carried, js=_KEEP, **QUIETLY)
        noted.success(listed_beside, [kept.carried, turns], kept.earlier, **QUIETLY)

        def read_by(request: gr.Request) -> str:
            return request.username or ""

        known = page.load(read_by, None, reader, **QUIETLY)
        listed = known.success(None, reader, kept.carried, js=_LIST, **QUIETLY)
        listed.success(listed_by, kept.carried, kept.earlier, **QUIETLY)
        return kept

    def offer(self, earlier: list[Earlier], by: Asking, on: Answered) -> None:
        """Lay out the earlier conversations, to be opened or forgotten.

        Args:
            earlier: What is offered.
            by: Who answers.
            on: What changes when one is opened.
        """
        if not earlier:
            return
        literal("Asked before in this browser", "lead")
        for each in earlier:
            with gr.Row(elem_classes="doings earlier"):
                opening = gr.Button(f"{each.title} · {each.at}", elem_classes="example next")
                forgetting = gr.Button("Forget", size="sm", elem_classes="doing")
            self._opened_on(opening, each.id, by, on)
            forget = f"() => [window.pullquoteKept.forget('{each.id}')]"
            self._forgotten_on(forgetting, forget)
        with gr.Row(elem_classes="doings"):
            everything = gr.Button("Forget all of these", size="sm", elem_classes="doing")
        self._forgotten_on(everything, _FORGET_ALL)

    def _forgotten_on(self, button: gr.Button, forget: str) -> None:
        gone = button.click(None, None, self.carried, js=forget, **QUIETLY)
        gone.success(listed_by, self.carried, self.earlier, **QUIETLY)

    def _opened_on(self, button: gr.Button, name: str, by: Asking, on: Answered) -> None:
        # Not a partial: Gradio sees by the types of a function what it has to be given.
        def opened(told: str, turns: Turns, request: gr.Request) -> Iterator[tuple[Any, ...]]:
            yield from ask_again(by, told, turns, address_of(request.client))

        outputs = [on.turns, on.question, on.line]
        js = f"(told, turns) => [window.pullquoteKept.open('{name}'), turns]"
        asked = button.click(opened, [self.carried, on.turns], outputs, js=js, **QUIETLY)
        asked.failure(lambda: ((), notice(BROKE_OFF)), None, [on.turns, on.line], **QUIETLY)


def begin_anew(turns: gr.State) -> None:
    """Lay out a button that ends a conversation; the browser keeps it."""
    with gr.Row(elem_classes="doings"):
        button = gr.Button("New conversation", size="sm", min_width=0, elem_classes="doing")
    button.click(lambda: (), None, turns, **QUIETLY)


def to_keep(turns: Turns) -> str:
    """Return as JSON what a browser is to keep of a conversation; nothing while it is answered."""
    if turns and turns[-1].outcome is None:
        return ""
    answered = [(turn.question, turn.outcome) for turn in turns if turn.outcome is not None]
    said = [Said(question, said_by(outcome)) for question, outcome in answered[-MOST_TURNS:]]
    return json.dumps([asdict(each) for each in said])


def listed_by(told: str) -> list[Earlier]:
    """Return the conversations that a browser says it keeps; none where it says anything else."""
    try:
        return _EARLIER.validate_json(told)
    except ValidationError:
        return []


def listed_beside(told: str, turns: Turns) -> Any:  # noqa: ANN401  (a list, or no change)
    """Return the same beside a conversation: nothing is laid out anew while there is one."""
    return gr.skip() if turns else listed_by(told)


def ask_again(by: Asking, told: str, turns: Turns, client: str) -> Iterator[tuple[Any, ...]]:
    """Ask the questions of an earlier conversation again, all or none.

    Args:
        by: Who answers.
        told: The conversation, as the browser says it was.
        turns: The conversation that is shown; an earlier one isn't mixed into it.
        client: The address of the reader.

    Yields:
        The conversation, the text of the question's box, and a notice below the conversation.
    """
    if turns:
        yield turns, gr.skip(), notice("Begin a new conversation first.")
        return
    try:
        said = _SAID.validate_json(told)
        by.admit(client)
        yield from _answered_again(by.desk, said)
    except ValidationError:
        yield (), gr.skip(), notice(UNREADABLE)
    except TooManyRequests as error:
        yield (), gr.skip(), notice(f"Not so fast: {error}.")
    except (QuestionError, *Unopened) as error:
        yield (), gr.skip(), notice(f"That could not be answered: {error}.")


def _answered_again(desk: Desk, said: list[Said]) -> Iterator[tuple[Any, ...]]:
    assistant = desk.assistant()
    begin = partial(Turn.begun, manifest=assistant.manifest)
    turns = tuple(begin(each.question) for each in said)
    yield turns, gr.skip(), notice("")
    for at, turn in enumerate(turns):
        outcome = desk.ask(turn.question, history(turns[:at]), assistant)
        turns = (*turns[:at], replace(turn, outcome=outcome), *turns[at + 1 :])
        yield turns, gr.skip(), notice("")
    yield turns, gr.skip(), notice(differing(turns, said))


def differing(turns: Turns, said: list[Said]) -> str:
    """Say which answers aren't what was said then; nothing where all are."""
    others = [
        f"“{turn.question}”, then: {each.said}"
        for turn, each in zip(turns, said, strict=True)
        if turn.outcome is not None and said_by(turn.outcome) != each.said
    ]
    if not others:
        return ""
    return "\n".join(["The articles say something else now than when you asked:", *others])
