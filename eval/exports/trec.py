"""Rankings and judgements in the formats of TREC, which most retrieval scorers read.

Both hold the questions that `eval.measures.retrieval` is about: those that have an answer and
name the articles it is in. Columns are split by white space, so within an id or a tag white space,
``%`` and all that isn't ASCII is percent-encoded (RFC 3986), in both files alike.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from eval.exports.question_ids import question_ids
from eval.rows import Row

_PLAIN = string.punctuation.replace("%", "")


def run_lines(rows: Sequence[Row], tag: str) -> Iterator[str]:
    """Yield a ranking a question: ``question Q0 article rank score tag``.

    The score counts down to 1 at the last rank, so that scorers, which sort by it, see the order
    that was measured.

    Args:
        rows: All rows of a run.
        tag: Names the system.
    """
    system = _word(tag)
    for name, row in _judged(rows):
        for rank, article_id in enumerate(row.ranking, start=1):
            score = len(row.ranking) - rank + 1
            yield f"{name} Q0 {_word(article_id)} {rank} {score} {system}"


def qrels_lines(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the judgements: ``question 0 article grade``.

    Args:
        rows: All rows of a run.
    """
    for name, row in _judged(rows):
        for article_id, grade in zip(row.expected_articles, row.grades, strict=True):
            yield f"{name} 0 {_word(article_id)} {grade}"


def _judged(rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    for name, row in zip(question_ids(rows), rows, strict=True):
        if row.answerable and row.expected_articles:
            yield _word(name), row


def _word(name: str) -> str:
    return quote(name, safe=_PLAIN)
