"""An answer that is a figure, with every other value that the articles give for the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.countries import is_country
from index.date_names import YEAR
from index.tokens import tokens
from qa.answer import Answer, Form, Item
from qa.forms.campaigns import words_of
from qa.forms.citing import Citations, markers
from qa.forms.figures import ALIKE, Candidate, noun_phrase
from qa.forms.finding import Tools
from qa.forms.relation import Relation, corrects, is_earlier_count, relation

MOST_VALUES = 4
MOST_CITATIONS_OF_ONE = 3

LESS_FIT = 0.3
"""How much less a figure may fit than the best one and still be meant for the same thing."""


AS_SURE = 0.45
"""The share of the best one's confidence that it needs."""

AS_FIT = 0.02
"""By how much it has to fit better than others of its article where the reader isn't sure."""

HINT, MUCH_SURER = 0.05, 5
"""Confidence that tells it from others that fit no better, and how many times theirs it is."""

MOST_TIMES = 4
"""How many times as great one value may be as the other where the reader isn't sure of both."""

CLOSE = Decimal("0.8")
"""Of a value, from which another may be the same counted otherwise."""

A_LITTLE = 0.22
FITS_WELL = 0.8
"""It has to fit so well, or only a little less than the answer."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value with the places that give it, best first."""

    given: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate:
        """The place that gives it best."""
        return self.given[0]


def with_other_values(answer: Answer, figures: Sequence[Candidate], tools: Tools) -> Answer:
    """Add to the answer to a question for a figure what else the articles say.

    Args:
        answer: The answer as one article gives it.
        figures: Those that may be meant, best first.
        tools: What the forms share.

    Returns:
        The same answer where no article gives another value for the same thing.
    """
    told = [each for each in figures if not each.is_converted]
    best = next((each for each in told if each.is_cited_in(answer)), None)
    if best is None:
        return answer
    others = [
        each
        for each in told
        if _is_meant(each, best, told, tools) and not _is_of_the_whole(best, each, told)
    ]
    corrections = [each for each in told if any(corrects(each, one) for one in (best, *others))]
    values = _values(list(dict.fromkeys([best, *others, *corrections])))[:MOST_VALUES]
    return _composed(answer, values) if len(values) > 1 else answer


def _is_meant(other: Candidate, best: Candidate, told: Sequence[Candidate], tools: Tools) -> bool:
    """Say whether a figure of another article is for the same thing.

    It is where the reader is about as sure of it, or where it fits the question well and better
    than any other of its article.
    """
    if not _may_be_the_same(best, other) or _is_part_of(best, other):
        return False
    if any(_agrees(each, best, other) for each in told):
        return False
    if other.confidence >= max(tools.threshold, AS_SURE * best.confidence):
        return True
    rivals = [
        each
        for each in told
        if each.article.id == other.article.id and each.figure.value != other.figure.value
    ]
    best_fit = max((each.fit for each in rivals), default=0.0)
    surest = max((each.confidence for each in rivals), default=0.0)
    is_hinted_at = other.confidence >= max(HINT, MUCH_SURER * surest) and other.fit >= best_fit
    stands_out = other.fit > best_fit + AS_FIT or is_hinted_at
    fits = other.fit >= min(FITS_WELL, best.fit - A_LITTLE)
    return stands_out and fits and _is_near(best, other) and _count_alike(best, other, tools)


def _agrees(candidate: Candidate, best: Candidate, other: Candidate) -> bool:
    """Say whether the article of another figure gives the best one's value as well, and better."""
    return (
        candidate.article.id == other.article.id
        and candidate.figure.value == best.figure.value != other.figure.value
        and candidate.figure.noun == best.figure.noun
        and candidate.fit >= other.fit
        and candidate.confidence >= other.confidence
    )


def _is_part_of(best: Candidate, other: Candidate) -> bool:
    """Say whether a lower figure counts part of the same: ``ten major cases`` of 450 cases."""
    whole, part = (set(tokens(noun_phrase(each.figure.counted))) for each in (best, other))
    is_less = other.figure.value < best.figure.value * CLOSE
    return bool(whole) and whole < part and is_less and not is_earlier_count(other, best)


def _is_near(best: Candidate, other: Candidate) -> bool:
    """Say whether two values differ no more than counts of one thing do."""
    less, more = sorted((best.figure.value, other.figure.value))
    return more <= MOST_TIMES * less


