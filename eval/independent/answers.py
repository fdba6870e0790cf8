"""Exact match and F1 by the port of the SQuAD 2.0 script in transformers 4."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from eval.errors import EvalError
from eval.files import read_bytes, sha256
from eval.independent.comparison import Comparison, Pair
from eval.independent.written_report import OwnScore, WrittenReport, read_json

_FIGURES = {
    "all overall exact": "exact",
    "all overall f1": "f1",
    "all answer exact": "HasAns_exact",
    "all answer f1": "HasAns_f1",
    "unanswerable overall exact": "NoAns_exact",
    "unanswerable overall f1": "NoAns_f1",
}
"""What the script calls our figures."""


def compare(report: WrittenReport, squad_file: Path) -> Comparison:
    """Score the predictions of a report again, question by question and all together.

    Args:
        report: Of a run over this file alone, or over a part of it.
        squad_file: The questions, SQuAD 2.0 JSON, plain or gzip.

    Raises:
        EvalError: The report isn't about this file, or its files don't fit together.
    """
    from transformers.data.metrics.squad_metrics import (  # noqa: PLC0415
        get_raw_scores,
        squad_evaluate,
    )

    if list(report.set_sha256.values()) != [sha256(squad_file)]:
        ran = ", ".join(report.set_sha256)
        raise EvalError(f"{report.folder}: is a run of {ran}, not of {squad_file} as it is now")
    predictions = read_json(report.folder / "predictions.json")
    probabilities = read_json(report.folder / "no_answer_probabilities.json")
    if not predictions.keys() == probabilities.keys() == report.scores.keys():
        raise EvalError(f"{report.folder}: predictions and rows are of different questions")
    everything = _examples(squad_file)
    examples = [example for example in everything if example.qas_id in predictions]
    # Of transformers' functions this one alone gives the score of each question.
    exact, f1 = get_raw_scores(examples, predictions)
    told = squad_evaluate(examples, predictions, no_answer_probs=probabilities)
    other = tuple(differing(report.scores, predictions, exact, f1))
    return Comparison(
        scorer=f"transformers {version('transformers')} (squad_evaluate)",
        scored=f"{len(exact):,} of the {len(everything):,} questions of {squad_file.name}",
        pairs=_pairs(report.figures, told),
        differing=other,
        remarks=(
            "exact and F1 of a question are the very same numbers for "
            f"{len(report.scores) - len(other):,}",
            f"best by its no-answer scores: exact {told['best_exact']:.2f} at "
            f"{told['best_exact_thresh']:.4f}, F1 {told['best_f1']:.2f} at "
            f"{told['best_f1_thresh']:.4f}",
        ),
    )


def differing(
    ours: Mapping[str, OwnScore],
    predictions: Mapping[str, str],
    exact: Mapping[str, float],
    f1: Mapping[str, float],
) -> Iterator[str]:
    """Yield a line for each question whose score isn't the very same number.

    Args:
        ours: Our scores by id.
        predictions: The answers, empty where refused.
        exact: Their exact match by id.
        f1: Their F1 by id.
    """
    for name, score in ours.items():
        if name not in exact:
            yield f"{name}: not scored by them; the file doesn't ask it"
        elif (score.exact, score.f1) != (exact[name], f1[name]):
            yield (
                f"{name}: exact {score.exact!r}, theirs {exact[name]!r}; "
                f"F1 {score.f1!r}, theirs {f1[name]!r}; {score.question!r} was answered "
                f"{predictions[name]!r}, expected {score.expected!r}"
            )


def _pairs(ours: Mapping[str, float], theirs: Mapping[str, float]) -> tuple[Pair, ...]:
    """Return the figures that there are: a part of the file may hold one kind of question alone."""
    return tuple(
        Pair(name, ours[name], theirs[their_name] / 100)
        for name, their_name in _FIGURES.items()
        if their_name in theirs
    )


def _examples(squad_file: Path) -> Sequence[Any]:
    """Read the questions by transformers' own reader, which takes a plain file in a folder."""
    from transformers.data.processors.squad import SquadV2Processor  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="pullquote-scores-") as folder:
        plain = Path(folder) / "squad.json"
        plain.write_bytes(read_bytes(squad_file))
        examples: Sequence[Any] = SquadV2Processor().get_dev_examples(folder, plain.name)
    return examples
