"""Which form an answer takes, and the answer in it."""

from __future__ import annotations

from qa.answer import Answer, Refusal
from qa.compose import compose
from qa.forms.comparison import compare
from qa.forms.disagreement import with_other_values
from qa.forms.figures import FIGURE_KINDS, without_other_figures
from qa.forms.finding import Found, Tools
from qa.forms.operands import comparison_of


def answer(found: Found, tools: Tools) -> Answer | Refusal:
    """Answer a question in the form that it asks for, or refuse and say why.

    Args:
        found: The question, and what was found and read for it.
        tools: What the forms share.

    Returns:
        The outcome, its time not yet taken.
    """
    question = found.question
    comparison = comparison_of(question.text, tools.parse)
    if comparison is not None:
        return compare(comparison, (question.asked, question.text), tools)
    readings = without_other_figures(question, found.readings, tools.contents)
    outcome = compose(question, readings, tools.contents, tools.threshold, tools.parse)
    if isinstance(outcome, Answer) and question.kind in FIGURE_KINDS:
        return with_other_values(outcome, found, tools)
    return outcome
