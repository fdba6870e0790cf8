"""What speaks for a span that the network found, beyond its own scores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields

from index.date_names import MONTH, WEEKDAY
from index.tokens import stem, tokens, words
from qa.overlap import Rarity, holds, shared_weight
from qa.question import Kind, Question
from qa.reading.calibration import Calibration

_SPELT = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|"
    r"(?:third|quarter|fifth|tenth)s?|no|none|both|once|twice"
)
_TIME = (
    rf"{MONTH}|{WEEKDAY}|century|decade|spring|summer|autumn|fall|winter|"
    r"years?|months?|weeks?|days?|hours?|yesterday|today|tomorrow"
)
_FIGURE = re.compile(rf"\d|\b(?:{_SPELT})\b", re.IGNORECASE)
_WHEN = re.compile(rf"{_FIGURE.pattern}|\b(?:{_TIME})\b", re.IGNORECASE)
_NEEDED = {Kind.COUNT: _FIGURE, Kind.AMOUNT: _FIGURE, Kind.SHARE: _FIGURE, Kind.DATE: _WHEN}
"""What an answer of a kind can't be without."""

_TO_THE_NEXT_SIGN = re.compile(r"(?:\s*[\w'’-]+){0,6}")
"""A few words behind a figure: what it counts stands there."""

_ONLY_THE_FIGURE_COUNTS = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.SHARE})


@dataclass(frozen=True, slots=True)
class SpanFeatures:
    """What speaks for a span.

    Attributes:
        answers: Log-odds that the passage answers, by the network.
        within: Log-probability of the span among those of its passage.
        among: The same among those of all passages that were read.
        margin: How far its score is above the next of its passage; below 0 where it isn't the best.
        hit: Score of the passage over the score of the best one.
        fixed: Share of the question's names and years that stand in the quote, the sentence before
            it or the heading.
        wording: Share of the question's wording in the same places, by rarity.
        counted: Share of the thing counted that stands in the span or close behind it; 1 where
            nothing is counted.
        lacking: 1 if a figure or a time is asked for and the span has none.
        agreeing: Share of the other passages whose best span says the same, 1 from three on.
        statement: 1 if the question asks what somebody said: the whole sentence tells it.
    """

    answers: float
    within: float
    among: float
    margin: float
    hit: float
    fixed: float
    wording: float
    counted: float
    lacking: float
    agreeing: float
    statement: float

    def probability(self, calibration: Calibration) -> float:
        """Return the probability that the span is right."""
        return calibration.probability(asdict(self))


FEATURES = tuple(field.name for field in fields(SpanFeatures))

HAND_SET = Calibration(
    weights={
        "answers": 0.4,
        "within": 0.4,
        "among": 0.2,
        "margin": 0.05,
        "hit": 1.5,
        "fixed": 1.0,
        "wording": 1.5,
        "counted": 0.5,
        "lacking": -3.0,
        "agreeing": 0.5,
        "statement": 0.0,
    },
    intercept=-3.0,
)
"""For a network that nobody has calibrated: an order, not a probability."""


def borne_out(question: Question, near: Sequence[str]) -> float:
    """Return the share of the question's names and years among the tokens near a span."""
    fixed = [stem(name) for name in (*question.names, *question.years)]
    there = frozenset(near)
    found = sum(holds(question, token, there) for token in fixed)
    return found / len(fixed) if fixed else 1.0


def shared_wording(question: Question, near: Sequence[str], rarity: Rarity) -> float:
    """Return the share of the question's wording among the tokens near a span."""
    return shared_weight(question, frozenset(near), rarity)


def lacks_what_is_asked(question: Question, answer: str) -> bool:
    """Say whether a figure or a time is asked for and an answer has none."""
    needed = _NEEDED.get(question.kind)
    return needed is not None and not needed.search(answer)


def counts_what_is_asked(question: Question, answer: str, behind: str) -> float:
    """Return the share of what is to be counted that an answer counts.

    Args:
        question: What is asked.
        answer: The words of the answer.
        behind: What stands behind it in its sentence.
    """
    wanted = frozenset(tokens(question.counted))
    if not wanted:
        return 1.0
    near = _TO_THE_NEXT_SIGN.match(behind)
    there = tokens(f"{answer} {near.group() if near else ''}")
    return len(wanted.intersection(there)) / len(wanted)


def said(question: Question, answer: str) -> tuple[str, ...]:
    """Return what an answer says, for comparing two: where a figure is asked for, the figures."""
    every = tuple(words(answer))
    figures = tuple(word for word in every if word[0].isdigit())
    if figures and question.kind in _ONLY_THE_FIGURE_COUNTS:
        return figures
    return tuple(tokens(answer)) or every
