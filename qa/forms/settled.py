"""Figures that the directory tells apart where a reader is unsure: by place, phase or year.

``Jiangsu had the most cases, 38, ahead of Guangdong with 35 and Zhejiang with 21``: asked for
Zhejiang, only one of the three can be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.quantities import quantities
from index.tokens import stem, tokens
from qa.answer import Answer, Citation
from qa.forms.figures import Candidate, noun_phrase
from qa.forms.relation import is_earlier_count
from qa.forms.ruled_out import phases, said_of_a_part
from qa.overlap import holds
from qa.question import Kind, Question

LEAST_FIT = 0.7
"""From this fit on, a figure may be the one."""


def settled(question: Question, told: Sequence[Candidate]) -> Candidate | None:
    """Return the figure of the place, phase or year that is asked for; None unless it is the only.

    Of a year it has to count just what is asked: ``450 cases``, not the ``16 copyright cases``.

    Args:
        question: What is asked.
        told: The figures that may be meant, best first.
    """
    asked = phases(question.text)
    if not question.places and not asked and not question.years:
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
        and (question.places or asked or _is_of_the_year(question, each))
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


def _is_of_the_year(question: Question, candidate: Candidate) -> bool:
    """Say whether a figure counts what is asked and no part of it, in just the years asked for.

    What a question names has to be told in the sentence, the headline, or the campaign's name.
    """
    figure = candidate.figure
    told = f"{candidate.article.title} {figure.campaign} {candidate.quote}"
    near = frozenset(tokens(told))
    return (
        question.kind is Kind.COUNT
        and counts_just(question, candidate)
        and not figure.where
        and set(figure.years) == set(question.years)
        and all(holds(question, stem(name), near) for name in question.names)
    )


def counts_just(question: Question, candidate: Candidate) -> bool:
    """Say whether a figure counts what is asked, with no word that narrows it."""
    counted = set(tokens(noun_phrase(candidate.figure.counted)))
    return bool(counted) and counted <= set(question.tokens)


def better_known(question: Question, answer: Answer, told: Sequence[Candidate]) -> Candidate | None:
    """Return the figure that the directory knows to be meant where an answer isn't just that.

    It counts what is asked where the answer counts a part of it (``ten major cases``), or it is of
    the place that is asked for where the sentence of the answer doesn't tell that.

    Args:
        question: What is asked.
        answer: As it was read.
        told: The figures that may be meant, best first.
    """
    read = next((each for each in told if each.is_cited_in(answer)), None)
    is_part = bool(question.years) and read is not None and not counts_just(question, read)
    quote = frozenset(tokens(answer.citations[0].quote))
    is_elsewhere = not all(
        holds(question, each, quote) for place in question.places for each in place
    )
    if not is_part and not is_elsewhere:
        return None
    meant = told if is_elsewhere else [each for each in told if counts_just(question, each)]
    known = settled(question, meant)
    return None if known is None or known.text in answer.answer else known


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
