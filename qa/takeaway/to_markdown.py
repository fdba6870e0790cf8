"""A conversation as Markdown: questions as headings, quotes as block quotes with their place.

All that comes from articles and questions is escaped, so that a star in a quote stays a star and
no markup of an article comes to life where the file is shown (CommonMark, section 2.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.answer import Answer, Citation
from qa.display import in_words, read_as
from qa.render import source_of
from qa.takeaway.exchange import Exchange

_MARKS = re.compile(r"([\\`*_\[\]<>&~|#!$])")
"""What may mean something anywhere in a line of CommonMark, or of its extensions."""

_OPENS = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")
"""What means something at the beginning of a line: a list, a heading's line."""


def to_markdown(exchanges: Sequence[Exchange], title: str = "Pullquote") -> str:
    """Return a conversation as CommonMark.

    Args:
        exchanges: In order.
        title: Stands over it; nothing does where it is empty.
    """
    parts = [f"# {_escaped(title)}"] if title else []
    for exchange in exchanges:
        parts += _exchange(exchange)
    return "\n\n".join(parts) + "\n"


def _exchange(exchange: Exchange) -> Iterator[str]:
    outcome = exchange.outcome
    yield f"## {_escaped(exchange.asked)}"
    if told := read_as(outcome):
        yield _escaped(told)
    if not isinstance(outcome, Answer):
        yield f"**{_escaped('The articles don’t say.')}** {_escaped(outcome.reason)}"
        return
    yield from (_escaped(paragraph) for paragraph in outcome.text.split("\n\n"))
    yield f"*{_escaped(in_words(outcome.confidence))}*"
    for number, citation in enumerate(outcome.citations, start=1):
        yield _quoted(number, citation)


def _quoted(number: int, citation: Citation) -> str:
    lines = [_escaped(line) for line in citation.quote.splitlines() if line.strip()]
    place = _escaped(f"[{number}] {source_of(citation)}")
    return "\n".join(f"> {line}" for line in [*_apart(lines), "", place])


def _apart(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines with a break behind each but the last: they were paragraphs."""
    for number, line in enumerate(lines):
        yield line
        if number + 1 < len(lines):
            yield ""


def _escaped(text: str) -> str:
    """Return a text on one line in which nothing is Markdown."""
    return _OPENS.sub(_apart_from_text, _MARKS.sub(r"\\\1", " ".join(text.split())))


def _apart_from_text(match: re.Match[str]) -> str:
    """Put a backslash where it takes the meaning: before a dash, behind the number of a list."""
    mark = match[2]
    return f"{match[1]}{mark}\\" if mark[0].isdigit() else f"{match[1]}\\{mark}"
