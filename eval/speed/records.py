"""The records of a measurement of speed: ratios, how figures grow, and what they were taken on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from eval.errors import EvalError
from eval.files import sha256
from eval.provenance import Program


@dataclass(frozen=True, slots=True)
class Paired:
    """Ratios of two things that were timed in turn.

    Attributes:
        name: What was divided by what.
        ratios: One for each pair, in the order they were timed.
        median: Of the ratios.
        low: The least of them.
        high: The greatest.
    """

    name: str
    ratios: tuple[float, ...]
    median: float
    low: float
    high: float

    @classmethod
    def of(cls, name: str, ratios: Iterable[float]) -> Paired:
        """Sum up the ratios of at least one pair."""
        found = tuple(ratios)
        return cls(name, found, median(found), min(found), max(found))


@dataclass(frozen=True, slots=True)
class Step:
    """An index of one size.

    Attributes:
        size: How many passages it holds.
        articles: How many articles they come from.
        disk: Bytes of its files.
        memory: Most bytes resident in a process that opens and searches it, the libraries
            included; None where the system doesn't tell.
        figures: Ratios: to one encode of the question, and to the smallest index of the run.
    """

    size: int
    articles: int
    disk: int
    memory: int | None
    figures: tuple[Paired, ...]

    def figure(self, name: str) -> Paired | None:
        """Return a figure by its name; None where this step has none of that name."""
        return next((figure for figure in self.figures if figure.name == name), None)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file whose texts were used."""

    name: str
    sha256: str

    @classmethod
    def of(cls, path: Path) -> DataFile:
        """Measure a file as it lies there, packed or not.

        Raises:
            EvalError: There is no such file, or it can't be read.
        """
        if not path.is_file():
            raise EvalError(
                f"{path}: there is no such file; name texts with --passages-data and questions "
                "with --questions-data"
            )
        return cls(path.name, sha256(path))


@dataclass(frozen=True, slots=True)
class Origin:
    """What a part was measured with.

    Attributes:
        program: The code, its packages and the machine's kind; when the part began.
        cpus: How many processors the run could use.
        load: How many processes wanted one over the minute before the run (load average); where
            others work too, what runs on several processors suffers more than what runs on one.
        encoder: Name of the real encoder.
        encoder_fingerprint: Of its weights.
        files: The texts and questions.
    """

    program: Program
    cpus: int
    load: float
    encoder: str
    encoder_fingerprint: str
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What one part found.

    Attributes:
        figures: Ratios.
        counts: How much of what they were taken on, such as ``{"texts": 512}``.
        passages: Whole indexes by size, the smallest first.
    """

    figures: tuple[Paired, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    passages: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the measurement, as it is kept.

    Attributes:
        name: One of ``PARTS``.
        findings: What it found.
        origin: What it was measured with; parts may come from different runs.
    """

    name: str
    findings: Findings
    origin: Origin


PARTS = ("throughput", "answer", "startup", "growth")
"""Every part, in the order they are run and told."""
