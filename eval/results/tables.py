"""Summaries as tables in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.figures import Figure
from eval.results.kept import Run
from eval.results.systems import SYSTEMS
from eval.summary import Group

ANSWERS: Mapping[str, str] = {
    "right, or rightly refused": "overall_right",
    "right article found first": "retrieval_R@1",
    "an accepted answer given": "answer_contains",
    "the quantity asked for given, where one is": "answer_numeric",
    "exact answer, F1 by the SQuAD rules": "answer_f1",
    "quotes that prove an accepted answer": "citation_precision",
    "evidence found and quoted": "citation_recall",
    "refused, of those without an answer": "refusal_recall",
    "without an answer, of those refused": "refusal_precision",
    "area under risk and coverage (less is better)": "confidence_aurc",
    "calibration error (less is better)": "confidence_ece",
}
"""What is told of answers, by the words for it."""

READING: Mapping[str, str] = {
    "exact answer, F1": "answer_f1",
    "exact answer, exact match": "answer_exact",
    "F1 with refusals (SQuAD 2.0)": "overall_f1",
    "right, of those with an answer": "answer_contains",
    "refused, of those without": "refusal_recall",
    "area under risk and coverage": "confidence_aurc",
}
"""What is told of reading a passage that is given."""

FINDING: Mapping[str, str] = {
    "MRR@10": "retrieval_RR@10",
    "first": "retrieval_R@1",
    "among five": "retrieval_R@5",
    "among ten": "retrieval_R@10",
    "nDCG@10": "retrieval_nDCG@10",
}

AGAINST: Mapping[str, str] = {
    "right, or rightly refused": "overall_right",
    "F1 with refusals (SQuAD 2.0)": "overall_f1",
    "F1 where there is an answer": "answer_f1",
    "proving quotes": "citation_precision",
    "refused, of those without an answer": "refusal_recall",
    "area under risk and coverage": "confidence_aurc",
}


def by_measure(runs: Mapping[str, Run], measures: Mapping[str, str]) -> str:
    """Return a line for each measure and a column for each run, Pullquote's figures alone."""
    counts = [_counted(run) for run in runs.values()]
    lines = [["questions (of them without an answer)", *counts]]
    for words, name in measures.items():
        lines.append([words, *(told(_figure(run, "pullquote", name)) for run in runs.values())])
    return table(["", *runs], lines)


TYPES: Mapping[str, str] = {
    "followup": "follow-ups",
    "compare": "comparisons and sums",
    "list": "lists",
    "disagreement": "articles that differ",
    "overview": "overviews",
    "yesno": "yes or no",
}
"""The kinds of cases that no single sentence answers, by what they are called."""


def by_type(runs: Mapping[str, Run]) -> str:
    """Return a line for each kind of question: how many are right, or rightly refused."""
    lines = []
    for kind, words in {"all": "all", **TYPES}.items():
        groups = [_group(run, kind) for run in runs.values()]
        lines.append(
            [words, *(f"{told(each.tables['overall']['right'])} of {each.n}" for each in groups)]
        )
    for words, name in _OF_ALL.items():
        lines.append([words, *(told(_figure(run, "pullquote", name)) for run in runs.values())])
    return table(["right, or rightly refused", *runs], lines)


_OF_ALL = {
    "of what has to be shown, shown": "answer_items",
    "refused, of those without an answer": "refusal_recall",
    "answers of which every number, name and date is borne out": "grounding_grounded",
}


def _group(run: Run, name: str) -> Group:
    return next(group for group in run.summaries["pullquote"].groups if group.name == name)


def by_system(run: Run, measures: Mapping[str, str]) -> str:
    """Return a line for each system and a column for each measure."""
    lines = [
        [words, *(told(_figure(run, system, name)) for name in measures.values())]
        for system, words in SYSTEMS.items()
        if system in run.summaries
    ]
    return table(["", *measures], lines)


def told(figure: Figure) -> str:
    """Return a figure with its interval."""
    if figure.value is None:
        return "-"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.2f}"
    digits = 3 if figure.n >= 1000 else 2
    low, high = f"{figure.low:.{digits}f}", f"{figure.high:.{digits}f}"
    return f"{figure.value:.{digits}f} ({low} to {high})"


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _counted(run: Run) -> str:
    told_of = run.told("pullquote")
    unanswerable = told_of.verdicts.get("refused", 0) + told_of.verdicts.get("invented", 0)
    return f"{told_of.n:,} ({unanswerable:,})"


def _figure(run: Run, system: str, name: str) -> Figure:
    measured, _, measure = name.partition("_")
    return run.told(system).tables[measured][measure]
