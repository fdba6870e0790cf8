"""One run from its options to its files: the one place where the parts are joined."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from corpus.bundled import bundled_articles
from eval.cases import CaseSet, choose
from eval.crowd.conversations import Conversation, held_alone, readings
from eval.crowd.flooding import flood
from eval.crowd.options import Options
from eval.crowd.people import Gathering, gather
from eval.crowd.records import Findings, Memory, Phase, Setting, Unit
from eval.crowd.report import write
from eval.crowd.served import Served, served
from eval.crowd.ways import WAYS, HttpWay
from eval.files import make_folder
from eval.load import load_set
from eval.options import BUNDLED_SET
from eval.provenance import Program
from eval.target import read_articles
from index.build import build_index
from index.encoders import open_encoder

MINUTE = 60
"""Seconds."""


def measure(options: Options) -> Findings:
    """Let one person ask, then many, then more than the page can hold; write what came of it.

    Raises:
        EvalError: The page didn't start or answers nobody, or the questions can't be read.
        CorpusError: The bundled articles can't be read.
        IndexFailure: The index can't be built.
        OSError: The files can't be written, or the page can't be reached.
    """
    make_folder(options.out)
    program, load = Program.running(), os.getloadavg()[0]
    known = load_set(BUNDLED_SET)
    openings = [case.question for case in choose(known.cases, "tune", options.conversations)]
    with _index() as index, served(index) as page:
        told = held_alone(openings, HttpWay(page.url).ask)
        progress = tqdm(
            told, "asked alone", len(openings), unit=" conversations", leave=False, disable=None
        )
        conversations = list(progress)
        setting = _setting(options, program, load, known, conversations)
        findings = _asked(options, setting, page, conversations)
    write(options.out, findings)
    return findings


def _asked(
    options: Options, setting: Setting, page: Served, conversations: Sequence[Conversation]
) -> Findings:
    one, after_one = _gathered(page, conversations, [0], options.alone)
    unit = Unit.of(one)
    seeds = range(1, options.people + 1)
    crowd, looks = _gathered(page, conversations, seeds, options.minutes)
    turns = [conversation.turns[0] for conversation in conversations]
    floods = tuple(flood(page, way, turns, options.flood, unit.seconds) for way in WAYS)
    after_floods = page.memory()
    return Findings(
        setting=setting,
        one=Phase.of(one, unit),
        crowd=Phase.of(crowd, unit),
        memory=None if after_floods is None else Memory.of(after_one[-1], looks, after_floods),
        floods=floods,
        tracebacks=page.tracebacks(),
    )


def _gathered(
    page: Served, conversations: Sequence[Conversation], seeds: Sequence[int], minutes: float
) -> tuple[Gathering, list[int]]:
    """Let people ask, and look at the page's memory meanwhile, where the system tells it."""
    looks: list[int] = []

    def look() -> None:
        resident = page.memory()
        looks.extend([] if resident is None else [resident])

    return gather(page.url, conversations, seeds, MINUTE * minutes, look), looks


@contextmanager
def _index() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pullquote-crowd-") as folder:
        index = Path(folder)
        build_index(read_articles([bundled_articles()]), index, open_encoder())
        yield index


def _setting(
    options: Options,
    program: Program,
    load: float,
    known: CaseSet,
    conversations: Sequence[Conversation],
) -> Setting:
    questions = sum(len(conversation.turns) for conversation in conversations)
    return Setting(
        program=program,
        cpus=_cpus(),
        load=load,
        set_name=known.name,
        set_sha256=known.sha256,
        conversations=len(conversations),
        questions=questions,
        follow_ups=questions - len(conversations),
        readings=readings(conversations),
        alone=options.alone,
        minutes=options.minutes,
    )


def _cpus() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
