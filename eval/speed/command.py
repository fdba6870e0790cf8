"""One run from its options to its files: the one place where the parts are joined."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path

from tqdm import tqdm

from corpus.article import Article
from corpus.bundled import bundled_articles
from eval.cases import spread
from eval.errors import EvalError
from eval.files import make_folder
from eval.load import load_set
from eval.options import BUNDLED_SET
from eval.provenance import Program
from eval.speed import answer, growth, plots, probe, results, startup, tables, throughput
from eval.speed.bare import Bare, bare_encode
from eval.speed.made_encoder import MadeEncoder
from eval.speed.options import Options
from eval.speed.records import PARTS, DataFile, Findings, Origin, Part
from eval.squad import read_passages
from eval.target import merge, read_articles
from index.build import build_index
from index.encoder import Encoder, SentenceTransformerEncoder
from index.encoders import open_encoder
from index.parser import load_parser
from qa.assistant import Assistant

_log = logging.getLogger(__name__)

BUSY = 0.5
"""Load for each processor from which figures are off."""


def measure(options: Options) -> str:
    """Measure the parts that are asked for and write all files; return the tables.

    What was measured is on disk before the next thing begins.

    Raises:
        EvalError: A file can't be read, asks too little, or a command didn't run.
        CorpusError: The bundled articles can't be read.
        IndexFailure: An index can't be built or opened.
        OSError: The files can't be written.
    """
    make_folder(options.out)
    parts = results.read(options.out)
    run = _Run(options)
    for name in tqdm([name for name in PARTS if name in options.only], unit="part", disable=None):
        origin = run.origin(name)
        for findings in run.measured(name):
            parts[name] = Part(name, findings, origin)
            results.write(options.out, parts)
    text = tables.markdown(parts)
    (options.out / "speed.md").write_text(text, "utf-8")
    plots.write(options.out, parts)
    return text


class _Run:
    """What several parts need is loaded when the first of them needs it."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._load = os.getloadavg()[0]
        if self._load > BUSY * _cpus():
            _log.warning(
                "this machine is busy (load %.1f on %d processors): measure again when it isn't, "
                "ratios to the encoder will be far too low",
                self._load,
                _cpus(),
            )

    def measured(self, name: str) -> Iterator[Findings]:
        """Yield what a part has found, more each time."""
        parts: Mapping[str, Callable[[], Iterator[Findings]]] = {
            "throughput": self._throughput,
            "answer": self._answer,
            "startup": self._startup,
            "growth": self._growth,
        }
        return parts[name]()

    def origin(self, name: str) -> Origin:
        """Return what a part that begins now is measured with."""
        files = tuple(DataFile.of(path) for path in self._files(name))
        return Origin(
            program=Program.running(),
            cpus=_cpus(),
            load=self._load,
            encoder=self._encoder.name,
            encoder_fingerprint=self._encoder.fingerprint,
            files=files,
        )

    def _files(self, name: str) -> Sequence[Path]:
        passages = self._options.passages_data
        return {
            "throughput": passages,
            "answer": (BUNDLED_SET,),
            "startup": (BUNDLED_SET,),
            "growth": tuple(dict.fromkeys([*passages, self._options.questions_data])),
        }[name]

    def _throughput(self) -> Iterator[Findings]:
        texts = spread(self._real, self._options.texts)
        yield throughput.measure(texts, self._encoder, self._encoder.encode, self._options.pairs)

    def _answer(self) -> Iterator[Findings]:
        asked = [case.question for case in load_set(BUNDLED_SET).cases]
        questions = spread(asked, self._options.questions)
        others = [question for question in asked if question not in questions]
        if not others:
            raise EvalError(
                f"{BUNDLED_SET.name}: asks {len(asked)} questions, and some have to be left to "
                f"warm up with: give less than {len(asked)} to --questions"
            )
        with self._bundled_index() as index:
            open_assistant = partial(Assistant.open, index, self._encoder, load_parser())
            yield answer.measure(questions, others, open_assistant, self._bare)

    def _startup(self) -> Iterator[Findings]:
        question = load_set(BUNDLED_SET).cases[0].question
        with self._bundled_index() as index:
            yield startup.measure(index, question, self._options.pairs)

    def _growth(self) -> Iterator[Findings]:
        asked = [case.question for case in load_set(self._options.questions_data).cases]
        bench = growth.Bench(
            real=self._real,
            encoder=MadeEncoder(self._encoder),
            encode=self._encoder.encode,
            parse=load_parser(),
            questions=spread(asked, self._options.questions),
            pairs=self._options.pairs,
            memory=probe.measure,
        )
        return growth.measure(bench, self._options.sizes)

    @contextmanager
    def _bundled_index(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="pullquote-speed-") as folder:
            index = Path(folder)
            build_index(read_articles([bundled_articles()]), index, self._encoder)
            yield index

    @cached_property
    def _encoder(self) -> Encoder:
        return open_encoder()

    @cached_property
    def _bare(self) -> Bare:
        return bare_encode(SentenceTransformerEncoder.from_name())

    @cached_property
    def _real(self) -> tuple[Article, ...]:
        files = self._options.passages_data
        return merge((), [article for path in files for article in read_passages(path)])


def _cpus() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
