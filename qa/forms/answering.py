"""Which form an answer takes, and the answer in it."""

from __future__ import annotations

from qa.answer import Answer, Refusal
from qa.compose import answer_by, compose, may_answer, refuse
from qa.forms.comparison import compare
from qa.forms.disagreement import with_other_values
from qa.forms.figures import LEAST_FIT, candidates, tells_the_verb
from qa.forms.finding import Found, Tools
from qa.forms.listing import listed
from qa.forms.operands import comparison_of
from qa.forms.order import in_order, order_of
from qa.forms.other_people import without_other_people
from qa.forms.overview import overview, wants_overview
from qa.forms.profiles import profile, wants_profile, with_profile
from qa.forms.ruled_out import without_other_campaigns, without_other_figures
from qa.forms.settled import as_answer, better_known, settled
from qa.forms.sorts import asked_to_list, may_be_one
from qa.forms.wanted import FIGURE_KINDS
from qa.forms.yes_or_no import (
    how_many,
    is_yes_or_no,
    plainly_said,
    said_so,
    settle,
    unsettled,
)
from qa.question import Kind, Question
from qa.refuse import NAMES_NOTHING, names_nothing

READ = 3
"""Quotes that a yes or no is looked for in where the reader isn't sure."""


def answer(question: Question, tools: Tools) -> Answer | Refusal:
    """Answer a question in the form that it asks for, or refuse and say why.

    Args:
        question: What is asked, as it is looked up.
        tools: What the forms share.

    Returns:
        The outcome, its time not yet taken.
    """
    asked = (question.asked, question.text)
    if names_nothing(question):
        return Refusal(*asked, NAMES_NOTHING, 0.0, (), 0.0)
    order = order_of(question.text)
    if order is not None and (told := in_order(order, asked, tools)) is not None:
        return told
    comparison = comparison_of(question.text, tools.parse)
    if comparison is not None:
        return compare(comparison, asked, tools)
    return _answer(tools.look_up(question), tools)


def _answer(found: Found, tools: Tools) -> Answer | Refusal:
    question = found.question
    borne_out = found.bearing_out
    if wants_profile(question.text) and question.kind is not Kind.OFFICE:
        told = profile(borne_out, tools)
        if told is not None:
            return told
    if wants_overview(question.text) and (digest := overview(borne_out, tools)):
        return digest
    asked = None if question.kind in FIGURE_KINDS else asked_to_list(question.text, tools.parse)
    items = listed(found, asked, tools) if asked is not None else None
    if items is not None:
        return items
    outcome = _quoted(found, tools)
    if asked is not None and isinstance(outcome, Answer) and (asked.all or asked.noun):
        named = may_be_one(outcome.answer, asked, question, tools.parse)
        return outcome if named else refuse(question, found.readings, tools.contents)
    return outcome


def _quoted(found: Found, tools: Tools) -> Answer | Refusal:
    """Answer with a quote, and what belongs to it."""
    question = found.question
    readings = without_other_figures(question, found.readings, tools.contents)
    readings = without_other_people(question, readings, tools)
    readings = without_other_campaigns(question, readings, tools.contents)
    outcome = compose(question, readings, tools.contents, tools.threshold, tools.parse)
    if isinstance(outcome, Refusal):
        return _unsure(found, tools) or outcome
    if question.kind in FIGURE_KINDS:
        figures = candidates(found, tools)
        known = better_known(question, outcome, figures)
        told = as_answer(question, known, outcome.confidence) if known else outcome
        return with_other_values(told, figures, tools)
    if is_yes_or_no(question.text):
        return _yes_or_no(found, tools) or unsettled(outcome)
    if question.kind is Kind.OFFICE and wants_profile(question.text):
        return with_profile(outcome, found, tools) or profile(found, tools) or outcome
    return outcome


def _unsure(found: Found, tools: Tools) -> Answer | None:
    """Answer in a form of its own what the reader isn't sure of; None where none fits."""
    question = found.question
    if question.kind in FIGURE_KINDS:
        figures = candidates(found, tools)
        only = settled(question, figures)
        told = only and as_answer(question, only, tools.threshold)
        return with_other_values(told, figures, tools) if told else None
    if is_yes_or_no(question.text):
        return _yes_or_no(found, tools)
    if question.kind is Kind.OFFICE and wants_profile(question.text):
        return profile(found.bearing_out, tools)
    return None


def _yes_or_no(found: Found, tools: Tools) -> Answer | None:
    """Return the yes or no that a quote settles, the reader being sure, or the words the same.

    Whether there was any is settled by a figure as well.
    """
    question = found.question
    eligible = [each for each in found.readings if may_answer(question, each, tools.parse)]
    sure = [each for each in eligible if each.confidence >= tools.threshold]
    quotes = [answer_by(question, [each]) for each in eligible[:READ]]
    settled_so = settle(question, quotes[: len(sure)], tools) or plainly_said(
        question, quotes, tools
    )
    asked = how_many(question.text, tools.parse)
    if settled_so or not asked:
        return settled_so
    numbers = [
        each
        for each in candidates(tools.find(asked), tools)
        if each.fit >= LEAST_FIT and tells_the_verb(asked, each, tools)
    ]
    return (
        said_so(as_answer(question, numbers[0], tools.threshold), is_so=True) if numbers else None
    )
