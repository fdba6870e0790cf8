"""From scores to spans: the best places of a passage to begin and to end an answer.

A span's score is that of its first token as a start plus that of its last as an end (Devlin et al.
2019). Where windows overlap, a token counts as in the window that shows most of what is around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.article import Span
from qa.reading.scores import WindowScores

LONGEST = 30
"""The most tokens of a span."""

_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+")

_LINE_BREAK = re.compile(r"\n")

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A place in a passage that may answer.

    Attributes:
        span: Where it stands, in characters of the passage.
        score: Of its start plus of its end.
        log_probability: Of the span among all starts and ends of the passage.
    """

    span: Span
    score: float
    log_probability: float


@dataclass(frozen=True, slots=True)
class PassageScores:
    """The tokens of a passage, each once.

    Attributes:
        offsets: Where each stands, in characters, shape (tokens, 2).
        start: Score of each token as the first of the answer.
        end: Score of each token as the last of the answer.
        answers: Log-odds that the passage answers.
    """

    offsets: NDArray[np.int64]
    start: Scores
    end: Scores
    answers: float


def merged(windows: Sequence[WindowScores]) -> PassageScores:
    """Join the windows over one passage."""
    if len(windows) == 1:
        (only,) = windows
        return PassageScores(only.offsets, only.start, only.end, only.answers)
    offsets = np.concatenate([window.offsets for window in windows])
    around = np.concatenate([_least_around(len(window.offsets)) for window in windows])
    order = np.lexsort((-around, offsets[:, 1], offsets[:, 0]))
    _, first = np.unique(offsets[order], axis=0, return_index=True)
    kept = order[first]
    return PassageScores(
        offsets=offsets[kept],
        start=np.concatenate([window.start for window in windows])[kept],
        end=np.concatenate([window.end for window in windows])[kept],
        answers=max(window.answers for window in windows),
    )


def best_spans(
    text: str, scores: PassageScores, most: int = 1, longest: int = LONGEST
) -> list[ScoredSpan]:
    """Return the best spans of a passage that share no token, best first.

    No span begins or ends inside a word or a number, and none goes over a line break: in a cleaned
    article it parts paragraphs.

    Args:
        text: The passage.
        scores: Of its tokens.
        most: How many spans at most.
        longest: The most tokens of one.
    """
    if not len(scores.offsets):
        return []
    at_start, at_end = _word_edges(text, scores.offsets)
    start = np.where(at_start, scores.start, -np.inf)
    end = np.where(at_end, scores.end, -np.inf)
    norm = _log_sum(scores.start) + _log_sum(scores.end)
    sums = start[:, None] + _following(end, longest)
    sums[~_on_one_line(text, scores.offsets, longest)] = -np.inf
    found: list[ScoredSpan] = []
    while len(found) < most:
        first, length = np.unravel_index(int(np.argmax(sums)), sums.shape)
        score = float(sums[first, length])
        if score == -np.inf:
            break
        last = first + length
        span = Span(int(scores.offsets[first, 0]), int(scores.offsets[last, 1]))
        found.append(ScoredSpan(span, score, score - norm))
        _strike_out(sums, int(first), int(last))
    return found


def _least_around(length: int) -> NDArray[np.int64]:
    """Return how many tokens a window shows on the side of each token where it shows fewer."""
    return np.minimum(np.arange(length), np.arange(length)[::-1])


def _word_edges(
    text: str, offsets: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say of each token whether a word may begin with it, and whether one may end with it."""
    inside = np.zeros(len(text) + 1, dtype=bool)
    for word in _WORD.finditer(text):
        inside[word.start() + 1 : word.end()] = True
    filled = offsets[:, 0] < offsets[:, 1]
    return filled & ~inside[offsets[:, 0]], filled & ~inside[offsets[:, 1]]


def _following(values: Scores, longest: int) -> Scores:
    """Return each token's value and those of the tokens behind it, shape (tokens, longest)."""
    beyond = np.full(longest - 1, -np.inf, dtype=values.dtype)
    return np.lib.stride_tricks.sliding_window_view(np.concatenate([values, beyond]), longest)


def _on_one_line(text: str, offsets: NDArray[np.int64], longest: int) -> NDArray[np.bool_]:
    breaks = [match.start() for match in _LINE_BREAK.finditer(text)]
    lines = np.searchsorted(breaks, offsets[:, 0]).astype(np.float32)
    same: NDArray[np.bool_] = _following(lines, longest) == lines[:, None]
    return same


def _strike_out(sums: Scores, first: int, last: int) -> None:
    """Take out every span that shares a token with the one from ``first`` to ``last``."""
    sums[first : last + 1] = -np.inf
    for start in range(max(0, first - sums.shape[1] + 1), first):
        sums[start, first - start :] = -np.inf


def _log_sum(scores: Scores) -> float:
    highest = float(scores.max(initial=-np.inf))
    if highest == -np.inf:
        return 0.0
    return highest + float(np.log(np.exp(scores - highest).sum()))
