"""A conversation as one HTML file that needs nothing else: each quote marked where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from qa.answer import Refusal
from qa.display import in_context, in_words, read_as
from qa.render import source_of
from qa.takeaway.exchange import Exchange


def to_html(exchanges: Sequence[Exchange], title: str = "Pullquote") -> str:
    """Return a conversation as a page of its own, all that comes from outside escaped.

    Args:
        exchanges: In order.
        title: Stands over it.
    """
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["refusal"] = lambda outcome: isinstance(outcome, Refusal)
    return environment.get_template("conversation.html.jinja").render(
        exchanges=exchanges,
        title=title,
        in_context=in_context,
        in_words=in_words,
        read_as=read_as,
        source_of=source_of,
    )
