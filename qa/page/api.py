"""The endpoints that Gradio's own clients call."""

from __future__ import annotations

from typing import Any

import gradio as gr

from qa.desk import Desk, Unopened
from qa.errors import QuestionError
from qa.render import as_json


def offer_api(desk: Desk) -> None:
    """Offer the endpoints of a page.

    Args:
        desk: Answers.
    """

    def answer(question: str) -> dict[str, Any]:
        """Answer a question from the articles: the JSON object of ``python -m qa --json``."""
        try:
            return as_json(desk.ask(question))
        except (QuestionError, *Unopened) as error:
            raise gr.Error(str(error), print_exception=False) from error

    gr.api(answer, api_name="ask")  # type: ignore[attr-defined]  # missing from its exports
