"""``speed.json``: every part as soon as it is measured, so that a long run loses nothing.

    {"schema": 1,
     "parts": {NAME: {"name": NAME,
                      "findings": {"figures": [RATIO, ...],   # empty in growth
                                   "counts": {WHAT: NUMBER},
                                   "passages": [STEP, ...]},  # of growth, the smallest first
                      "origin": {"program": {...}, "cpus": NUMBER, "load": NUMBER, "encoder": NAME,
                                 "encoder_fingerprint": SHA256,
                                 "files": [{"name": NAME, "sha256": SHA256}]}}}}

A RATIO is ``{"name", "ratios": [one for each pair], "median", "low", "high"}``, a STEP
``{"size", "articles", "disk", "memory", "figures": [RATIO, ...]}``; ``eval.speed.records`` tells
what each field means.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.errors import EvalError
from eval.speed.records import PARTS, Part

SCHEMA = 1

FILE = "speed.json"


@dataclass(frozen=True, slots=True)
class _Header:
    """What the file has in every format."""

    schema: int


@dataclass(frozen=True, slots=True)
class _Body:
    parts: dict[str, Part]


def read(folder: Path) -> dict[str, Part]:
    """Return the parts that were measured so far, by name.

    Raises:
        EvalError: ``speed.json`` isn't one of ours, or another version wrote it.
    """
    file = folder / FILE
    if not file.exists():
        return {}
    try:
        content = file.read_bytes()
        found = TypeAdapter(_Header).validate_json(content).schema
        if found != SCHEMA:
            raise EvalError(
                f"{file}: has format {found}, this version writes {SCHEMA}: move it away "
                "or give another --out"
            )
        return TypeAdapter(_Body).validate_json(content).parts
    except ValidationError as error:
        wrong = error.errors()[0]
        field = ".".join(map(str, wrong["loc"])) or "(whole)"
        raise EvalError(
            f"{file}, field {field!r}: holds no measurement ({wrong['msg']}): move it away or give "
            "another --out"
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
