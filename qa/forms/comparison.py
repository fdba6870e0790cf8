"""Answers a comparison from figures that are found and cited one by one, with the sum shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from babel.numbers import get_currency_name

from corpus.article import Span
from index.countries import is_country
from index.directory.amounts import HEDGE
from index.directory.records import Figure
from index.quantities import PERCENT
from index.tokens import STOP_WORDS, tokens
from qa.answer import Answer, Citation, Form, Item, Refusal
from qa.forms.arithmetic import Sum, in_words, worked_out
from qa.forms.citing import Citations, markers, refused
from qa.forms.figures import (
    ALIKE,
    GENERAL,
    LEAST_FIT,
    Candidate,
    candidates,
    noun_phrase,
    tells_the_verb,
)
from qa.forms.finding import Tools
from qa.forms.operands import Comparison, Operand, Operation
from qa.forms.relation import Relation, corrects, is_earlier_count, relation
from qa.question import Question

MOST_WORDS = 4
"""Of the name of who holds a figure, where no place is told."""

MOST_FIGURES = 4
"""Of each operand, from which those are taken that measure most nearly the same."""

SAME_THING = 0.3
"""Likeness of what is counted and done from which two figures may measure the same."""

DESCRIBED = 0.05
SAME_NOUN = 0.8
"""How alike figures are at least that count the same noun."""

MOST_DESCRIBED = 3
"""A word that describes only one of two things counted takes so much from their likeness."""

SURE_BY_FIT = 0.8
"""Fit from which two figures of one noun are for the same thing, whatever was done."""

LESS_FIT = 0.15
"""How much less the figures of several places may fit than the best one."""

NEARLY = 0.05
"""By how much a figure has to fit better than another of its article, whatever the reader says."""

UNCLEAR = (
    "The question compares, but what with what can't be made out, so nothing is reckoned: ask for "
    "each figure by itself."
)
CLOSE = Decimal("0.8")
READER = 0.5
"""What the reader's confidence counts for beside the fit."""

TOGETHER = 0.1
"""What it speaks for two figures that one article gives both."""


def compare(comparison: Comparison, asked: tuple[str, str], tools: Tools) -> Answer | Refusal:
    """Find each operand, bring them together, show the sum.

    Args:
        comparison: What is compared, and how.
        asked: The user's question, and the same as it stands on its own.
        tools: What the forms share.

    Returns:
        A refusal where an operand isn't told, or where the operands don't measure the same thing.
    """
    if comparison.among:
        return _greatest_among(comparison, asked, tools)
    if not comparison.operands:
        return _refusal(asked, UNCLEAR, ())
    labels = [each.label for each in comparison.operands]
    found = [_figures_for(each, labels, tools) for each in comparison.operands]
    missing = [label for label, told in zip(labels, found, strict=True) if not told]
    if missing:
        told = [figures[0] for figures in found if figures]
        untold = " and ".join(missing)
        return _refusal(asked, f"The articles don't tell the figure for {untold}.", told)
    chosen = _most_alike(found, tools)
    unclear = _several_would_do(comparison, found, chosen, tools)
    if unclear:
        return _refusal(asked, unclear, chosen)
    why_not = _not_comparable(chosen, tools)
    if why_not:
        return _refusal(asked, why_not, chosen)
    return _answer(comparison, asked, chosen)


def _greatest_among(
    comparison: Comparison, asked: tuple[str, str], tools: Tools
) -> Answer | Refusal:
    """Compare the figures that one sentence gives for several places."""
    told = candidates(tools.find(comparison.among), tools)
    by_sentence: dict[tuple[str, Span], dict[str, Candidate]] = {}
    for each in told:
        holder = each.figure.where or _short(each.figure.agent)
        if holder and holder in each.quote:
            places = by_sentence.setdefault((each.article.id, each.figure.quote), {})
            places.setdefault(holder, each)
    least = max(LEAST_FIT, max((each.fit for each in told), default=0.0) - LESS_FIT)
    near = [each for each in by_sentence.values() if max(one.fit for one in each.values()) >= least]
    places = max(near, key=len, default={})
    if len(places) < 2 or _sureness(told[0]) < LEAST_FIT:
        return _refusal(asked, "The articles don't tell whose figures to compare.", told[:1])
    operands = tuple(Operand(name, comparison.among) for name in places)
    return _answer(replace(comparison, operands=operands), asked, list(places.values()))


