"""Questions to go on with: made from the articles just cited, and all of them answered."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from corpus.article import Span
from index.parser import Parse, load_parser
from index.tokens import tokens
from qa.answer import Answer, Citation, Refusal
from qa.examples import Answering, Candidate, candidates_of, dealt, is_answered
from qa.instead import questions_instead

MOST_ARTICLES = 2
TRIED = 6
"""How many questions are tried: each takes as long as any other."""


def follow_ups(
    outcome: Answer | Refusal, assistant: Answering, limit: int = 3, parse: Parse | None = None
) -> list[str]:
    """Return questions that the articles of an answer, or those nearest to a refusal, answer.

    None is answered by the sentence that was cited already; after a refusal those come first that
    ask nearly the same.

    Args:
        outcome: The answer, or the refusal.
        assistant: Answers from the index.
        limit: How many questions at most.
        parse: Parses sentences; by default spaCy's small English pipeline.
    """
    cited = outcome.citations if isinstance(outcome, Answer) else outcome.nearest
    articles = {each.article.id: each.article for each in cited}
    parse = parse or load_parser()
    made = dealt(
        dealt(candidates_of(article, parse))
        for article in islice(articles.values(), MOST_ARTICLES)
        if article.may_be_english
    )
    new = islice((each for each in made if not _is_told(each, cited, outcome)), TRIED)
    offered = questions_instead(outcome, assistant) if isinstance(outcome, Refusal) else []
    for candidate in new:
        if len(offered) == limit:
            break
        if not _is_offered(candidate.question, offered) and is_answered(candidate, assistant):
            offered.append(candidate.question)
    return offered


def _is_offered(question: str, offered: Sequence[str]) -> bool:
    """Say whether one question says no more than another, or no less."""
    own = set(tokens(question))
    return any(own <= set(tokens(each)) or own >= set(tokens(each)) for each in offered)


def _is_told(candidate: Candidate, cited: tuple[Citation, ...], outcome: Answer | Refusal) -> bool:
    """Say whether a question was just asked, or is answered by what was just cited."""
    shown = isinstance(outcome, Answer) and any(
        each.article.id == candidate.article
        and candidate.sentence.overlaps(Span(each.start, each.end))
        for each in cited
    )
    return shown or candidate.question in {outcome.question, outcome.standalone}
