"""Keeps the events of a page in a dictionary that may grow while somebody goes through it.

Gradio lays out a part of the page in a thread, which adds events to those of the session, while its
event loop goes through the same dictionary: now and then it then failed with "dictionary changed
size during iteration", and a click was lost.
"""

from __future__ import annotations

from collections.abc import ItemsView, ValuesView
from typing import Any

import gradio as gr


class SteadyEvents(dict[int, Any]):
    """Events by number; who goes through them goes through a copy."""

    def values(self) -> ValuesView[Any]:  # type: ignore[override]  # not of this dictionary
        """Return the events as they are now."""
        return self.copy().values()

    def items(self) -> ItemsView[int, Any]:  # type: ignore[override]
        """Return the same with their numbers."""
        return self.copy().items()

    def __copy__(self) -> SteadyEvents:
        """Return those of a new session."""
        return SteadyEvents(self.copy())


def steady(page: gr.Blocks) -> gr.Blocks:
    """Keep the events of a page, and of every session of it, so."""
    page.default_config.fns = SteadyEvents(page.default_config.fns)
    return page
