"""The questions that went wrong, with what shows why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Literal

from eval.rows import GOOD, VERDICTS, CitedQuote, FoundPassage, Row, Verdict

Outcome = Verdict | Literal["late", "absent"]

OUTCOMES: dict[Outcome, str] = {
    **{verdict: words for verdict, words in VERDICTS.items() if verdict not in GOOD},
    "late": "a right article is found, but not first",
    "absent": "no right article is found",
}
"""How a question fails, in words; the last two where only retrieval was measured."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage that was cited, that is the evidence, both or neither."""

    text: str
    quoted: bool
    evidence: bool


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage in pieces, which are its whole text one after the other."""

    passage: FoundPassage
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that went wrong.

    Attributes:
        row: What was asked and what came.
        outcome: How it failed.
        rank: Of the first right article; None where there is none or none was found.
        passages: Those of the row.
    """

    row: Row
    outcome: Outcome
    rank: int | None
    passages: tuple[MarkedPassage, ...]


def failures(rows: Sequence[Row]) -> Iterator[Failure]:
    """Yield the rows that went wrong, in their order."""
    for row in rows:
        outcome = _outcome(row)
        if outcome:
            citations = row.reply.citations if row.reply else ()
            marked = tuple(mark(each, citations, row.evidence) for each in row.passages)
            yield Failure(row, outcome, best_rank(row), marked)


def judged_by_rank(row: Row) -> bool:
    """Say whether a row tells how well articles are found."""
    return row.answerable and bool(row.expected_articles)


def best_rank(row: Row) -> int | None:
    """Return the rank of the first right article; None where there is none or none was found."""
    return min((rank for rank in row.ranks if rank is not None), default=None)


def mark(
    passage: FoundPassage, citations: Sequence[CitedQuote], evidence: str | None
) -> MarkedPassage:
    """Part a passage where quotes and the evidence begin and end.

    Args:
        passage: The passage.
        citations: What was cited, of any article.
        evidence: Found in the passage whatever its case and white space.
    """
    text = passage.text
    quotes = _inside(
        len(text),
        [
            (cited.start - passage.start, cited.end - passage.start)
            for cited in citations
            if cited.article_id == passage.article_id
        ],
    )
    proofs = _inside(len(text), _stretches(evidence or "", text))
    cuts = sorted({0, len(text), *chain(*quotes), *chain(*proofs)})
    return MarkedPassage(
        passage,
        tuple(
            Piece(text[start:end], _covered(quotes, start), _covered(proofs, start))
            for start, end in pairwise(cuts)
        ),
    )


def _outcome(row: Row) -> Outcome | None:
    if row.verdict is not None:
        return None if row.verdict in GOOD else row.verdict
    if not judged_by_rank(row) or best_rank(row) == 1:
        return None
    return "late" if best_rank(row) else "absent"


def _stretches(wanted: str, text: str) -> list[Stretch]:
    words = wanted.split()
    if not words:
        return []
    return [
        found.span()
        for found in re.finditer(r"\s+".join(map(re.escape, words)), text, re.IGNORECASE)
    ]


def _inside(length: int, stretches: Sequence[Stretch]) -> list[Stretch]:
    clipped = [(max(0, start), min(length, end)) for start, end in stretches]
    return [(start, end) for start, end in clipped if start < end]


def _covered(stretches: Sequence[Stretch], place: int) -> bool:
    return any(start <= place < end for start, end in stretches)
