"""The exact answer inside a sentence: the figure, name, office, date or place that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Span
from index.date_names import MONTH, WEEKDAY, YEAR_DIGITS
from index.directory.amounts import CONVERTED, MONEY, PERCENT_SIGN, matches, numbered
from index.directory.grammar import PLACES, clause
from index.tokens import stem, tokens, words
from qa.overlap import Rarity, shared_weight
from qa.question import Kind, Question

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_DOLLARS = re.compile(r"(?:US)?\$|dollar", re.IGNORECASE)
_YUAN = re.compile(r"yuan|RMB|renminbi|Chinese money", re.IGNORECASE)
_DATE_UNITS = {
    stem("year"): re.compile(YEAR_DIGITS),
    stem("month"): re.compile(rf"{MONTH}(?: (?:to|and) [A-Z][a-z]+)?"),
    stem("weekday"): re.compile(WEEKDAY),
}
"""What a date must hold where the question names the unit it asks for."""

_ROLE_BEGIN = re.compile(r", (?:who (?:is|was) )?(?:the |an? )?")
ROLE_END = re.compile(r",|;|\.(?:\s|$)|\b(?:said|says|who|told|was|is|has|noted|added)\b")
_DEPUTIES = frozenset({"deputy", "vice", "former", "acting", "assistant"})
_PLACES = PLACES | {"FAC"}

LEAST_LIKENESS = 0.5
"""A part that is less like what was asked for is no candidate: an app is not a case."""


@dataclass(frozen=True, slots=True)
class ExactAnswer:
    """A part of a sentence that may be the answer.

    Attributes:
        span: Where it stands in the sentence.
        fit: How well it is what was asked for, 0 to 1.
    """

    span: Span
    fit: float


def exact_answer(
    question: Question, sentence: Doc, rarity: Rarity, alike: Likeness
) -> ExactAnswer | None:
    """Find the part of a sentence that is the answer by itself.

    Args:
        question: What is asked.
        sentence: The parsed sentence.
        rarity: Weighs the words around a candidate that the question shares.
        alike: Compares what is counted where the words differ.

    Returns:
        The best candidate of the asked kind; None where the sentence holds none, or where the
        kind of question has no shorter answer than the sentence.
    """
    if question.kind is Kind.COUNT:
        candidates = _counts(question, sentence, alike)
    elif question.kind in _FINDERS:
        candidates = _FINDERS[question.kind](question, sentence)
    else:
        return None
    fits = [
        (_fit(question, sentence, part, likeness, rarity), -part.start_char, part)
        for part, likeness in candidates
        if likeness >= LEAST_LIKENESS
    ]
    if not fits:
        return None
    fit, _, part = max(fits, key=lambda candidate: candidate[:2])
    return ExactAnswer(Span(part.start_char, part.end_char), fit)


def _fit(
    question: Question, sentence: Doc, part: DocSpan, likeness: float, rarity: Rarity
) -> float:
    """Weigh how alike the thing is to what is asked, and what is said of it."""
    said = _beside(part) if question.kind is Kind.DATE else clause(part.root)
    around = frozenset(tokens(" ".join(token.text for token in said)))
    near = shared_weight(question, around, rarity)
    whole = shared_weight(question, frozenset(tokens(sentence.text)), rarity)
    return 0.7 * likeness + 0.3 * (near / whole if whole else 0.0)


def _beside(part: DocSpan) -> Iterator[Token]:
    """Yield the words close by: a date may belong to a clause inside the clause it stands in."""
    yield from part.doc[max(0, part.start - 6) : part.end + 6]


Likeness = Callable[[str, list[str]], list[float]]
"""Says how near in meaning a phrase is to each of some others, -1 to 1."""

Candidates = Iterator[tuple["DocSpan", float]]
"""Parts of a sentence, each with how much it is the thing that was asked for, 0 to 1."""


def _counts(question: Question, sentence: Doc, alike: Likeness) -> Candidates:
    """Yield the numbers with what they count; where the words differ, the meaning decides."""
    wanted = tokens(question.counted)
    things = [(part, _thing(part)) for part in numbered(sentence)]
    if not wanted or not things:
        yield from ((part, 1.0) for part, _ in things)
        return
    by_meaning = alike(
        question.counted, [*(thing for _, thing in things), *(part.root.text for part, _ in things)]
    )
    for (part, thing), whole, noun in zip(
        things, by_meaning[: len(things)], by_meaning[len(things) :], strict=True
    ):
        yield part, max(whole, noun, _same_noun(wanted, tokens(thing)))


def _same_noun(wanted: list[str], thing: list[str]) -> float:
    """Compare the last nouns: the one asked for says more than what describes it."""
    if not wanted or not thing:
        return 0.0
    if wanted[-1] in thing:
        return 0.9
    return 0.8 if thing[-1] in wanted else 0.0


def _thing(part: DocSpan) -> str:
    return " ".join(token.text for token in part if not token.like_num and token.is_alpha)


def _amounts(question: Question, sentence: Doc) -> Candidates:
    in_dollars = wants_dollars(question)
    for part in matches(MONEY, sentence):
        converted = CONVERTED.match(sentence.text, part.end_char)
        if converted and not in_dollars:
            part = sentence.char_span(part.start_char, converted.end()) or part  # noqa: PLW2901
        yield part, 1.0 if bool(_DOLLARS.match(part.text)) == in_dollars else 0.5


def wants_dollars(question: Question) -> bool:
    """Say whether a sum is asked for in dollars and not in yuan."""
    return bool(_DOLLARS.search(question.text)) and not _YUAN.search(question.text)


def _shares(_question: Question, sentence: Doc) -> Candidates:
    yield from ((part, 1.0) for part in matches(PERCENT_SIGN, sentence))


def _dates(question: Question, sentence: Doc) -> Candidates:
    asked = set(question.tokens)
    unit = date_unit(question)
    for entity in sentence.ents:
        if entity.label_ != "DATE" or set(tokens(entity.text)) <= asked:
            continue
        if unit is None:
            exact = any(word[0].isdigit() or word[0].isupper() for word in entity.text.split())
            yield entity, 1.0 if exact else 0.5
        else:
            within = (part for part in matches(unit, sentence) if part.start >= entity.start)
            yield from ((part, 1.0) for part in within if part.end <= entity.end)


def date_unit(question: Question) -> re.Pattern[str] | None:
    """Return what a date must hold where the question names its unit: a year, a month."""
    asked = question.tokens
    return next((pattern for word, pattern in _DATE_UNITS.items() if word in asked), None)


def _places(question: Question, sentence: Doc) -> Candidates:
    asked = set(question.tokens)
    for entity in sentence.ents:
        if entity.label_ in _PLACES and not set(tokens(entity.text)) & asked:
            yield _whole_list(entity, sentence.ents), 1.0


def _whole_list(first: DocSpan, entities: Iterable[DocSpan]) -> DocSpan:
    """Go on over ``, Hebei and Shanghai`` where one place stands behind the other."""
    end = first.end
    for entity in entities:
        between = first.doc[end : entity.start].text
        if entity.start >= end and between in {",", "and", ", and", ",and"}:
            end = entity.end if entity.label_ in _PLACES else end
    return first.doc[first.start : end]


def _people(question: Question, sentence: Doc) -> Candidates:
    asked = set(question.tokens)
    for entity in sentence.ents:
        role = _role_beside(entity)
        person = entity.label_ == "PERSON" or (role is not None and _is_full_name(entity))
        if person and not set(tokens(entity.text)) & asked:
            yield entity, 1.0 if role is None or _same_rank(question, role.text) else 0.0


def _is_full_name(entity: DocSpan) -> bool:
    """Tell a name that was taken for something else by its form: two or three capitals."""
    return 2 <= len(entity) <= 3 and all(token.text.istitle() for token in entity)


def _same_rank(question: Question, role: str) -> bool:
    """Tell a director from a deputy director."""
    return _DEPUTIES & set(words(role)) == _DEPUTIES & set(words(question.text))


def _offices(question: Question, sentence: Doc) -> Candidates:
    for name in _named(question, sentence):
        role = _role_beside(name)
        if role is not None:
            yield role, 1.0


def _named(question: Question, sentence: Doc) -> Iterator[DocSpan]:
    """Yield the runs of words that the question gives as a name."""
    start = None
    for token in sentence:
        if "".join(words(token.text)) in question.names:
            start = token.i if start is None else start
        elif start is not None:
            yield sentence[start : token.i]
            start = None


def _role_beside(name: DocSpan) -> DocSpan | None:
    """Return what stands between the commas behind a name, where that is an office."""
    sentence = name.doc
    opening = _ROLE_BEGIN.match(sentence.text, name.end_char)
    if opening is None:
        return None
    closing = ROLE_END.search(sentence.text, opening.end())
    words_of_it = sentence.text[opening.end() : closing.start() if closing else None].rstrip()
    role = sentence.char_span(opening.end(), opening.end() + len(words_of_it))
    return role if role is not None and role.root.pos_ in {"NOUN", "PROPN"} else None


_FINDERS: dict[Kind, Callable[[Question, Doc], Candidates]] = {
    Kind.AMOUNT: _amounts,
    Kind.SHARE: _shares,
    Kind.DATE: _dates,
    Kind.PLACE: _places,
    Kind.PERSON: _people,
    Kind.OFFICE: _offices,
}
