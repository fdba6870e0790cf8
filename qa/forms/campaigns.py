"""Which campaigns a question speaks of, by their names and years."""

from __future__ import annotations

from index.date_names import YEAR
from index.tokens import tokens
from qa.question import Question


def is_named(question: Question, campaign: str) -> bool:
    """Say whether a question holds the name of a campaign, whatever its year."""
    name = tokens(YEAR.sub("", campaign))
    return bool(name) and set(name) <= set(question.tokens)


def is_of_another_year(question: Question, campaign: str) -> bool:
    """Say whether a question names a year, and a campaign's name another."""
    years = YEAR.findall(campaign)
    return bool(question.years and years) and years[0] not in question.years
