"""Where a quantity was counted, by the places that stand around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.directory.grammar import PLACES, clause, entities, subject_of
from index.directory.setting import Setting

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

_LISTING = re.compile(r",? ?(?:and |or )?(?:the )?")
_HOLDING = frozenset("with had has saw at reported recorded counted took ( :".split())
_NO_PLACES = frozenset({"PERSON", "DATE", "MONEY", "NORP", "EVENT", "CARDINAL", "PERCENT"})

NEAR = 3
"""Words between a quantity and the place behind it."""


def place_of(part: DocSpan, others: Sequence[DocSpan], verb: Token | None, setting: Setting) -> str:
    """Return the place that holds a quantity, or acts, or the nearest one that it happens in.

    Args:
        part: The quantity.
        others: All quantities of the sentence.
        verb: What was done.
        setting: What the sentence is about.

    Returns:
        Empty where several places would do.
    """
    sentence = part.doc
    taken = {each.start for other in others if other != part and (each := _holding(other))}
    everywhere = [
        each
        for each in entities(sentence, sentence, PLACES)
        if not _is_listed(each) and each.start not in taken
    ]
    around = [each for each in entities(sentence, clause(part.root), PLACES) if each in everywhere]
    subject = subject_of(verb) if verb is not None else None
    holding = _holding(part) if any(each.label_ in PLACES for each in sentence.ents) else None
    acting = [place for place in everywhere if subject is not None and place.root == subject]
    near = around or (everywhere if len(everywhere) == 1 else [])
    located = [
        place for place in near if place.root.head.lower_ in {"in", "across", "within", "from"}
    ]
    behind = [place for place in located if 0 <= place.start - part.end <= NEAR]
    only = near if len(everywhere) == 1 else []
    found = [*acting, *behind, *located, *only]
    for place in found if holding is None else [holding, *found]:
        name = place.text.removeprefix("the ")
        if name not in setting.campaign:  # Kunlun is a range of mountains, too
            return name
    return ""


def _is_listed(place: DocSpan) -> bool:
    """Say whether other places stand beside one: what is counted is of all of them."""
    others = [each for each in place.doc.ents if each.label_ in PLACES and each != place]
    return any(
        _LISTING.fullmatch(place.doc.text[first.end_char : last.start_char]) is not None
        for other in others
        for first, last in [sorted((place, other), key=lambda each: each.start)]
    )


def _holding(part: DocSpan) -> DocSpan | None:
    """Return the name right before a quantity that holds it: ``Jiangsu with 96``, ``Lund (12)``."""
    doc, end = part.doc, part.start
    if end and _holds(doc[end - 1], part):
        end -= 1
    start = end
    while start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].ent_type_ not in _NO_PLACES:
        start -= 1
    return doc[start:end] if start < end else None


def _holds(word: Token, part: DocSpan) -> bool:
    """Say whether a word stands between a place and its quantity; ``for`` before bare numbers."""
    bare = len(part) == 1 and part[0].like_num
    return word.lower_ in _HOLDING or (word.lower_ == "for" and bare)
