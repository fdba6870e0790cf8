"""The earlier turns of a conversation, free of what isn't part of what was said."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer import Message
from qa.question import is_question

MOST_TURNS = 6
"""Earlier turns that are looked at, the latest of the conversation."""

LONGEST_TURN = 400
"""Characters of an earlier message that are looked at."""

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = re.compile(r"<[/!]?[a-z][^<>]*>", re.IGNORECASE)
_MARKER = re.compile(r"\s*\[\d+\]")
_MARKDOWN = re.compile(r"[*`~#>|]+|(?<!\w)_+|_+(?!\w)")
_QUOTED = re.compile(r"^[“\"«](.+)[”\"»]\W*$")
_REFUSED = re.compile(
    r"^(?:The articles(?! differ)\b.* (?:don't|not|no|only one)\b|No sentence in the articles|"
    r"No article speaks|The question names nothing|.*\bnothing is reckoned\b)"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with what was answered.

    Attributes:
        question: The user's words, or the same with what they leave out filled in.
        said: The words of the answer; empty where there is none, or a refusal.
        is_quote: Whether the answer is a whole quoted sentence.
    """

    question: str
    said: str = ""
    is_quote: bool = False


def turns_of(history: Sequence[Message]) -> list[Turn]:
    """Return the latest turns of a conversation, oldest first.

    Messages of other roles than ``user`` and ``assistant`` are left out, and so are those that
    hold no words. An answer belongs to the question before it.
    """
    turns: list[Turn] = []
    for message in history[-4 * MOST_TURNS :]:
        text = _plain(message.content)
        if message.role == "user" and is_question(text):
            turns.append(Turn(text))
        elif message.role == "assistant" and turns and not _REFUSED.match(text):
            quoted = _QUOTED.match(text)
            said = quoted.group(1) if quoted else text.rstrip(". ")
            turns[-1] = Turn(turns[-1].question, said, is_quote=quoted is not None)
    return turns[-MOST_TURNS:]


def _plain(content: str) -> str:
    """Return a message on one line, without markup and citation marks, cut where it is long."""
    text = content[: 4 * LONGEST_TURN]
    for markup, instead in ((_LINK, r"\1"), (_TAG, " "), (_MARKER, ""), (_MARKDOWN, " ")):
        text = markup.sub(instead, text)
    text = " ".join(html.unescape(text).split())
    return text if len(text) <= LONGEST_TURN else text[:LONGEST_TURN].rpartition(" ")[0]
