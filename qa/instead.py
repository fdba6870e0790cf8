"""What the articles answer in place of a question that they don't: another year, one limit less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from index.date_names import YEAR
from qa.answer import Answer, Refusal
from qa.examples import Answering

TRIED = 4
"""How many questions are tried: each takes as long as any other."""

_LIMIT = re.compile(
    r",? \b(?:in|at|by|during|under|for|of|from|within) (?:the )?"
    r"[A-Z][\w'’-]*(?: (?:of |the )?[A-Z0-9][\w'’-]*)*(?=[ ,?.]|$)"
)
"""Where, when, by whom: ``in Sweden``, ``under Jianwang 2018``."""


def questions_instead(refusal: Refusal, assistant: Answering, limit: int = 2) -> list[str]:
    """Return questions like the refused one that the articles answer.

    Args:
        refusal: What was asked, and the articles that came nearest.
        assistant: Answers from the index.
        limit: How many at most.
    """
    asked = {refusal.question, refusal.standalone}
    made = dict.fromkeys(each for each in _like(refusal) if each not in asked)
    answered = (each for each in islice(made, TRIED) if isinstance(assistant.ask(each), Answer))
    return list(islice(answered, limit))


def _like(refusal: Refusal) -> Iterator[str]:
    """Yield the question for the years that the nearest articles tell, then without a limit."""
    question = refusal.standalone
    asked = YEAR.findall(question)
    if len(asked) == 1:
        for year in _years_near(int(asked[0]), refusal):
            yield YEAR.sub(str(year), question)
    for limit in _LIMIT.finditer(question):
        yield f"{question[: limit.start()]}{question[limit.end() :]}"


def _years_near(asked: int, refusal: Refusal) -> list[int]:
    """Return the years that the reason or the nearest articles tell, the nearest first."""
    articles = (citation.article for citation in refusal.nearest)
    texts = [refusal.reason, *(f"{each.text} {each.heading}" for each in articles)]
    told = {int(year) for text in texts for year in YEAR.findall(text)}
    return sorted(told - {asked}, key=lambda year: (abs(year - asked), year))
