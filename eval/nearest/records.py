"""What was measured: a row for each index of each size, and how a setting found carries over."""

from __future__ import annotations

from dataclasses import dataclass

from eval.provenance import Program
from eval.speed.records import DataFile, Paired


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process holds more after opening an index and searching it than before.

    Attributes:
        own: Bytes that are only its own.
        mapped: Bytes of mapped files: the system takes them back when it needs room.
    """

    own: int
    mapped: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One index of one size.

    Attributes:
        name: Its kind.
        size: How many vectors it holds.
        real: How many of them are of real text; the others are made.
        effort: The least ``nprobe`` or ``efSearch`` that reached ``TARGET`` on one half of the
            questions; 0 where the kind has no such setting.
        recall_10: Of the 10 nearest, on the other half.
        recall_50: Of the 50 nearest, on the other half.
        work: Processor time of one query over that of the exact index, on one core: what else
            the machine does hardly moves it.
        clock: Time of one query over that of the exact index, all cores allowed to both.
        building: Time to train, fill and write it over that of the exact index.
        disk: Bytes of its file; the exact vectors beside it aren't counted.
        memory: None where the system doesn't tell.
    """

    name: str
    size: int
    real: int
    effort: int
    recall_10: float
    recall_50: float
    work: Paired
    clock: Paired
    building: float
    disk: int
    memory: Memory | None


@dataclass(frozen=True, slots=True)
class Density:
    """Mean cosines with what is nearest: made vectors should go on as the real ones began.

    Attributes:
        size: How many vectors.
        real: How many of them are of real text.
        stored_10th: Of a stored vector with its 10th neighbour.
        question_1st: Of a question with the nearest vector.
        question_10th: Of a question with the 10th.
    """

    size: int
    real: int
    stored_10th: float
    question_1st: float
    question_10th: float


@dataclass(frozen=True, slots=True)
class Carried:
    """What ``nprobe`` found with stored vectors as queries does for questions.

    Attributes:
        size: How many vectors.
        lists: How many lists.
        target: The recall@10 that was wanted for stored vectors.
        probes: The least ``nprobe`` that reaches it.
        recall: recall@10 of the questions with it.
        needed: The least ``nprobe`` that reaches 0.99 for the questions themselves.
        scanned: The share of all vectors that a question meets with ``probes``.
    """

    size: int
    lists: int
    target: float
    probes: int
    recall: float
    needed: int
    scanned: float


@dataclass(frozen=True, slots=True)
class Growth:
    """An index that grew while its centroids and ``nprobe`` stayed.

    Attributes:
        size: How many vectors it holds now.
        trained: How many it held when its centroids were trained and ``nprobe`` found.
        lists: How many lists.
        probes: Its ``nprobe``.
        before: recall@10 of the questions when it was trained.
        after: The same now.
        scanned: The share of all vectors that a question meets now.
    """

    size: int
    trained: int
    lists: int
    probes: int
    before: float
    after: float
    scanned: float


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a run found so far."""

    measured: tuple[Measured, ...] = ()
    density: tuple[Density, ...] = ()
    carried: tuple[Carried, ...] = ()
    growth: tuple[Growth, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """What the figures come from.

    Attributes:
        program: The code and its packages.
        encoder: Name of the encoder.
        encoder_fingerprint: Of its weights.
        files: The texts and the sets of questions.
    """

    program: Program
    encoder: str
    encoder_fingerprint: str
    files: tuple[DataFile, ...]
