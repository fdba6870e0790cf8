"""Answers a comparison from figures that are found and cited one by one, with the sum shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.quantities import PERCENT
from index.tokens import STOP_WORDS, tokens
from qa.answer import Answer, Citation, Form, Item, Refusal
from qa.forms.arithmetic import Sum, worked_out
from qa.forms.citing import Citations, markers
from qa.forms.figures import ALIKE, Candidate, candidates
from qa.forms.finding import Tools
from qa.forms.operands import Comparison, Operand, Operation

CLOSE = Decimal("0.8")
SURE_BY_FIT = 0.8
"""From this fit on, half of the usual confidence will do: an operand's question is ours, and reads
less well than a person's."""


@dataclass(frozen=True, slots=True)
class FoundOperand:
    """An operand with the figure that was found for it; None where the articles don't tell it."""

    operand: Operand
    candidate: Candidate | None


def compare(comparison: Comparison, asked: tuple[str, str], tools: Tools) -> Answer | Refusal:
    """Find each operand, bring them together, show the sum.

    Args:
        comparison: What is compared, and how.
        asked: The user's question, and the same as it stands on its own.
        tools: What the forms share.

    Returns:
        A refusal where an operand isn't told, or where the operands don't measure the same thing.
    """
    labels = [each.label for each in comparison.operands]
    found = [FoundOperand(each, _figure_for(each, labels, tools)) for each in comparison.operands]
    told = [each.candidate for each in found if each.candidate is not None]
    missing = [each.operand for each in found if each.candidate is None]
    if missing:
        untold = " and ".join(each.label for each in missing)
        return _refusal(asked, f"The articles don't tell the figure for {untold}.", told)
    why_not = _not_comparable(told, tools)
    if why_not:
        return _refusal(asked, why_not, told)
    return _answer(comparison, asked, told)


def _figure_for(operand: Operand, labels: Sequence[str], tools: Tools) -> Candidate | None:
    others = [label for label in labels if label != operand.label]
    told = [
        each
        for each in candidates(tools.find(operand.question).bearing_out, tools)
        if not _is_for_another(each, operand.label, others)
    ]
    if not told:
        return None
    best = told[0]
    needed = tools.threshold / 2 if best.fit >= SURE_BY_FIT else tools.threshold
    return best if best.confidence >= needed else None


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
        if one.place == two.place and first.article.id == other.article.id:
            return f"The articles tell only one of the figures: {first.text}."
        if one.unit != two.unit:
            return f"{first.text} and {other.text} are of different kinds, so nothing is reckoned."
        alike = tools.alike(one.counted or "-", [two.counted or "-"])[0]
        same_noun = bool({one.noun} & {two.noun}) or tokens(one.counted) == tokens(two.counted)
        if not same_noun and alike < ALIKE and one.counted and two.counted:
            return (
                f"{first.text} counts {one.counted} and {other.text} counts {two.counted}, so "
                "nothing is reckoned."
            )
    return None


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
    labels = [operand.label for operand in comparison.operands]
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
    shown = sign.join(f"{value.normalize():,f}" for value, _ in order)
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
        return f"{result} {_MONEY.get(figure.unit, figure.unit)}"
    return f"{result} {figure.counted.split(' of ')[0]}".strip()


_MONEY = {"CNY": "yuan", "USD": "US dollars", "EUR": "euros", "INR": "rupees", "BRL": "reais"}


def _refusal(asked: tuple[str, str], reason: str, told: Sequence[Candidate]) -> Refusal:
    nearest = tuple(
        Citation(each.article, each.figure.quote.start, each.figure.quote.end, each.confidence)
        for each in told
    )
    return Refusal(
        question=asked[0],
        standalone=asked[1],
        reason=reason,
        confidence=0.0,
        nearest=nearest,
        elapsed_ms=0.0,
    )
