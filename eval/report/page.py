"""A run as one page that asks for nothing from outside.

Questions, answers and articles are other people's texts: all of them reach the page escaped, and
its policy lets the browser run no script but its own.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval.figures import Figure
from eval.measures.confidence import reliability, risk_coverage
from eval.report import charts
from eval.report.failures import OUTCOMES, best_rank, failures, judged_by_rank
from eval.report.grid import interval, shown
from eval.rows import GOOD, VERDICTS, Row, Verdict
from eval.summary import LESS_IS_BETTER, Group, Summary

HERE = Path(__file__).parent

HEADLINES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("overall", "right"): ("right overall", "answered rightly, or rightly refused"),
    ("retrieval", "RR@10"): ("RR@10", "1 / rank of the right article"),
    ("answer", "f1"): ("answer F1", "words shared with an accepted form"),
    ("citation", "precision"): ("citation precision", "quotes that prove the answer"),
    ("citation", "recall"): ("citation recall", "questions whose evidence is cited"),
    ("refusal", "recall"): ("refusal recall", "unanswerable questions refused"),
    ("confidence", "ece"): ("calibration error", "confidence against share right"),
}
"""The figures that stand large, by table and measure: what they are called and what they tell."""

NOTES: Mapping[str, str] = {
    "overall": "Over all questions; a right refusal counts as a right answer. Exact match and F1 "
    "by the rules of SQuAD 2.0.",
    "retrieval": "Over the answerable questions that name their articles. The rank of an article "
    "is that of its best passage.",
    "answer": "Over the answerable questions; a refusal counts as 0. Contains: an accepted form "
    "stands in what is read; numeric: the quantity is the same; items: the share of what has to be "
    "given (of a list its F1).",
    "citation": "Precision over all quotes that were given, recall over the answerable questions; "
    "the others over the answers to answerable questions alone.",
    "grounding": "Share of the answers of which every number, name and date stands in a cited "
    "quote, in the question, or in the sum that is shown.",
    "refusal": "Refusing taken for a detector of questions that the articles don’t answer. "
    "Answered: the share of questions that got an answer; answered right: of these answers.",
    "confidence": "Less is better: area under the risk-coverage curve, expected calibration "
    "error, Brier score.",
}
"""What the tables of a summary are about."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure that stands large."""

    label: str
    meaning: str
    figure: Figure
    less_is_better: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The measures of one kind, for each group of which any tells something."""

    name: str
    note: str
    measures: tuple[str, ...]
    groups: tuple[Group, ...]

    def n(self, group: Group) -> int:
        """Return how many cases the broadest of the measures rests on."""
        return max(figure.n for figure in group.tables[self.name].values())


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its title and a sentence on how to read it."""

    title: str
    note: str
    svg: Markup


def as_html(rows: Sequence[Row], summary: Summary) -> str:
    """Return the page of a run.

    Args:
        rows: One a question; those that failed are shown with their passages.
        summary: Of these rows.
    """
    script = _file("page.js")
    failed = list(failures(rows))
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            summary=summary,
            overall=summary.groups[0],
            headlines=list(_headlines(summary.groups[0])),
            verdicts=_good_first(VERDICTS),
            tables=list(_tables(summary)),
            charts=[chart for chart in _charts(rows, summary) if chart.svg],
            failures=failed,
            asked=any(failure.row.reply for failure in failed),
            outcomes=OUTCOMES,
            counts=Counter(failure.outcome for failure in failed),
            kinds=sorted({failure.row.type for failure in failed}),
            sets=list(dict.fromkeys(failure.row.set for failure in failed)),
            style=Markup(_file("page.css")),
            script=Markup(script),
            script_hash=_hash(script),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(HERE),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        shown=shown, interval=interval, counted=_counted, time=_time, listed=_listed
    )
    return environment


def _headlines(overall: Group) -> Iterator[Headline]:
    """Yield the figures that matter; where only retrieval was measured, all that it has."""
    names = list(HEADLINES)
    if not overall.verdicts:
        names = [("retrieval", measure) for measure in overall.tables["retrieval"]]
    for table, measure in names:
        figure = overall.tables[table][measure]
        label, meaning = HEADLINES.get((table, measure), (measure, ""))
        if figure.n:
            yield Headline(label, meaning, figure, f"{table}_{measure}" in LESS_IS_BETTER)


def _tables(summary: Summary) -> Iterator[Table]:
    for name, figures in summary.groups[0].tables.items():
        measures = tuple(measure for measure, figure in figures.items() if figure.n)
        groups = tuple(
            group
            for group in summary.groups
            if any(figure.n for figure in group.tables[name].values())
        )
        if measures:
            yield Table(name, NOTES.get(name, ""), measures, groups)


def _charts(rows: Sequence[Row], summary: Summary) -> Iterator[Chart]:
    times = [row.reply.elapsed_ms for row in rows if row.reply]
    confidence = summary.groups[0].tables["confidence"]
    error = _told("Expected calibration error", confidence["ece"])
    area = _told("Area under the curve, refusals counted last and as wrong:", confidence["aurc"])
    yield Chart(
        "Reliability",
        "Each point stands for the answers of a tenth of the confidence scale, with the 95% "
        "interval of their share; on the dashed line confidence and share right are the same. "
        f"Below, how many answers there are. {error}",
        Markup(charts.reliability_diagram(reliability(rows))),
    )
    yield Chart(
        "Risk and coverage",
        "The share of wrong answers among the surest, as more questions are answered; less is "
        f"better. {area}",
        Markup(charts.risk_coverage_curve(risk_coverage(rows))),
    )
    yield Chart(
        "Latency",
        "How long replies took on the machine of this run; not to be compared with others.",
        Markup(charts.latency_histogram(times, summary.median_ms or 0.0, summary.p95_ms or 0.0)),
    )
    yield Chart(
        "Ranks",
        "Where the first right article stands among those that were found.",
        Markup(charts.rank_histogram([best_rank(row) for row in rows if judged_by_rank(row)])),
    )


def _told(name: str, figure: Figure) -> str:
    return f"{name} {shown(figure.value)} ({interval(figure)})."


def _good_first(verdicts: Mapping[Verdict, str]) -> dict[Verdict, str]:
    return {
        verdict: verdicts[verdict] for verdict in sorted(verdicts, key=lambda it: it not in GOOD)
    }


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _listed(names: Sequence[str]) -> str:
    """Join names as a sentence does."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _time(when: str) -> str:
    """Write a UTC time as it is read."""
    return when.replace("T", " ").replace("+00:00", " UTC")


def _file(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _hash(script: str) -> str:
    """Return what the policy of a page calls a script by (CSP, hash-source)."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
