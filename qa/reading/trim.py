"""A span that a network found becomes what a person would say.

By the kind of the question: a figure with its hedge, its unit and what is counted, a sum with its
conversion, a whole name, an office to its end. Nothing is added that doesn't stand beside the span
in the same sentence, and where a question asks for nothing of these kinds only punctuation goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.article import Span
from index.directory.amounts import CONVERTED, MONEY, PERCENT_SIGN, numbered
from index.parser import Parse
from index.tokens import words
from qa.exact import ROLE_END, date_unit, wants_dollars
from qa.question import Kind, Question

_PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_DANGLING = ",;:–—-"
_LAST_STOP = re.compile(r"(?<![A-Z])\.$")
_ARTICLE_BEFORE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_ARTICLE_BEHIND = re.compile(r"\s+(?:the|an?|and|or|of)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_AT_A_TIME = re.compile(r"(?:in|on|at)\s+", re.IGNORECASE)
_GOES_ON = re.compile(r",? (?:of|for|at|from|with|in charge of|under)\b")
_WITHOUT_ARTICLE = frozenset(
    {Kind.COUNT, Kind.AMOUNT, Kind.SHARE, Kind.PERSON, Kind.OFFICE, Kind.DATE, Kind.PLACE}
)


def trimmed(question: Question, sentence: str, span: Span, parse: Parse) -> Span:
    """Return what a person would say instead of a span.

    Args:
        question: Its kind decides what belongs to the answer.
        sentence: The sentences around the span: nothing outside them is taken.
        span: In characters of ``sentence``.
        parse: Finds what is counted and who is named; only asked where that is needed.

    Returns:
        A span of ``sentence`` that isn't empty; the one given where it has nothing to trim.
    """
    if question.kind is Kind.STATEMENT:
        return span
    bare = _bare(sentence, span)
    if question.kind in _RULES:
        bare = _bare(sentence, _RULES[question.kind](question, sentence, bare, parse))
    if question.kind in _WITHOUT_ARTICLE:
        bare = _without(_ARTICLE_BEFORE, sentence, bare)
    return bare


def _bare(text: str, span: Span) -> Span:
    """Take white space, dangling signs, lone brackets, lone quotes and lone articles off.

    A bracket that opens inside is closed where it closes right behind.
    """
    start, end = span
    before = None
    while before != (start, end):
        before = (start, end)
        part = text[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        start, end = _without_lone_signs(text, start, end)
        behind = _ARTICLE_BEHIND.search(text, start, end)
        end = behind.start() if behind else end
    opened = text.count("(", start, end) > text.count(")", start, end)
    end += opened and text.startswith(")", end)
    return Span(start, end) if start < end else span


def _without_lone_signs(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    if not part:
        return start, end
    first, last = part[0], part[-1]
    if first in _DANGLING or first == "." or _is_lone(part, first):
        start += 1
    elif last in _DANGLING or _LAST_STOP.search(part) or _is_lone(part, last):
        end -= 1
    return start, end


def _is_lone(part: str, sign: str) -> bool:
    """Say whether a bracket or quote has no partner in the part."""
    if sign == '"':
        return part.count(sign) % 2 == 1
    partner = _PAIRS.get(sign) or _CLOSING.get(sign)
    if sign == "’" and "‘" not in part:
        return part.endswith(sign)
    return partner is not None and part.count(sign) > part.count(partner)


def _without(pattern: re.Pattern[str], text: str, span: Span) -> Span:
    match = pattern.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _count(_question: Question, sentence: str, span: Span, parse: Parse) -> Span:
    """Add the hedge, the rest of the number and what is counted, if the span is the number."""
    for part in numbered(parse(sentence)):
        whole = Span(part.start_char, part.end_char)
        numbers = [token.idx for token in part if token.like_num]
        if whole.overlaps(span) and any(span.start <= at < span.end for at in numbers):
            return _union(whole, span)
    return span


def _amount(question: Question, sentence: str, span: Span, _parse: Parse) -> Span:
    """Take the whole sum with its conversion; where dollars are asked for, the one in dollars."""
    for money in MONEY.finditer(sentence):
        converted = CONVERTED.match(sentence, money.end())
        whole = Span(money.start(), converted.end() if converted else money.end())
        if not whole.overlaps(span):
            continue
        if converted and wants_dollars(question):
            return Span(*converted.span("sum"))
        return _union(whole, span)
    return span


def _share(_question: Question, sentence: str, span: Span, _parse: Parse) -> Span:
    for match in PERCENT_SIGN.finditer(sentence):
        if Span(*match.span()).overlaps(span):
            return _union(Span(*match.span()), span)
    return span


def _date(question: Question, sentence: str, span: Span, _parse: Parse) -> Span:
    """Leave 'in' away; where a year, a month or a weekday is asked for, all but that."""
    unit = date_unit(question)
    found = unit and unit.search(sentence, span.start, span.end)
    if (
        found and not sentence[found.end() :][:1].isalnum()
    ):  # (1980 is no answer where 1980s stands)
        return Span(*found.span())
    return _without(_AT_A_TIME, sentence, span)


def _person(question: Question, sentence: str, span: Span, parse: Parse) -> Span:
    """Complete half a name."""
    bare = _without_possessive(sentence, span)
    if len(words(sentence[bare.start : bare.end])) > 3:
        return bare
    for entity in parse(sentence).ents:
        whole = Span(entity.start_char, entity.end_char)
        name = entity.label_ == "PERSON" and whole.start <= bare.start and bare.end <= whole.end
        if name and not set(words(entity.text)) & set(question.names):
            return _without_possessive(sentence, whole)
    return bare


def _place(_question: Question, sentence: str, span: Span, _parse: Parse) -> Span:
    return _without_possessive(sentence, span)


def _without_possessive(text: str, span: Span) -> Span:
    match = _POSSESSIVE.search(text, span.start, span.end)
    return Span(span.start, match.start()) if match and match.start() > span.start else span


def _office(question: Question, sentence: str, span: Span, _parse: Parse) -> Span:
    """Leave the name away that stands before the office, and go on to the office's end."""
    start, end = span
    comma = sentence.find(", ", start, end)
    if comma >= 0 and set(words(sentence[start:comma])) <= set(question.names):
        start = comma + 2
    if _GOES_ON.match(sentence, end):
        closing = ROLE_END.search(sentence, end + 1)
        end = closing.start() if closing else len(sentence)
    return Span(start, end)


def _union(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


_RULES: dict[Kind, Callable[[Question, str, Span, Parse], Span]] = {
    Kind.COUNT: _count,
    Kind.AMOUNT: _amount,
    Kind.SHARE: _share,
    Kind.DATE: _date,
    Kind.PERSON: _person,
    Kind.PLACE: _place,
    Kind.OFFICE: _office,
}
