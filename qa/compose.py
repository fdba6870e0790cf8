"""Readings become an answer with its citations, or a refusal."""

from __future__ import annotations

from collections.abc import Sequence

from index.contents import Contents
from index.parser import Parse
from index.tokens import words
from qa.answer import Answer, Citation, Refusal
from qa.question import EXACT_KINDS, Question
from qa.read import Reading
from qa.refuse import not_borne_out
from qa.requirements import is_in_other_money, is_said_by_another, unmet

MOST_CITATIONS = 3
MOST_NEAREST = 3


def compose(
    question: Question,
    readings: Sequence[Reading],
    contents: Contents,
    threshold: float,
    parse: Parse,
) -> Answer | Refusal:
    """Answer from the best reading that bears out all that the question takes for granted.

    Args:
        question: What is asked.
        readings: The places that may answer, most probable first.
        contents: The articles, to say what they do tell where this isn't told.
        threshold: Confidence below which it is better to refuse.
        parse: Finds who speaks in a quote.

    Returns:
        The outcome, its time not yet taken.
    """
    eligible = [reading for reading in readings if may_answer(question, reading, parse)]
    if eligible and eligible[0].confidence >= threshold:
        return answer_by(question, [each for each in eligible if each.confidence >= threshold])
    confidence = eligible[0].confidence if eligible else 0.0
    return refuse(question, eligible or readings, contents, confidence)


def refuse(
    question: Question, readings: Sequence[Reading], contents: Contents, confidence: float = 0.0
) -> Refusal:
    """Refuse a question, and say why.

    Args:
        question: What is asked.
        readings: What comes nearest, best first.
        contents: The articles, to say what they do tell where this isn't told.
        confidence: The reader's in what may be the answer.
    """
    return Refusal(
        question=question.asked,
        standalone=question.text,
        reason=not_borne_out(question, contents),
        confidence=confidence,
        nearest=tuple(map(_citation, readings[:MOST_NEAREST])),
        elapsed_ms=0.0,
    )


def may_answer(question: Question, reading: Reading, parse: Parse) -> bool:
    """Rule out what doesn't bear the question out, and a figure or date without one."""
    exact = reading.answer != reading.quote or question.kind not in EXACT_KINDS
    quote = reading.hit.article.text[reading.quote.start : reading.quote.end]
    return (
        exact
        and not unmet(question, reading.hit)
        and not is_in_other_money(question, quote)
        and not is_said_by_another(question, quote, parse)
    )


def answer_by(question: Question, readings: Sequence[Reading]) -> Answer:
    """Return the answer that the first of some readings gives, those that agree cited with it."""
    best = readings[0]
    agreeing = [reading for reading in readings if _agree(reading, best)][:MOST_CITATIONS]
    markers = "".join(f"[{number}]" for number in range(1, len(agreeing) + 1))
    words_of_it = best.hit.article.text[best.answer.start : best.answer.end]
    exact = best.answer != best.quote
    return Answer(
        question=question.asked,
        standalone=question.text,
        answer=words_of_it,
        text=f"{words_of_it} {markers}." if exact else f"“{words_of_it}” {markers}",
        confidence=best.confidence,
        citations=tuple(map(_citation, agreeing)),
        elapsed_ms=0.0,
    )


def _agree(reading: Reading, best: Reading) -> bool:
    """Say whether a reading gives the same answer."""
    return reading is best or _said(reading) == _said(best)


def _said(reading: Reading) -> list[str]:
    return words(reading.hit.article.text[reading.answer.start : reading.answer.end])


def _citation(reading: Reading) -> Citation:
    return Citation(reading.hit.article, reading.quote.start, reading.quote.end, reading.confidence)
