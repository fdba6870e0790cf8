"""Which campaigns a question speaks of, by their names and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from index.date_names import YEAR
from index.directory.records import Facts
from index.tokens import tokens
from qa.question import Question


def words_of(campaign: str) -> list[str]:
    """Return the tokens of a campaign's name, its year left out."""
    return tokens(YEAR.sub("", campaign))


def is_named(question: Question, campaign: str) -> bool:
    """Say whether a question holds the name of a campaign, whatever its year."""
    name = words_of(campaign)
    return bool(name) and set(name) <= set(question.tokens)


def is_of_another_year(question: Question, campaign: str) -> bool:
    """Say whether a question names a year, and a campaign's name another."""
    years = YEAR.findall(campaign)
    return bool(question.years and years) and years[0] not in question.years


def is_about_another(question: Question, campaigns: Iterable[str]) -> bool:
    """Say whether some campaigns are the one that a question names, but all of other years."""
    named = [name for name in campaigns if is_named(question, name)]
    return bool(named) and all(is_of_another_year(question, name) for name in named)


def main_campaign(known: Facts) -> str:
    """Return the campaign of most of an article's figures; empty where there is none."""
    counted = Counter(each.campaign for each in known.figures if each.campaign)
    return counted.most_common(1)[0][0] if counted else ""
