"""Things that stand in a row in a sentence: ``14 servers, gold bars and two sports cars``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_PARTS = re.compile(r"\s*(?:[,;]|\b(?:and|or|as well as|along with|plus)\b|&)\s*")
_JOINS = re.compile(r"\b(?:and|or|as well as|along with|plus)\b|&")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENS_A_CLAUSE = frozenset({"who", "which", "that", "where", "when", "while", "whose"})
_SOME = frozenset({"most", "some", "many", "all", "half", "part", "none", "both", "each"})
_TIMES = frozenset({"DATE", "TIME"})
_NO_THING = frozenset({"PRON"})

MOST_WORDS = 8
"""Between two noun phrases of one thing: ``a duty for online markets to check their sellers``."""


def rows(sentence: Doc) -> list[list[DocSpan]]:
    """Return the things of a parsed sentence, those that stand in a row together, in order."""
    found: list[list[DocSpan]] = []
    last: DocSpan | None = None
    for phrase in _phrases(sentence):
        if last is None:
            found.append([phrase])
        elif _goes_on(sentence, last, phrase) or _is_rest_of_name(sentence, last, phrase):
            found[-1][-1] = sentence[found[-1][-1].start : phrase.end]
        elif (start := _next_of_row(sentence, last, phrase)) is not None:
            found[-1].append(sentence[start : phrase.end])
        else:
            found.append([phrase])
        last = phrase
    return [part for row in found for part in _unless_only_beside(sentence, row)]


def _unless_only_beside(sentence: Doc, row: list[DocSpan]) -> list[list[DocSpan]]:
    """Part two things between which only a comma stands: ``According to him, seven shops``."""
    if len(row) != 2:
        return [row]
    between = sentence.text[row[0].end_char : row[1].start_char]
    return [row] if _JOINS.search(between) else [[thing] for thing in row]


def _phrases(sentence: Doc) -> Iterator[DocSpan]:
    """Yield noun phrases and names, those inside another left out, a row of names in its parts."""
    phrases = []
    for chunk in sentence.noun_chunks:
        if chunk.root.pos_ in _NO_THING or chunk.root.ent_type_ in _TIMES:
            continue
        phrases += _parted(chunk)
    covered = {token.i for phrase in phrases for token in phrase}
    phrases += [
        name
        for name in sentence.ents
        if not covered.intersection(range(name.start, name.end))
        and name.label_ not in _TIMES
        and name.root.pos_ != "NUM"
    ]
    yield from sorted(phrases, key=lambda phrase: phrase.start)


def _parted(chunk: DocSpan) -> list[DocSpan]:
    """Part a noun phrase that is a row: ``Suzhou, Wuxi``; ``Customs and Tax Agency`` is one."""
    commas = [token.i for token in chunk if token.text in {",", ";"}]
    bounds = [chunk.start - 1, *commas, chunk.end]
    parts = [chunk.doc[first + 1 : last] for first, last in pairwise(bounds)]
    return [part for part in parts if len(part)]


def _goes_on(sentence: Doc, last: DocSpan, phrase: DocSpan) -> bool:
    """Say whether a phrase belongs to the thing before it: ``prosecutor`` ``for copyright``."""
    between = sentence[last.end : phrase.start]
    if not between or len(between) > MOST_WORDS or between[0].is_punct:
        return False
    opens = between[0].pos_ in {"ADP", "PART"} or between[0].tag_ in {"VBG", "VBN", "JJ"}
    return opens and not any(
        token.tag_ in _FINITE
        or token.is_punct
        or token.lower_ in _OPENS_A_CLAUSE
        or token.dep_ == "cc"
        for token in between
    )


def _is_rest_of_name(sentence: Doc, last: DocSpan, phrase: DocSpan) -> bool:
    """Say whether a phrase ends a name: ``Ministry of Industry`` ``and Information Technology``."""
    joined = sentence[last.end : phrase.start].text == "and"
    whole = last.start > 1 and sentence[last.start - 1].lower_ == "of"
    both_names = last.root.pos_ == phrase.root.pos_ == "PROPN"
    named_so = whole and sentence[last.start - 2].pos_ == "PROPN"
    return joined and named_so and both_names and phrase[0].pos_ != "DET"


def _next_of_row(sentence: Doc, last: DocSpan, phrase: DocSpan) -> int | None:
    """Return where the next thing of a row begins; None where a phrase isn't one."""
    gap = sentence.text[last.end_char : phrase.start_char]
    parts = _PARTS.match(gap)
    if parts is None or _begins_a_clause(phrase) or _is_some_of(phrase):
        return None
    end = parts.end()
    while (more := _PARTS.match(gap, end)) is not None and more.end() > end:
        end = more.end()
    begins = last.end_char + end
    rest = [token for token in sentence[last.end : phrase.start] if token.idx >= begins]
    if len(rest) > MOST_WORDS or any(_breaks(token) for token in rest):
        return None
    return rest[0].i if rest else phrase.start


def _breaks(token: Token) -> bool:
    """Say whether a word before a phrase shows that it begins another clause."""
    if token.lower_ in _OPENS_A_CLAUSE or token.is_punct or token.dep_ in {"nsubj", "mark"}:
        return True
    if token.lower_ in _SOME and token.nbor(1).lower_ == "of":
        return True
    is_verb = token.tag_ in {"VBZ", "VBP", "MD"} or (token.tag_ == "VBD" and token.dep_ != "amod")
    return is_verb and not _is_described(token)


def _is_described(verb: Token) -> bool:
    """Say whether what looks like a verb stands behind a number: ``5,300 preloaded drives``."""
    return verb.i > 0 and verb.nbor(-1).like_num


def _begins_a_clause(phrase: DocSpan) -> bool:
    return phrase.root.dep_ in {"nsubj", "nsubjpass"} and not phrase[0].like_num


def _is_some_of(phrase: DocSpan) -> bool:
    """Say whether a phrase begins ``most of them``, which is no thing more."""
    behind = phrase.doc[phrase.end : phrase.end + 1]
    return phrase[0].lower_ in _SOME and bool(behind) and behind[0].lower_ == "of"


def is_name(thing: DocSpan) -> bool:
    """Say whether a thing is a name: its main word is one."""
    return thing.root.text[:1].isupper() and (
        thing.root.pos_ == "PROPN" or thing.root.ent_type_ == "ORG"
    )


def plain(thing: DocSpan) -> tuple[int, str]:
    """Return where a thing's own words begin in its sentence, and them: no article before."""
    match = re.match(
        r"(?:the|an?|some|its|their|his|her|both|also|even) ", thing.text, re.IGNORECASE
    )
    skipped = match.end() if match else 0
    text = thing.text[skipped:].strip(" ,;“”\"'")
    start = thing.text.index(text, skipped)
    return thing.start_char + start, text
