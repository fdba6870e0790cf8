"""What ``python -m eval SET --out FOLDER`` wrote, as far as others can score it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import EvalError
from eval.fields import Fields
from eval.files import read_bytes, read_objects


@dataclass(frozen=True, slots=True)
class OwnScore:
    """How we scored one question that was asked.

    Attributes:
        question: As it was asked.
        expected: The accepted forms; empty where a refusal is right.
        exact: 1 or 0 by the rules of SQuAD 2.0.
        f1: From 0 to 1 by the same rules.
    """

    question: str
    expected: tuple[str, ...]
    exact: float
    f1: float


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """The files of a report.

    Attributes:
        folder: Where they lie.
        set_sha256: Of each set that was run, by its name.
        scores: Of the questions that were asked, by id.
        figures: Of all questions and of each type, by group, table and measure
            (``all overall exact``).
        judged: How many questions the figures of retrieval rest on.
    """

    folder: Path
    set_sha256: Mapping[str, str]
    scores: Mapping[str, OwnScore]
    figures: Mapping[str, float]
    judged: int

    @classmethod
    def read(cls, folder: Path) -> WrittenReport:
        """Read a report.

        Raises:
            EvalError: A file is missing or can't be read.
        """
        try:
            return cls._of(folder, read_json(folder / "summary.json"))
        except (KeyError, ValueError, TypeError) as error:
            raise EvalError(
                f"{folder}: isn't a report of this version ({error!r}); run the set again"
            ) from error

    @classmethod
    def _of(cls, folder: Path, summary: Mapping[str, Any]) -> WrittenReport:
        groups = {
            group["name"]: group["tables"] for group in summary["groups"] if group["by"] == "type"
        }
        # Last, so that a type of this name doesn't take the place of all questions.
        (groups["all"],) = (group["tables"] for group in summary["groups"] if group["by"] == "all")
        return cls(
            folder=folder,
            set_sha256={one["set_name"]: one["set_sha256"] for one in summary["provenance"]},
            scores=_scores(folder / "rows.jsonl"),
            figures={
                f"{group} {table} {measure}": figure["value"]
                for group, tables in groups.items()
                for table, measures in tables.items()
                for measure, figure in measures.items()
            },
            judged=max(figure["n"] for figure in groups["all"]["retrieval"].values()),
        )


def read_json(path: Path) -> Mapping[str, Any]:
    """Read a file of a report that holds one JSON object.

    Raises:
        EvalError: It is missing, or holds something else.
    """
    if not path.is_file():
        raise EvalError(
            f"{path}: there is no such file; give a folder that `python -m eval SET --out FOLDER` "
            "wrote"
        )
    try:
        return Fields.of(json.loads(read_bytes(path)), str(path)).values
    except (ValueError, RecursionError) as error:
        raise EvalError(f"{path}: isn't JSON ({error}); run the set again") from error


def _scores(path: Path) -> dict[str, OwnScore]:
    scores = {}
    for fields in read_objects(path):
        row: Mapping[str, Any] = fields.values
        if row["verdict"] is None:
            continue
        of_refusal = float(row["verdict"] == "refused")
        verdict = row["answer_verdict"] or {"exact": of_refusal, "f1": of_refusal}
        scores[row["id"]] = OwnScore(
            row["question"], tuple(row["expected"]), verdict["exact"], verdict["f1"]
        )
    return scores