def _count_alike(best: Candidate, other: Candidate, tools: Tools) -> bool:
    """Say whether what two figures count may be the same, as far as both tell."""
    one, two = noun_phrase(best.figure.counted), noun_phrase(other.figure.counted)
    if not one or not two or best.figure.noun == other.figure.noun:
        return True
    return tools.alike(one, [two])[0] >= ALIKE


def _may_be_the_same(best: Candidate, other: Candidate) -> bool:
    """Say whether a figure of another article is for the same thing."""
    one, two = best.figure, other.figure
    return (
        other.article.id != best.article.id
        and one.unit == two.unit
        and other.fit >= best.fit - LESS_FIT
        and (one.noun == two.noun or not two.noun or not one.noun or other.fit >= FITS_WELL)
        and _compatible(one.years, two.years)
        and _may_be_one_place(one.where, two.where)
        and _compatible(words_of(one.campaign), words_of(two.campaign))
        and _compatible(YEAR.findall(one.campaign), YEAR.findall(two.campaign))
    )


def _is_of_the_whole(best: Candidate, other: Candidate, told: Sequence[Candidate]) -> bool:
    """Say whether the answer is one of several places' figures, and the other is told of none."""
    places = {
        each.figure.where
        for each in told
        if each.article.id == best.article.id and each.figure.quote == best.figure.quote
    }
    return bool(best.figure.where) and len(places) > 1 and not other.figure.where


def _may_be_one_place(one: str, other: str) -> bool:
    """Say whether two places may be the same: one holds the other, or is its country."""
    return _compatible(tokens(one), tokens(other)) or is_country(one) != is_country(other)


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _values(meant: Sequence[Candidate]) -> list[Value]:
    by_value: dict[object, list[Candidate]] = {}
    for each in meant:
        in_digits = any(map(str.isdigit, each.text))
        by_value.setdefault((each.figure.value, in_digits, each.figure.hedge), []).append(each)
    return [Value(tuple(given[:MOST_CITATIONS_OF_ONE])) for given in by_value.values()]


def _composed(answer: Answer, values: Sequence[Value]) -> Answer:
    """Write the value that stands first, then each other one and what it is to the first."""
    first, *others = _in_order(values)
    citations = Citations()
    items = []
    for value in (first, *others):
        numbers = [citations.cite(each) for each in value.given]
        items.append(Item(value.best.text, tuple(dict.fromkeys(numbers))))
    relations = [relation(first.best, other.best) for other in others]
    conflict = Relation.CONFLICT in relations
    told = [
        _told(item, first, other, kind)
        for item, other, kind in zip(items[1:], others, relations, strict=True)
    ]
    opening = f"{items[0].text} {markers(items[0])}"
    text = f"The articles differ: {opening}" if conflict else opening
    return Answer(
        question=answer.question,
        standalone=answer.standalone,
        answer=" or ".join(item.text for item in items) if conflict else items[0].text,
        text="; ".join([text, *told]) + ".",
        confidence=answer.confidence,
        citations=citations.made,
        elapsed_ms=answer.elapsed_ms,
        form=Form.DISAGREEMENT,
        items=tuple(items),
    )


def _in_order(values: Sequence[Value]) -> list[Value]:
    """Put first what corrects or comes after the others; else what fits best stays first."""

    def overruled(value: Value) -> int:
        return sum(
            corrects(other.best, value.best) or is_earlier_count(value.best, other.best)
            for other in values
            if other is not value
        )

    return sorted(values, key=overruled)


def _told(item: Item, first: Value, other: Value, kind: Relation) -> str:
    """Say what another value is to the first."""
    day = f" of {other.best.article.date}" if other.best.article.date else ""
    says = {
        Relation.SAME: "{} is the same in other words",
        Relation.ROUNDING: "{} is the same in round numbers",
        Relation.CORRECTION: "this corrects {}",
        Relation.UPDATE: f"an earlier count{day} was {{}}",
        Relation.CONFLICT: f"another article{day} says {{}}",
    }
    if kind is Relation.CORRECTION and not corrects(first.best, other.best):
        return f"{item.text} {markers(item)} is given as a correction"
    if kind is Relation.UPDATE and not is_earlier_count(other.best, first.best):
        return f"a later count{day} is {item.text} {markers(item)}"
    return says[kind].format(f"{item.text} {markers(item)}")