def _short(name: str) -> str:
    return name if len(name.split()) <= MOST_WORDS else ""


def _figures_for(operand: Operand, labels: Sequence[str], tools: Tools) -> list[Candidate]:
    """Return the figures that may be the operand's, best first, none that another supersedes.

    The directory decides: an operand's question is ours, and reads less well than a person's.
    """
    others = [label for label in labels if label != operand.label]
    found = tools.find(operand.question)
    told = [
        each
        for each in candidates(found, tools)
        if (each.fit >= LEAST_FIT or each.confidence >= tools.threshold)
        and not each.is_converted
        and not _is_for_another(each, operand.label, others)
    ]
    kept = [each for each in told if not any(_supersedes(other, each) for other in told)]
    of_all = [each for each in kept if not _is_of_one_place(each, found.question)]
    return sorted(of_all or kept, key=_sureness, reverse=True)[:MOST_FIGURES]


def _is_of_one_place(candidate: Candidate, question: Question) -> bool:
    """Say whether a figure is one place's share where no place is asked for."""
    where = set(tokens(candidate.figure.where))
    is_part = bool(where) and not is_country(candidate.figure.where)
    return is_part and not question.places and not where & set(question.tokens)


def _sureness(candidate: Candidate) -> float:
    return candidate.fit + READER * candidate.confidence


def _supersedes(later: Candidate, earlier: Candidate) -> bool:
    same = later.figure.unit == earlier.figure.unit and later.figure.noun == earlier.figure.noun
    return (
        same
        and later.fit >= earlier.fit - NEARLY
        and (corrects(later, earlier) or is_earlier_count(earlier, later))
    )


def _several_would_do(
    comparison: Comparison,
    found: Sequence[Sequence[Candidate]],
    chosen: Sequence[Candidate],
    tools: Tools,
) -> str:
    """Say so where another figure of the same article would do as well; else nothing.

    It wouldn't where the chosen one tells what the question says was done, or measures more nearly
    the same as the other operand.
    """
    for at, (operand, figures, best) in enumerate(
        zip(comparison.operands, found, chosen, strict=True)
    ):
        if tells_the_verb(operand.question, best, tools):
            continue
        other = chosen[at - 1]
        like = _likeness(best, other, tools)
        for rival in figures:
            as_fit = rival.fit >= best.fit - NEARLY
            if (
                as_fit
                and _are_rivals(best, rival)
                and _likeness(rival, other, tools) > like - NEARLY
            ):
                return (
                    f"Several figures would do for {operand.label}, such as {best.text} "
                    f"({best.figure.action}) and {rival.text} ({rival.figure.action}), so nothing "
                    "is reckoned: say what was done with them."
                )
    return ""


def _are_rivals(one: Candidate, other: Candidate) -> bool:
    """Say whether an article gives two figures of one kind that don't round to each other."""
    first, second = one.figure, other.figure
    same_kind = (first.unit, first.noun) == (second.unit, second.noun)
    return (
        one.article.id == other.article.id
        and same_kind
        and relation(one, other) not in {Relation.SAME, Relation.ROUNDING}
    )


def _most_alike(found: Sequence[Sequence[Candidate]], tools: Tools) -> list[Candidate]:
    """Return one figure for each operand: those that fit best and measure most nearly the same."""

    def worth(chosen: tuple[Candidate, ...]) -> float:
        first, *others = chosen
        exact = sum(_sureness(each) - bool(each.figure.hedge) / 10 for each in chosen)
        alike = sum(_likeness(first, each, tools) for each in others)
        together = sum(each.article.id == first.article.id for each in others)
        same = sum(_is_same_figure(first, each) for each in others)
        other_units = sum(each.figure.unit != first.figure.unit for each in others)
        return exact + alike + TOGETHER * together - other_units - same

    chosen = [tuple(each) for each in product(*found)]
    best = max(chosen, key=worth)
    return list(best)


