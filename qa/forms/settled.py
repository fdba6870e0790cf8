"""Figures that the directory tells apart where a reader is unsure: by the place, or by the phase.

``Jiangsu had the most cases, 38, ahead of Guangdong with 35 and Zhejiang with 21``: asked for
Zhejiang, only one of the three can be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.quantities import quantities
from index.tokens import tokens
from qa.answer import Answer, Citation
from qa.forms.figures import Candidate
from qa.forms.relation import is_earlier_count
from qa.forms.ruled_out import phases, said_of_a_part
from qa.overlap import holds
from qa.question import Question

LEAST_FIT = 0.7
"""From this fit on, a figure may be the one."""


def settled(question: Question, told: Sequence[Candidate]) -> Candidate | None:
    """Return the figure of the place or the phase that is asked for; None unless it is the only.

    Args:
        question: What is asked.
        told: The figures that may be meant, best first.
    """
    asked = phases(question.text)
    if not question.places and not asked:
        return None
    said = said_of_a_part(question.text)
    given = {each.value for each in quantities(question.text)}
    meant = [
        each
        for each in told
        if each.fit >= LEAST_FIT
        and each.figure.value not in given
        and (not said or said in tokens(each.quote))
        and _is_of_places(question, each)
        and (not asked or set(phases(each.quote)) == set(asked))
    ]
    latest = (
        best
        for best in sorted(meant, key=lambda each: -each.fit)
        if all(
            is_earlier_count(each, best) for each in meant if each.figure.value != best.figure.value
        )
    )
    return next(latest, None)


def _is_of_places(question: Question, candidate: Candidate) -> bool:
    where = frozenset(tokens(candidate.figure.where))
    return all(
        bool(where) and all(holds(question, each, where) for each in place)
        for place in question.places
    )


def as_answer(question: Question, candidate: Candidate, least: float) -> Answer:
    """Return the answer that a figure gives.

    Args:
        question: What is asked.
        candidate: The figure.
        least: Confidence that it has at least.
    """
    confidence = max(candidate.confidence, least)
    quote = candidate.figure.quote
    return Answer(
        question=question.asked,
        standalone=question.text,
        answer=candidate.text,
        text=f"{candidate.text} [1].",
        confidence=confidence,
        citations=(Citation(candidate.article, quote.start, quote.end, confidence),),
        elapsed_ms=0.0,
    )
