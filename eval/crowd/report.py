"""What was measured, as ``crowd.json`` and as tables in ``crowd.md``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from eval.crowd.conversations import FOLLOW_UPS
from eval.crowd.records import Findings, Latency, Memory, Phase
from eval.speed.tables import short

SCHEMA = 1

NONE = "-"

LATENCIES: Mapping[str, Callable[[Latency], float]] = {
    "median": lambda latency: latency.median,
    "95th percentile": lambda latency: latency.p95,
    "worst": lambda latency: latency.worst,
}


def write(folder: Path, findings: Findings) -> None:
    """Write both files in place of what was there.

    Raises:
        OSError: They can't be written.
    """
    record = {"schema": SCHEMA, **asdict(findings)}
    text = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    (folder / "crowd.json").write_text(text, "utf-8")
    (folder / "crowd.md").write_text(markdown(findings), "utf-8")


def markdown(findings: Findings) -> str:
    """Return the page of all that was found."""
    return "\n\n".join(_blocks(findings)) + "\n"


def _blocks(findings: Findings) -> Iterator[str]:
    setting, one, crowd = findings.setting, findings.one, findings.crowd
    yield "# Many at once"
    wordings = ", ".join(f"*{question}*" for question in FOLLOW_UPS)
    yield (
        f"{crowd.people} people ask one page without a pause for {setting.minutes:g} minutes, each "
        "in conversations of their own, by lot through the page's queue or `POST /api/ask`; "
        "before them one person does so alone. A conversation is a question of "
        f"{setting.set_name} and what follows it up, in the same words for everybody: {wordings}. "
        f"With their histories the {setting.follow_ups:,} follow-ups were read as "
        f"{setting.readings:,} different questions. Each answer is compared, in all that it holds, "
        "with the one that was given when nobody else asked. Page and people share one machine; a "
        "person asks the next question when the last is answered, so that with n people an answer "
        "takes n times as long where the page answers one question at a time. × is a multiple of "
        "the median, or of the throughput, of the one person: bare times belong to one machine."
    )
    yield _table(["", "one person", f"{crowd.people} people"], _phase_rows(one, crowd))
    yield (
        "**Memory** that is resident of the page, as a multiple of what it was after the one "
        "person:"
    )
    yield _memory(findings.memory)
    yield (
        "**A flood**: requests that come in at the same moment, each from a client of its own. "
        "The last columns tell how long `GET /` took before, and at the longest meanwhile, as a "
        "multiple of the one person's median answer."
    )
    yield _floods(findings)
    yield f"Tracebacks that the page wrote: {len(findings.tracebacks)}."
    yield _measured_on(findings)


def _phase_rows(one: Phase, crowd: Phase) -> Iterator[Sequence[str]]:
    phases = (one, crowd)
    yield ["answers", *(f"{phase.answers:,}" for phase in phases)]
    yield ["requests without an answer", *(f"{len(phase.errors):,}" for phase in phases)]
    yield ["answers other than alone", *(f"{len(phase.differences):,}" for phase in phases)]
    yield ["throughput ×", *(_ratio(phase.throughput) for phase in phases)]
    yield from _latency_rows("an answer", [phase.latency for phase in phases])
    for way in dict.fromkeys([*one.ways, *crowd.ways]):
        yield from _latency_rows(way, [phase.ways.get(way) for phase in phases])
    fairness = [phase.fairness for phase in phases]
    yield ["fewest answers of a person", *(f"{each.fewest:,}" for each in fairness)]
    yield ["most answers of a person", *(f"{each.most:,}" for each in fairness)]
    yield ["Jain's index of fairness", NONE, f"{crowd.fairness.jain:.3f}"]


def _latency_rows(name: str, told: Sequence[Latency | None]) -> Iterator[Sequence[str]]:
    for label, figure in LATENCIES.items():
        yield [f"{name}: {label} ×", *(_ratio(figure(each) if each else None) for each in told)]


def _memory(memory: Memory | None) -> str:
    if memory is None:
        return "This system doesn't tell."
    told = (1.0, memory.start, memory.middle, memory.end, memory.floods)
    heads = ["after one person", "start", "middle", "end", "after the floods"]
    return _table(heads, [[f"{each:.3f}" for each in told]])


def _floods(findings: Findings) -> str:
    heads = ["", "requests", "answered", "told to wait", "anything else"]
    heads += ["opening the page before ×", "meanwhile ×"]
    rows = [
        [
            flood.way,
            *(f"{count:,}" for count in (flood.requests, flood.answered, flood.told_to_wait)),
            f"{len(flood.others):,}",
            _ratio(flood.opened_before),
            _ratio(flood.opened_meanwhile),
        ]
        for flood in findings.floods
    ]
    words = [f"“{word}” ({flood.way})" for flood in findings.floods for word in flood.words]
    told = f"\n\nWhat those who have to wait are told: {'; '.join(words)}." if words else ""
    return _table(heads, rows) + told


def _measured_on(findings: Findings) -> str:
    setting = findings.setting
    program, commit = setting.program, setting.program.commit
    changes = " and changes" if commit and commit.changed else ""
    facts = (
        f"{setting.conversations:,} conversations of {setting.questions:,} questions",
        f"{setting.set_name} (tuning half, sha256 {setting.set_sha256[:12]})",
        f"one person for {setting.alone:g} minutes",
        program.when,
        f"commit {commit.sha[:12]}{changes}" if commit else "no commit",
        f"{setting.cpus} CPUs (load {setting.load:.1f} before the run)",
        program.machine,
        f"Python {program.python}",
        ", ".join(f"{name} {version}" for name, version in program.versions.items()),
    )
    return f"Measured on {'; '.join(facts)}."


def _ratio(value: float | None) -> str:
    return short(value) if value else NONE


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
