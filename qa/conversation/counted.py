"""``How many of them?``, ``those websites``: what was counted in the question before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from qa.conversation.filling import Filling
from qa.conversation.mentions import Mention
from qa.conversation.past_tense import IRREGULAR_PAST
from qa.conversation.talk import SHORT, Talk
from qa.question import LEAST_DIGITS

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan

_ELIDED = re.compile(
    r"how many(?= (?:(?:did|does|do|were|was|are|have|has|had|in|from|by)\b|"
    rf"(?:{'|'.join(IRREGULAR_PAST)})\b|"
    r"\w+ed(?:$| (?:in|on|by|at|for|during|from|under|with)\b)))",
    re.IGNORECASE,
)
_SMALL_FIGURE = re.compile(rf"\d{{1,{LEAST_DIGITS - 1}}}(?= [^\W\d])")
"""A longer one would have to stand beside the answer, and may well stand elsewhere."""

_OF_THEM = re.compile(r"\bof (?:them|those|these)\b", re.IGNORECASE)
_DETERMINED = re.compile(
    r"\b(?:those|these) (?!(?:were|are|was|is|did|come|came|have|had)\b)(?=(?P<noun>[a-z]+))",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"of (?:the )?(?:\d[\d.,]* )?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.:;?!]")


def counted(text: str, own: Sequence[Mention], talk: Talk) -> Iterator[Filling]:
    """Yield what ``of them``, ``those websites`` and ``how many`` without a noun stand for."""
    del own
    noun = counted_noun(talk)
    of_them = _OF_THEM.search(text)
    if of_them and not _SENTENCE_END.search(text[: of_them.start()]):
        listed = answered_list(talk)
        if listed:
            yield Filling(*of_them.span(), f"of {listed}")
        elif noun and talk.clause:
            figure = _SMALL_FIGURE.match(talk.last.said)
            described = talk.clause.described_thing(figure.group() if figure else "")
            yield Filling(*of_them.span(), f"of {described}", leans=True)
    elif noun and (elided := _ELIDED.match(text)):
        yield Filling(*elided.span(), f"{elided.group()} {noun}", leans=True)
    those = _DETERMINED.search(text)
    before = text[: those.start()].lower() if those else ""
    if those and those["noun"].lower() not in before and not _SENTENCE_END.search(before):
        yield Filling(*those.span(), "the ", leans=True)


def counted_noun(talk: Talk) -> str:
    """Return what the question before counted, or asked which of; empty if nothing."""
    clause = talk.clause
    if clause is None or clause.word not in {"how many", "which", "what"}:
        return ""
    part = _PART_OF.match(clause.thing)
    if part is None:
        return clause.thing
    chunks = talk.parse(clause.thing[part.end() :]).noun_chunks
    return next((" ".join(_plain(chunk)) for chunk in chunks), "")


def _plain(chunk: DocSpan) -> list[str]:
    """Return the words of a noun phrase up to the first name: ``boats``."""
    return [token.text for token in takewhile(lambda token: token.pos_ != "PROPN", chunk)]


def answered_list(talk: Talk) -> str:
    """Return the last answer if it lists names; else empty."""
    said = talk.last.said
    is_list = bool(re.search(r",| and ", said)) and len(talk.mentions(said)) > 1
    return said if is_list and len(said.split()) <= 3 * SHORT and not talk.last.is_quote else ""
