"""The files of a report: one line a question first, then what they sum up to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from eval.exports.squad_predictions import no_answer_probabilities, predictions
from eval.exports.trec import qrels_lines, run_lines
from eval.report.page import as_html
from eval.rows import Row
from eval.summary import Summary

ROWS = "rows.jsonl"
SUMMARY = "summary.json"
WRITTEN = (
    SUMMARY,
    "report.html",
    "run.trec",
    "qrels.trec",
    "predictions.json",
    "no_answer_probabilities.json",
)
"""What rows sum up to: for programs, for people, and for other people's scorers."""


def as_json(summary: Summary) -> str:
    """Return the summary as one JSON object, every figure with its interval and its ``n``."""
    return json.dumps(asdict(summary), ensure_ascii=False, indent=2)


def recorded(rows: Iterable[Row], directory: Path) -> Iterator[Row]:
    """Pass rows on and write each to ``rows.jsonl``; the folder is made where there is none.

    Until the last is written the file is called ``rows.jsonl.part``: a run that is stopped keeps
    what it has and replaces nothing.

    Raises:
        OSError: They can't be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    part = directory / f"{ROWS}.part"
    with part.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
            file.flush()
            yield row
    # What sums up older rows goes with them: new rows never stand beside an old summary.
    for name in WRITTEN:
        (directory / name).unlink(missing_ok=True)
    part.replace(directory / ROWS)


def write(directory: Path, rows: Sequence[Row], summary: Summary) -> None:
    """Write what rows sum up to, beside the rows that `recorded` wrote.

    ``summary.json``, ``report.html``, ``run.trec`` and ``qrels.trec`` (as TREC's own scorer reads
    them), ``predictions.json`` and ``no_answer_probabilities.json`` (as the script of SQuAD 2.0
    reads them); those that a run says nothing for aren't written.

    Raises:
        OSError: They can't be written.
    """
    contents = (
        as_json(summary),
        as_html(rows, summary),
        "\n".join(run_lines(rows, summary.provenance[0].system)),
        "\n".join(qrels_lines(rows)),
        _object(predictions(rows)),
        _object(no_answer_probabilities(rows)),
    )
    for name, content in zip(WRITTEN, contents, strict=True):
        if content:
            (directory / name).write_text(f"{content}\n", "utf-8")


def _object(values: dict[str, str] | dict[str, float]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1) if values else ""
