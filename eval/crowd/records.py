"""The records of a measurement with many people; no time in it but as a multiple."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from eval.crowd.people import Gathering
from eval.errors import EvalError
from eval.provenance import Program


@dataclass(frozen=True, slots=True)
class Latency:
    """How long answers took, as multiples of the median of one person's.

    Attributes:
        answers: How many.
        median: Of them.
        p95: That 95 of 100 took at most.
        worst: The longest.
    """

    answers: int
    median: float
    p95: float
    worst: float

    @classmethod
    def of(cls, seconds: Sequence[float], unit: float) -> Latency:
        """Sum up the times of at least one answer.

        Args:
            seconds: Of each.
            unit: What they are multiples of.
        """
        ranked = sorted(seconds)
        p95 = ranked[math.ceil(0.95 * len(ranked)) - 1]
        return cls(len(ranked), median(ranked) / unit, p95 / unit, ranked[-1] / unit)


@dataclass(frozen=True, slots=True)
class Fairness:
    """How evenly people were answered.

    Attributes:
        fewest: Answers that somebody got.
        most: Answers that somebody got.
        jain: Jain's index of the answers of each: 1 where all got as many, 1/n where one of n
            got all.
    """

    fewest: int
    most: int
    jain: float

    @classmethod
    def of(cls, answers: Sequence[int]) -> Fairness:
        """Sum up how many answers each of at least one person got."""
        squares = len(answers) * sum(each**2 for each in answers)
        return cls(min(answers), max(answers), sum(answers) ** 2 / squares if squares else 0.0)


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted as 1: one person who asks alone.

    Attributes:
        seconds: The median time of an answer.
        rate: Answers a second.
    """

    seconds: float
    rate: float

    @classmethod
    def of(cls, gathering: Gathering) -> Unit:
        """Return what one person was answered.

        Raises:
            EvalError: There was no answer.
        """
        answered = answers(gathering)
        if not answered:
            told = [outcome.error for each in gathering.outcomes for outcome in each]
            why = told[0] if told else "give more minutes to --alone"
            raise EvalError(f"one person who asked alone wasn't answered once: {why}")
        seconds = median(took for _, took in answered)
        return cls(seconds, len(answered) / gathering.seconds)


@dataclass(frozen=True, slots=True)
class Phase:
    """What came of people who asked at the same time.

    Attributes:
        people: How many they were.
        answers: How many they got.
        errors: Why there was no answer, one line for each time.
        differences: How an answer differed from the one given alone, one line for each time.
        throughput: Answers in the same time, as a multiple of one person's.
        latency: Of all answers; None where there were none.
        ways: Of the answers by each way, by what it is called.
        fairness: How evenly they were answered.
    """

    people: int
    answers: int
    errors: tuple[str, ...]
    differences: tuple[str, ...]
    throughput: float
    latency: Latency | None
    ways: Mapping[str, Latency]
    fairness: Fairness

    @classmethod
    def of(cls, gathering: Gathering, unit: Unit) -> Phase:
        """Sum up what came of them."""
        answered = answers(gathering)
        outcomes = [outcome for each in gathering.outcomes for outcome in each]
        seconds = [took for _, took in answered]
        return cls(
            people=len(gathering.outcomes),
            answers=len(answered),
            errors=tuple(f"{each.way}: {each.error}" for each in outcomes if each.error),
            differences=tuple(
                f"{each.way}: {each.difference}" for each in outcomes if each.difference
            ),
            throughput=len(answered) / gathering.seconds / unit.rate,
            latency=Latency.of(seconds, unit.seconds) if seconds else None,
            ways={
                way: Latency.of([took for by, took in answered if by == way], unit.seconds)
                for way in sorted({by for by, _ in answered})
            },
            fairness=Fairness.of(
                [sum(not outcome.error for outcome in each) for each in gathering.outcomes]
            ),
        )

    def problems(self) -> Iterator[str]:
        """Yield what went wrong, a line each."""
        yield from self.errors
        yield from self.differences


@dataclass(frozen=True, slots=True)
class Memory:
    """What is resident of the page, as multiples of what was after one person.

    Attributes:
        start: When all had come and nobody had asked.
        middle: After half of the time.
        end: When time was up.
        floods: After the floods.
        looks: From the start to the end, at even intervals.
    """

    start: float
    middle: float
    end: float
    floods: float
    looks: tuple[float, ...]

    @classmethod
    def of(cls, one: int, looks: Sequence[int], floods: int) -> Memory:
        """Compare bytes.

        Args:
            one: After one person had asked.
            looks: While many asked; at least one.
            floods: After the floods.
        """
        told = tuple(round(look / one, 4) for look in looks)
        return cls(told[0], told[len(told) // 2], told[-1], round(floods / one, 4), told)


@dataclass(frozen=True, slots=True)
class Flood:
    """What came of many requests at the same moment.

    Attributes:
        way: What the way is called by which they came.
        requests: How many.
        answered: How many got the answer that is given alone.
        told_to_wait: How many were told that there is too much to do.
        words: In which they were told so.
        others: What came of the others, a line each; and of one request when all was over, where
            that wasn't answered as it should be.
        opened_before: The time that the page took to open before, as a multiple of the median
            answer of one person.
        opened_meanwhile: The longest that it took while the requests were answered, likewise.
    """

    way: str
    requests: int
    answered: int
    told_to_wait: int
    words: tuple[str, ...]
    others: tuple[str, ...]
    opened_before: float
    opened_meanwhile: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What was measured, and on what.

    Attributes:
        program: The code, its packages and the machine's kind; when it began.
        cpus: How many processors page and people shared.
        load: How many processes wanted one over the minute before (load average).
        set_name: The file of the questions.
        set_sha256: Of what it holds.
        conversations: How many people chose from.
        questions: How many they consist of.
        follow_ups: How many of those follow another up.
        readings: How many different questions these were read as.
        alone: Minutes that one person asked.
        minutes: Minutes that all asked.
    """

    program: Program
    cpus: int
    load: float
    set_name: str
    set_sha256: str
    conversations: int
    questions: int
    follow_ups: int
    readings: int
    alone: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found.

    Attributes:
        setting: What was measured.
        one: One person.
        crowd: Many.
        memory: None where the system doesn't tell.
        floods: One for each way.
        tracebacks: That the page wrote to its terminal.
    """

    setting: Setting
    one: Phase
    crowd: Phase
    memory: Memory | None
    floods: tuple[Flood, ...]
    tracebacks: tuple[str, ...]

    def problems(self) -> Iterator[str]:
        """Yield what went wrong, a line each, a traceback as it stands."""
        for phase in (self.one, self.crowd):
            for problem in phase.problems():
                yield f"{phase.people} at once, {problem}"
        for flood in self.floods:
            for other in flood.others:
                yield f"{flood.requests} requests at the same moment, {flood.way}: {other}"
        for traceback in self.tracebacks:
            yield f"the page said\n{traceback}"


def answers(gathering: Gathering) -> list[tuple[str, float]]:
    """Return the way and the seconds of each answer."""
    return [
        (outcome.way, outcome.seconds)
        for each in gathering.outcomes
        for outcome in each
        if not outcome.error
    ]
