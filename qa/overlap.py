"""How much of a question's wording a text shares, weighed by how rare each word is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.sentences import sentences
from index.tokens import tokens
from qa.question import Question

Rarity = Callable[[str], float]
"""Weighs a token: the rarer it is in the articles, the more it says."""

Sentences = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of a question's wording, 0 to 1.

    Attributes:
        sentence: Weight of the tokens that the best sentence shares.
        passage: Weight of the tokens that the whole passage shares.
        pairs: Share of the question's neighbouring tokens that are neighbours in the passage.
    """

    sentence: float
    passage: float
    pairs: float


@lru_cache(maxsize=20_000)
def sentence_tokens(text: str, language: str | None) -> Sentences:
    """Return the tokens of each sentence; kept, since the same passages are found again."""
    return tuple(tuple(tokens(text[start:end])) for start, end in sentences(text, language))


def passage_overlap(
    question: Question, passage: Sentences, header: Sequence[str], rarity: Rarity
) -> Overlap:
    """Compare a question with a passage.

    Args:
        question: What is asked.
        passage: The tokens of each sentence.
        header: The tokens of the article's title and date; they count for the whole passage.
        rarity: Weighs tokens.
    """
    together = frozenset(header).union(*passage)
    return Overlap(
        sentence=max(
            (shared_weight(question, frozenset(sentence), rarity) for sentence in passage),
            default=0.0,
        ),
        passage=shared_weight(question, together, rarity),
        pairs=_shared_pairs(question.tokens, passage),
    )


def shared_weight(question: Question, found: frozenset[str], rarity: Rarity) -> float:
    """Return the share of the question's weight that a set of tokens holds, aliases counted."""
    weights = {token: rarity(token) for token in question.tokens}
    total = sum(weights.values())
    shared = sum(weight for token, weight in weights.items() if holds(question, token, found))
    return shared / total if total else 0.0


def holds(question: Question, token: str, found: frozenset[str]) -> bool:
    """Say whether a token of the question, or another name of the same, is among those found."""
    return token in found or any(other <= found for other in question.alternatives.get(token, ()))


def _shared_pairs(question: Sequence[str], passage: Sentences) -> float:
    wanted = set(pairwise(question))
    if not wanted:
        return 0.0
    found = {pair for sentence in passage for pair in pairwise(sentence)}
    return len(wanted & found) / len(wanted)
