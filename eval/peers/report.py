"""A comparison as JSON for programs and as Markdown for people.

``peers.json`` is one object: ``provenance`` (`eval.peers.records.Setting`) and ``systems``, ours
first, each (`eval.peers.records.Measured`) with ``name``, ``title``, ``versions``, ``settings``,
``threads``, ``error`` (null, or why it was not measured), ``retrieval`` (``RR@10``, ``R@1``,
``R@5``, ``R@10``, ``nDCG@10``, each ``{value, low, high, n}``), and ``index_ratio``,
``load_ratio``, ``startup_ratio`` and ``query_ratio`` (null for ours, else ``{value, low, high,
pairs}``: a peer's time over ours, and the times themselves as ``[ours, the peer's]``, in
milliseconds for queries and in seconds for the rest).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.errors import EvalError
from eval.peers.records import Comparison, Measured, Setting

JSON_FILE = "peers.json"
MARKDOWN_FILE = "peers.md"

COLUMNS = {"MRR@10": "RR@10", "first": "R@1", "among five": "R@5", "among ten": "R@10"}
"""The measures that the table shows, by what its columns are called."""


def as_json(comparison: Comparison) -> str:
    """Return the comparison as one JSON object."""
    return json.dumps(asdict(comparison), ensure_ascii=False, indent=2)


def as_markdown(comparison: Comparison) -> str:
    """Return the table, what it was measured on, and what each system was and used."""
    return "\n\n".join(
        [
            _about(comparison.provenance),
            table(comparison.systems),
            _legend(comparison.provenance),
            "\n".join(_settings(comparison.systems)),
        ]
    )


def write(directory: Path, comparison: Comparison) -> None:
    """Write `JSON_FILE` and `MARKDOWN_FILE`; the folder is made where there is none.

    Raises:
        OSError: They can't be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    (directory / JSON_FILE).write_text(f"{as_json(comparison)}\n", "utf-8")
    (directory / MARKDOWN_FILE).write_text(f"{as_markdown(comparison)}\n", "utf-8")


def read(directory: Path) -> Comparison:
    """Read what `write` wrote.

    Raises:
        EvalError: There is none, or it isn't one.
    """
    file = directory / JSON_FILE
    try:
        return TypeAdapter(Comparison).validate_json(file.read_bytes())
    except FileNotFoundError:
        raise EvalError(f"{file}: there is none; `make bench-peers` writes it") from None
    except ValidationError as error:
        raise EvalError(f"{file}: isn't a comparison of this version; run it again") from error


def table(systems: Sequence[Measured]) -> str:
    """Return a line for each system: what it finds, and how long it takes beside ours."""
    return "\n".join(_lines(systems))


def _about(setting: Setting) -> str:
    part = f", part {setting.part}" if setting.part else ""
    among = f", with those of {' and '.join(setting.distractors)} in the way"
    return (
        f"{setting.questions:,} questions of {setting.set_name}{part}; the right article among "
        f"{setting.articles:,}{among if setting.distractors else ''}; {setting.passages:,} "
        f"passages, the same for all; encoder {setting.encoder}, the same weights for all."
    )


def _lines(systems: Sequence[Measured]) -> Iterator[str]:
    yield _line(["", *COLUMNS, "indexing", "a query", "start-up"])
    yield _line(["---"] * (len(COLUMNS) + 4))
    for system in systems:
        if system.error is None:
            yield _line([system.title, *_figures(system), *_times(system)])
        else:
            reason = f"{system.title}: was not measured, it {system.error}"
            yield _line([reason.replace("|", "\\|"), *[""] * (len(COLUMNS) + 3)])


def _figures(system: Measured) -> Iterator[str]:
    for measure in COLUMNS.values():
        figure = system.retrieval[measure]
        interval = "" if figure.low is None else f" ({figure.low:.3f} to {figure.high:.3f})"
        yield f"{figure.value:.3f}{interval}"


def _times(system: Measured) -> Iterator[str]:
    for ratio in (system.index_ratio, system.query_ratio, system.startup_ratio):
        if ratio is None:
            yield "1"
        else:
            yield f"{_shown(ratio.value)} ({_shown(ratio.low)} to {_shown(ratio.high)})"


def _shown(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.1g}"


def _legend(setting: Setting) -> str:
    return (
        "Times are ratios to ours, both timed in turn in one run: 2.00 is twice as long. Indexing, "
        "from passages on disk (ours: from articles, which it cuts) to a stored index, the encoder "
        "being loaded; start-up, from the start of a process to its first answer over the stored "
        f"index: median of {setting.pairs} pairs (least to greatest). A query: medians over "
        f"{setting.timed:,} questions (95% bootstrap interval), 50 passages each."
    )


def _settings(systems: Sequence[Measured]) -> Iterator[str]:
    yield _line(["", "settings", "versions", "threads"])
    yield _line(["---"] * 4)
    for system in systems:
        if system.error is None:
            versions = ", ".join(f"{name} {number}" for name, number in system.versions.items())
            threads = "-" if system.threads is None else str(system.threads)
            yield _line([system.title, system.settings, versions, threads])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
