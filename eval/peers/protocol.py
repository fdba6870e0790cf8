"""How a system is measured: as a process that speaks JSON, one object a line.

``MODULE prepare --model DIR --material DIR --store DIR`` loads what indexing needs, says hello,
indexes, and says ``{"index_s": seconds}``. ``MODULE search --model DIR --store DIR --limit N``
opens the store, says hello, and then answers each line ``{"question": ...}`` on its standard input
with ``{"ids": [...], "ms": milliseconds}``, the best passage first, until the input ends. Hello is
``{"settings": ..., "versions": {package: version}, "threads": PyTorch's or null}``. The folder of
the material holds `PASSAGES`, one object ``{"id", "article_id", "text"}`` a line.

This module is all that a peer's interpreter loads of ours: it imports the standard library alone.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import ClassVar, TextIO

PASSAGES = "passages.jsonl"

ENGINE = ("sentence-transformers", "transformers", "torch")
"""What encodes; its versions are told beside those of a system's own packages."""


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage as a system gets it: what our encoder embeds, heading included."""

    id: str
    article_id: str
    text: str


class System(ABC):
    """One way to find passages; a process makes one and either prepares or searches.

    Attributes:
        packages: The distributions whose versions are told.
        settings: What was chosen, in words.
        model: The folder of the sentence-transformers model to encode with.
    """

    packages: ClassVar[tuple[str, ...]]
    settings: str

    def __init__(self, model: Path) -> None:
        self.model = model

    @abstractmethod
    def load(self) -> None:
        """Load what `index` needs, so that loading isn't taken for indexing."""

    @abstractmethod
    def index(self, material: Path, store: Path) -> None:
        """Embed the passages of the material and write all that `open` needs into a new folder."""

    @abstractmethod
    def open(self, store: Path, limit: int) -> None:
        """Load what `search` needs to give at most ``limit`` passages."""

    @abstractmethod
    def search(self, question: str) -> Sequence[str]:
        """Return ids of passages, best first."""


def read_passages(material: Path) -> list[PassageText]:
    """Read the passages of the material, in their order."""
    with (material / PASSAGES).open(encoding="utf-8") as lines:
        return [PassageText(**json.loads(line)) for line in lines]


def serve(system: type[System], arguments: Sequence[str] | None = None) -> None:
    """Run a system as the process that the command line asks for."""
    told = _parser().parse_args(arguments)
    answers = _answers()
    running = system(told.model)
    replies = (
        _prepare(running, told.material, told.store)
        if told.verb == "prepare"
        else _search(running, told.store, told.limit, sys.stdin)
    )
    for reply in replies:
        answers.write(f"{json.dumps(reply)}\n")
        answers.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Speak for one system; see eval.peers.protocol.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    prepare, search = verbs.add_parser("prepare"), verbs.add_parser("search")
    for verb in (prepare, search):
        verb.add_argument("--model", type=Path, required=True)
        verb.add_argument("--store", type=Path, required=True)
    prepare.add_argument("--material", type=Path, required=True)
    search.add_argument("--limit", type=int, required=True)
    return parser


def _answers() -> TextIO:
    """Keep the standard output for answers; what libraries print there goes where errors go."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _prepare(system: System, material: Path, store: Path) -> Iterator[Mapping[str, object]]:
    system.load()
    yield _hello(system)
    started = time.perf_counter()
    system.index(material, store)
    yield {"index_s": time.perf_counter() - started}


def _search(
    system: System, store: Path, limit: int, questions: TextIO
) -> Iterator[Mapping[str, object]]:
    system.open(store, limit)
    yield _hello(system)
    for line in questions:
        question = json.loads(line)["question"]
        started = time.perf_counter()
        ids = system.search(question)
        elapsed_ms = 1000 * (time.perf_counter() - started)
        yield {"ids": list(ids), "ms": elapsed_ms}


def _hello(system: System) -> Mapping[str, object]:
    torch = sys.modules.get("torch")  # a system of words alone doesn't load it
    return {
        "settings": system.settings,
        "versions": _versions([*system.packages, *(ENGINE if torch else ())]),
        "threads": torch.get_num_threads() if torch else None,
    }


def _versions(packages: Sequence[str]) -> dict[str, str]:
    installed = {package: list(metadata.distributions(name=package)) for package in packages}
    return {package: found[0].version for package, found in installed.items() if found}
