"""The figures that stay with the project: ``docs/measured``."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.cases import Part
from eval.errors import EvalError
from eval.report.write import SUMMARY
from eval.summary import Group, Summary

RUNS = ("bundled", "seeds", "squad2", "squad2-among-wiki")
"""The runs of known questions that are kept; others may lie beside them."""

SPEED = "speed"
PEERS = "peers"
_OF_SPEED = ("speed.json", "speed.md", "growth.svg", "ratios.svg")
_OF_PEERS = ("peers.json", "peers.md")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of known questions.

    Attributes:
        summaries: The summary of each system that was asked.
        part: The part of the questions that is told; None for all of them.
    """

    summaries: Mapping[str, Summary]
    part: Part | None = None

    def told(self, system: str) -> Group:
        """Return the figures of a system that are told.

        Raises:
            EvalError: The part wasn't asked.
        """
        groups = self.summaries[system].groups
        if self.part is None:
            return groups[0]
        for group in groups:
            if (group.by, group.name) == ("part", self.part):
                return group
        raise EvalError(f"{system}: was not asked both parts of the set; `make bench` asks them")


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
    summaries = [
        file
        for run in RUNS
        for file in [*(written / run).glob(f"*/{SUMMARY}"), *(written / run).glob(SUMMARY)]
    ]
    others = [
        file
        for folder, names in ((SPEED, _OF_SPEED), (PEERS, _OF_PEERS))
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
    for file in others:
        shutil.copyfile(file, kept / file.name)


def read_run(kept: Path, name: str, systems: tuple[str, ...], part: Part | None = None) -> Run:
    """Read what was kept of a run.

    Args:
        kept: Where it was kept.
        name: What the run is called.
        systems: Those that it may hold.
        part: The part of the questions that is to be told; None for all of them.

    Raises:
        EvalError: There is none of Pullquote itself, or a summary can't be read.
    """
    files = {system: kept / name / f"{system}.json" for system in systems}
    found = {system: _summary(file) for system, file in files.items() if file.exists()}
    if "pullquote" not in found:
        raise EvalError(f"{kept / name}: holds no run of pullquote; `make bench` writes it")
    return Run(found, part)


def _summary(file: Path) -> Summary:
    try:
        return TypeAdapter(Summary).validate_json(file.read_bytes())
    except ValidationError as error:
        raise EvalError(f"{file}: isn't a summary of this version; run `make bench`") from error