def _is_same_figure(one: Candidate, other: Candidate) -> bool:
    return one.article.id == other.article.id and one.figure.place == other.figure.place


def _likeness(one: Candidate, other: Candidate, tools: Tools) -> float:
    """Say how alike what two figures measure is: what is counted, with what was done.

    Words that describe only one of them (``criminal cases``) take from it.
    """
    first, second = (f"{each.figure.counted} {each.figure.action}" for each in (one, other))
    described = [set(tokens(noun_phrase(each.figure.counted))) for each in (one, other)]
    apart = min(len(described[0] ^ described[1]), MOST_DESCRIBED)
    alike = tools.alike(first, [second])[0]
    if one.figure.noun and one.figure.noun == other.figure.noun:
        alike = max(alike, SAME_NOUN)
    return alike - DESCRIBED * apart


def _is_for_another(candidate: Candidate, label: str, others: Sequence[str]) -> bool:
    """Say whether a figure tells what another operand is told by, and not what this one is."""
    figure = candidate.figure
    told = [candidate.text, figure.counted, figure.campaign, figure.where, figure.agent]
    there = {*tokens(" ".join(told)), *figure.years}
    own = set(tokens(label)) - STOP_WORDS
    theirs = {token for other in others for token in tokens(other)} - own - STOP_WORDS
    return bool(theirs & there) and not (own - theirs) & there


def _not_comparable(told: Sequence[Candidate], tools: Tools) -> str | None:
    """Say why figures can't be brought together; None where they measure the same thing."""
    first, *others = told
    for other in others:
        one, two = first.figure, other.figure
        if (one.value, one.unit, one.noun, one.years) == (two.value, two.unit, two.noun, two.years):
            return f"The articles tell only one of the figures: {first.text}."
        if one.unit != two.unit:
            return f"{first.text} and {other.text} are of different kinds, so nothing is reckoned."
        alike = tools.alike(one.counted or "-", [two.counted or "-"])[0]
        same = _count_the_same(one, two)
        fit = min(first.fit, other.fit) >= SURE_BY_FIT
        unlike = _likeness(first, other, tools) < SAME_THING
        differs = (not same and alike < ALIKE) or (unlike and not (same and fit))
        if differs and one.counted and two.counted:
            return (
                f"{first.text} counts {one.counted} and {other.text} counts {two.counted}, so "
                "nothing is reckoned."
            )
    return None


def _count_the_same(one: Figure, two: Figure) -> bool:
    """Say whether two figures count the same: in one word, or as arrests and people arrested."""
    nouns = ((one.noun, two), (two.noun, one))
    by_what_is_done = any(tokens(noun) == tokens(figure.action)[:1] for noun, figure in nouns)
    general = any(noun in GENERAL for noun, _ in nouns)
    same_words = one.noun == two.noun or tokens(one.counted) == tokens(two.counted)
    return same_words or general or by_what_is_done


def _labels(operands: Sequence[Operand], told: Sequence[Candidate]) -> list[str]:
    """Return what tells the operands, all by whole names or all as the question does."""
    asked = [operand.label for operand in operands]
    whole = [_label(label, each) for label, each in zip(asked, told, strict=True)]
    return whole if all(one != other for one, other in zip(whole, asked, strict=True)) else asked


def _label(told: str, candidate: Candidate) -> str:
    """Return what tells an operand, a campaign by its whole name, a place as it is written."""
    figure = candidate.figure
    for name in (figure.campaign, figure.where):
        within = set(told.lower().split()) <= set(name.lower().split())
        if name and within and name in candidate.quote:
            return name
    return told


