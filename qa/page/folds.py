"""What the reader unfolds stays unfolded when the conversation goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import gradio as gr

from qa.page.shown import QUIETLY


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
        remembered = {"inputs": self.state, "outputs": self.state, **QUIETLY}
        accordion.expand(lambda unfolded: unfolded | {name}, **remembered)
        accordion.collapse(lambda unfolded: unfolded - {name}, **remembered)
