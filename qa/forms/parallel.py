"""What stands behind ``than`` takes the place of what it is compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.date_names import YEAR
from index.parser import Parse

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|previous|earlier|later)\b(?: (?P<noun>[a-z]+))?",
    re.I,
)
_OPENING = re.compile(
    r"^(?:there (?:were|was) |it (?:did|was|had) |they (?:did|were|had) |(?:did|were|was) )", re.I
)
_POINTING = re.compile(
    r"^(?:(?:in|for|by|of|to|from|at) )?(?:that|those|the ones?)"
    r"(?= (?:of|in|for|from|by|at|to|on)\b) ?",
    re.IGNORECASE,
)
"""``that of``, ``in the one in``: what stands before it in the first side is meant."""

_PREPOSITION = re.compile(
    r"^(?P<by>in|during|for|by|under|from|at|of)\s+(?:its|the|their|his|her)?\s*", re.I
)
_PLAIN = frozenset(
    "in during for by of the its their his her year drive campaign operation edition phase one "
    "same period months first second half quarter that action crackdown".split()
)


@dataclass(frozen=True, slots=True)
class Parallel:
    """A question with one part put in the place of another.

    Attributes:
        text: The question with the other part.
        label: The part that was there.
        other_label: The part that took its place.
    """

    text: str
    label: str
    other_label: str


def parallel(text: str, other: str, parse: Parse) -> Parallel | None:
    """Put a part into a question in the place of the part like it.

    A year takes the place of a year, an ordinal that of an ordinal, a name that of a name of its
    kind, a phrase with a preposition that of the last phrase with the same one.

    Args:
        text: ``websites were closed in Jianwang 2019``.
        other: ``in 2016``, ``in Jianwang 2016``, ``in the first``, ``Hunan did``.
        parse: Finds names.

    Returns:
        None where nothing in the text is like the other part.
    """
    plain = _OPENING.sub("", other.strip(" ?.,"))
    plain = _POINTING.sub("", plain)
    plain = re.sub(r" (?:did|was|were|had|has|do|does)$", "", plain)
    for put in (_year, _ordinal, _name, _subject, _phrase):
        found = put(text, plain, parse)
        if found is not None:
            return found
    return None


def _year(text: str, other: str, _parse: Parse) -> Parallel | None:
    ours, theirs = YEAR.findall(text), YEAR.findall(other)
    if len(set(theirs)) != 1 or len(set(ours)) != 1:
        return None
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", other)} - _PLAIN
    if not words <= {word.lower() for word in re.findall(r"[^\W\d_]+", text)}:
        return None
    return Parallel(YEAR.sub(theirs[0], text), ours[0], theirs[0])


def _ordinal(text: str, other: str, _parse: Parse) -> Parallel | None:
    here, there = _ORDINAL.search(text), _ORDINAL.search(other)
    if not here or not there:
        return None
    noun = f" {here['noun']}" if here["noun"] else ""
    word = there.group().split()[0]
    return Parallel(
        f"{text[: here.start()]}{word}{noun}{text[here.end() :]}", here.group(), f"{word}{noun}"
    )


def _name(text: str, other: str, parse: Parse) -> Parallel | None:
    name = _PREPOSITION.sub("", other)
    theirs = _only_name(parse(name), name)
    if theirs is None:
        return None
    for ours in parse(text).ents:
        if ours.label_ == theirs:
            return Parallel(
                f"{text[: ours.start_char]}{name}{text[ours.end_char :]}", ours.text, name
            )
    return None


def _subject(text: str, other: str, parse: Parse) -> Parallel | None:
    """Put a name that is nothing else in the place of the name that does it."""
    if not all(token.pos_ in {"PROPN", "DET"} for token in parse(other)):
        return None
    for token in parse(text):
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ == "PROPN":
            ours = token.doc[token.left_edge.i : token.i + 1]
            before, behind = text[: ours.start_char], text[ours.end_char :]
            return Parallel(f"{before}{other}{behind}", ours.text, other)
    return None


def _only_name(doc: Doc, name: str) -> str | None:
    """Return the kind of name that a text is, where it is one and nothing else."""
    labels = [each.label_ for each in doc.ents if each.text == name]
    return labels[0] if labels else None


def _phrase(text: str, other: str, parse: Parse) -> Parallel | None:
    opening = _PREPOSITION.match(other)
    if opening is None:
        return None
    label = other[opening.end() :]
    for phrase in reversed(_phrases(parse(text), opening["by"].lower())):
        ours = _PREPOSITION.sub("", phrase.text)
        before, behind = text[: phrase.start_char], text[phrase.end_char :]
        return Parallel(f"{before}{other}{behind}", ours, label)
    return Parallel(f"{text} {other}", "the other", label) if not YEAR.search(text) else None


def _phrases(doc: Doc, preposition: str) -> list[DocSpan]:
    return [
        doc[token.i : max(word.i for word in token.subtree) + 1]
        for token in doc
        if token.dep_ == "prep" and token.lower_ == preposition
    ]
