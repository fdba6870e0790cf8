"""The figures that stay with the project: ``docs/measured``."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.errors import EvalError
from eval.report.read import read_rows
from eval.report.write import ROWS, SUMMARY
from eval.results.curves import draw
from eval.summary import Group, Summary

RUNS = ("bundled", "seeds", "squad2", "squad2-given", "made-news", "composed", "unseen")
"""The runs of known questions that are kept; others may lie beside them."""

CURVES = "confidence.svg"
"""How far the confidence of a run can be trusted, beside its summaries."""

SPEED = "speed"
PEERS = "peers"
_OF_SPEED = ("speed.json", "speed.md", "growth.svg", "ratios.svg")
_OF_PEERS = ("peers.json", "peers.md")
DIRECTORY = "directory"
_OF_DIRECTORY = ("directory-known.json", "directory-unseen.json")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of known questions.

    Attributes:
        summaries: The summary of each system that was asked.
    """

    summaries: Mapping[str, Summary]

    def told(self, system: str) -> Group:
        """Return the figures of a system, of all questions together."""
        return self.summaries[system].groups[0]


def keep(written: Path, kept: Path) -> None:
    """Copy the figures of runs to where they stay; what was kept of other runs stays too.

    Rows stay behind: they hold sentences of the articles, which may be other people's.

    Args:
        written: A folder with a folder for each run, as ``--out`` of the commands was given.
        kept: Where they stay.

    Raises:
        EvalError: There is nothing to keep, or a summary can't be read.
        OSError: They can't be copied.
    """
    summaries = [file for run in RUNS for file in _of_systems(written / run, SUMMARY)]
    others = [
        file
        for folder, names in (
            (SPEED, _OF_SPEED),
            (PEERS, _OF_PEERS),
            (DIRECTORY, _OF_DIRECTORY),
        )
        for file in (written / folder / name for name in names)
        if file.exists()
    ]
    if not summaries and not others:
        raise EvalError(f"{written}: holds no run; `make bench` writes some")
    for file in summaries:
        summary = _summary(file)
        run, system = file.relative_to(written).parts[0], summary.provenance[0].system
        (kept / run).mkdir(parents=True, exist_ok=True)
        (kept / run / f"{system}.json").write_text(f"{json.dumps(asdict(summary))}\n", "utf-8")
    kept.mkdir(parents=True, exist_ok=True)
    for run in RUNS:
        _draw(written / run, kept / run / CURVES)
    for file in others:
        shutil.copyfile(file, kept / file.name)


def _of_systems(run: Path, name: str) -> list[Path]:
    """Return a file of each system of a run; of a single one it lies in the run's folder itself."""
    return [*run.glob(f"*/{name}"), *run.glob(name)]


def _draw(written: Path, file: Path) -> None:
    """Draw the confidence of a run, if it has rows of Pullquote."""
    found = map(read_rows, _of_systems(written, ROWS))
    rows = {of_one[0].provenance.system: of_one for of_one in found}
    if "pullquote" in rows:
        draw(rows, file)


def read_run(kept: Path, name: str, systems: tuple[str, ...]) -> Run:
    """Read what was kept of a run.

    Args:
        kept: Where it was kept.
        name: What the run is called.
        systems: Those that it may hold.

    Raises:
        EvalError: There is none of Pullquote itself, or a summary can't be read.
    """
    files = {system: kept / name / f"{system}.json" for system in systems}
    found = {system: _summary(file) for system, file in files.items() if file.exists()}
    if "pullquote" not in found:
        raise EvalError(f"{kept / name}: holds no run of pullquote; `make bench` writes it")
    return Run(found)


def _summary(file: Path) -> Summary:
    try:
        return TypeAdapter(Summary).validate_json(file.read_bytes())
    except ValidationError as error:
        raise EvalError(f"{file}: isn't a summary of this version; run `make bench`") from error