def _the_other_way(comparison: Comparison, told: Sequence[Candidate]) -> str:
    """Say so where what the question takes for the greater is the smaller."""
    first, second = (each.figure.value for each in told)
    if comparison.more is None or first == second or (first > second) == comparison.more:
        return ""
    fewer = "less" if told[0].figure.unit else "fewer"
    return f" {fewer}, not more" if comparison.more else f" more, not {fewer}"


def _answer(
    comparison: Comparison, asked: tuple[str, str], told: Sequence[Candidate]
) -> Answer | Refusal:
    citations = Citations()
    numbers = [citations.cite(each) for each in told]
    labels = _labels(comparison.operands, told)
    items = tuple(Item(each.text, (n,)) for each, n in zip(told, numbers, strict=True))
    told_of = zip(items, labels, strict=True)
    listed = ", ".join(f"{item.text} {markers(item)} for {label}" for item, label in told_of)
    values = [each.figure.value for each in told]
    if comparison.operation in {Operation.MOST, Operation.LEAST}:
        if any(each.figure.hedge for each in told) and _is_close(values):
            open_order = ", ".join(
                f"{item.text} for {label}" for item, label in zip(items, labels, strict=True)
            )
            return _refusal(asked, f"The articles are too vague to tell: {open_order}.", told)
        short, sum_text = _greatest(comparison.operation, labels, values)
    else:
        if comparison.operation is Operation.RATIO and not values[1]:
            return _refusal(asked, f"{told[1].text} is nothing to divide by.", told)
        reckoned = worked_out(comparison.operation, values)
        short, sum_text = _in_words(comparison.operation, reckoned, told), reckoned.written
        short += _the_other_way(comparison, told)
    return Answer(
        question=asked[0],
        standalone=asked[1],
        answer=short,
        text=f"{short}: {listed}; {sum_text}.",
        confidence=min(each.confidence for each in told),
        citations=citations.made,
        elapsed_ms=0.0,
        form=Form.COMPARISON,
        items=items,
        sum=sum_text,
    )


def _is_close(values: Sequence[Decimal]) -> bool:
    """Say whether values are so near that what is only about one may be the greater."""
    return min(values) >= max(values) * CLOSE


def _greatest(
    operation: Operation, labels: Sequence[str], values: Sequence[Decimal]
) -> tuple[str, str]:
    order = sorted(zip(values, labels, strict=True), reverse=operation is Operation.MOST)
    sign = " > " if operation is Operation.MOST else " < "
    shown = sign.join(in_words(value) for value, _ in order)
    if len(set(values)) == 1:
        return "The same", shown.replace(sign, " = ")
    return order[0][1], shown


def _in_words(operation: Operation, reckoned: Sum, told: Sequence[Candidate]) -> str:
    """Write a result with its unit; a sum of figures that are hedged is hedged as well."""
    about = "about " if any(each.figure.hedge for each in told) else ""
    if operation is Operation.RATIO:
        return f"{about}{reckoned.result} times"
    return f"{about}{_with_unit(reckoned.result, told[0])}"


def _with_unit(result: str, like: Candidate) -> str:
    figure = like.figure
    if figure.unit == PERCENT:
        return f"{result} percentage points"
    if figure.unit:
        return f"{result} {_money(like)}"
    return f"{result} {figure.counted.split(' of ')[0]}".strip()


def _money(like: Candidate) -> str:
    """Return the money of a figure as its article writes it; else the usual name."""
    words = _NO_MONEY.sub(" ", like.text.lower()).split()
    return " ".join(words) or get_currency_name(like.figure.unit, 2, locale="en")


_NO_MONEY = re.compile(
    rf"{HEDGE}|[\d.,]+|[^\w\s]|\b(?:hundred|thousand|million|billion|trillion|lakh|crore|bn|mn|m)\b",
    re.IGNORECASE,
)


def _refusal(asked: tuple[str, str], reason: str, told: Sequence[Candidate]) -> Refusal:
    nearest = (
        Citation(each.article, each.figure.quote.start, each.figure.quote.end, each.confidence)
        for each in told
    )
    return refused(asked, reason, nearest)
