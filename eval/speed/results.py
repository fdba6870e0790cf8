"""``speed.json``: every part as soon as it is measured, so that a long run loses nothing.

    {"schema": 1,
     "parts": {NAME: {"name": NAME,
                      "findings": {"figures": [RATIO, ...],   # empty in growth
                                   "counts": {WHAT: NUMBER},
                                   "passages": [STEP, ...],   # of growth, the smallest first
                                   "vectors": [STEP, ...]},
                      "origin": {"program": {...}, "cpus": NUMBER, "load": NUMBER, "encoder": NAME,
                                 "encoder_fingerprint": SHA256,
                                 "files": [{"name": NAME, "sha256": SHA256}]}}}}

A RATIO is ``{"name", "ratios": [one for each pair], "median", "low", "high"}``, a STEP
``{"size", "articles", "disk", "memory", "figures": [RATIO, ...]}``; ``eval.speed.records`` tells
what each field means.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.errors import EvalError
from eval.provenance import Commit, Program
from eval.speed.records import PARTS, DataFile, Findings, Origin, Paired, Part, Step

SCHEMA = 1

FILE = "speed.json"


def read(folder: Path) -> dict[str, Part]:
    """Return the parts that were measured so far, by name.

    Raises:
        EvalError: ``speed.json`` isn't one of ours, or another version wrote it.
    """
    file = folder / FILE
    if not file.exists():
        return {}
    try:
        record = json.loads(file.read_bytes())
        if record["schema"] != SCHEMA:
            raise EvalError(
                f"{file}: has format {record['schema']}, this version writes {SCHEMA}: move it "
                "away or give another --out"
            )
        return {name: _part(part) for name, part in record["parts"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvalError(
            f"{file}: holds no measurement ({error!r}): move it away or give another --out"
        ) from error


def write(folder: Path, parts: Mapping[str, Part]) -> None:
    """Write the parts in place of what was there; a reader sees the old or the new.

    Raises:
        OSError: They can't be written.
    """
    record = {
        "schema": SCHEMA,
        "parts": {name: asdict(parts[name]) for name in PARTS if name in parts},
    }
    folder.mkdir(parents=True, exist_ok=True)
    incoming = folder / f"{FILE}.new"
    incoming.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")
    incoming.replace(folder / FILE)


def _part(record: dict[str, Any]) -> Part:
    found, origin = record["findings"], record["origin"]
    return Part(
        record["name"],
        Findings(
            _figures(found["figures"]),
            found["counts"],
            _steps(found["passages"]),
            _steps(found["vectors"]),
        ),
        Origin(
            **{
                **origin,
                "program": _program(origin["program"]),
                "files": tuple(DataFile(**file) for file in origin["files"]),
            }
        ),
    )


def _program(record: dict[str, Any]) -> Program:
    commit = record["commit"]
    return Program(**{**record, "commit": Commit(**commit) if commit else None})


def _steps(records: Iterable[dict[str, Any]]) -> tuple[Step, ...]:
    return tuple(Step(**{**record, "figures": _figures(record["figures"])}) for record in records)


def _figures(records: Iterable[dict[str, Any]]) -> tuple[Paired, ...]:
    return tuple(Paired(**{**record, "ratios": tuple(record["ratios"])}) for record in records)
