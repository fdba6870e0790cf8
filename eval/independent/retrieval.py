"""Reciprocal rank, recall and nDCG by ranx, from the TREC files of a report.

Source: Bassani 2022, 'ranx: A Blazing-Fast Python Library for Ranking Evaluation and Comparison'.
Ours come from ir-measures, which leaves RR@10 to the code of MS MARCO and the others to trec_eval.
"""

from __future__ import annotations

from importlib.metadata import version

from eval.errors import EvalError
from eval.independent.comparison import Comparison, Pair
from eval.independent.written_report import WrittenReport

_FIGURES = {
    "all retrieval RR@10": "mrr@10",
    "all retrieval R@1": "recall@1",
    "all retrieval R@5": "recall@5",
    "all retrieval R@10": "recall@10",
    "all retrieval nDCG@10": "ndcg@10",
}
"""What ranx calls our figures."""


def compare(report: WrittenReport) -> Comparison:
    """Measure the rankings of a report again.

    Raises:
        EvalError: The report tells no ranking, or its files don't fit together.
    """
    import ranx  # noqa: PLC0415  (only the environment of this check has it)

    run_file, qrels_file = report.folder / "run.trec", report.folder / "qrels.trec"
    if not (run_file.is_file() and qrels_file.is_file()):
        raise EvalError(f"{report.folder}: has no run.trec and qrels.trec to measure again")
    qrels = ranx.Qrels.from_file(str(qrels_file), kind="trec")
    run = ranx.Run.from_file(str(run_file), kind="trec")
    if len(qrels) != report.judged:
        raise EvalError(f"{qrels_file}: judges {len(qrels)} questions, the summary {report.judged}")
    theirs = ranx.evaluate(qrels, run, list(_FIGURES.values()), make_comparable=True)
    return Comparison(
        scorer=f"ranx {version('ranx')}",
        scored=f"the rankings of {len(qrels):,} questions",
        pairs=tuple(
            Pair(name, report.figures[name], float(theirs[their_name]))
            for name, their_name in _FIGURES.items()
        ),
    )
