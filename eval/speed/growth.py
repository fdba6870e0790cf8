"""How search, memory, disk, opening and adding grow with the number of passages."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.article import Article
from eval.speed.made_articles import articles_of, made_articles
from eval.speed.made_encoder import MadeEncoder
from eval.speed.opening import Search, open_index
from eval.speed.records import Findings, Paired, Step
from eval.speed.timing import paired
from index.build import build_index
from index.layout import Layout
from index.parser import Parse

SEARCH_TO_ENCODE = "searching / encoding the question"
SEARCH = "searching / in the smallest"
OPENING = "opening / the smallest"
ADDING = "adding an article / to the smallest"
ADDING_TO_COPY = "adding an article / copying the files"

MOST_ADDED = 3
"""Articles that are added to an index for the clock: each time all of it is made anew."""

Memory = Callable[[Path, Sequence[str]], int | None]
"""Measures what a process keeps in memory that opens and searches; see ``probe.measure``."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What indexes of every size are measured with.

    Attributes:
        real: Articles are made of their sentences.
        encoder: Makes the vectors.
        encode: Encodes texts with the real encoder.
        parse: Parses questions.
        questions: Each is one pair of a figure of searching.
        pairs: How often an index is opened, and an article added (``MOST_ADDED`` at most).
        memory: Measures memory.
    """

    real: Sequence[Article]
    encoder: MadeEncoder
    encode: Callable[[Sequence[str]], object]
    parse: Parse
    questions: Sequence[str]
    pairs: int
    memory: Memory

    @property
    def additions(self) -> int:
        """How often an article is added for the clock."""
        return min(self.pairs, MOST_ADDED)


def measure(bench: Bench, sizes: Sequence[int]) -> Iterator[Findings]:
    """Measure indexes of made passages.

    Args:
        bench: What is measured with.
        sizes: Numbers of passages, the smallest first; the others are compared with it.

    Yields:
        After each size all that was found so far.

    Raises:
        EvalError: There are too few real sentences, or a process that measures memory failed.
    """
    found = Findings(
        counts={
            "questions": len(bench.questions),
            "openings": bench.pairs,
            "additions": bench.additions,
        }
    )
    with tempfile.TemporaryDirectory(prefix="pullquote-speed-") as folder:
        for step in _passages(bench, sizes, Path(folder)):
            found = replace(found, passages=(*found.passages, step))
            yield found


def _passages(bench: Bench, sizes: Sequence[int], folder: Path) -> Iterator[Step]:
    smallest: _Index | None = None
    for size in sizes:
        index = _Index.build(bench, size, folder / str(size))
        yield index.step(size, smallest)
        smallest = smallest or index


@dataclass(frozen=True, slots=True)
class _Index:
    """A built index, and the articles that it holds."""

    bench: Bench
    articles: list[Article]
    directory: Path

    @classmethod
    def build(cls, bench: Bench, size: int, directory: Path) -> _Index:
        articles = articles_of(size, made_articles(bench.real), bench.encoder)
        build_index(articles, directory, bench.encoder)
        return cls(bench, articles, directory)

    def step(self, size: int, smallest: _Index | None) -> Step:
        """Measure it, and compare it with the smallest where it isn't that one itself."""
        layout = Layout(self.directory)
        search = self.open()
        figures = [_to_encode(self.bench, search), self._adding_to_copy()]
        memory = self.bench.memory(self.directory, self.bench.questions)
        disk = _bytes(layout.folder(layout.serving()))
        if smallest:
            figures += [
                _to_smallest(self.bench, search, smallest.open()),
                _turns(OPENING, self.open, smallest.open, self.bench.pairs),
                self._adding(smallest),
            ]
        return Step(size, len(self.articles), disk, memory, tuple(figures))

    def open(self) -> Search:
        return open_index(self.directory, self.bench.encoder, self.bench.parse)

    def _adding(self, smallest: _Index) -> Paired:
        with tempfile.TemporaryDirectory(prefix="pullquote-speed-") as folder:
            ours, theirs = Path(folder) / "ours", Path(folder) / "smallest"
            shutil.copytree(self.directory, ours)
            shutil.copytree(smallest.directory, theirs)
            return _turns(ADDING, self._adder(ours), smallest._adder(theirs), self.bench.additions)

    def _adding_to_copy(self) -> Paired:
        """Add articles, and copy the generation that serves each time."""
        with tempfile.TemporaryDirectory(prefix="pullquote-speed-") as folder:
            ours, copy = Path(folder) / "ours", Path(folder) / "copy"
            shutil.copytree(self.directory, ours)

            def copied() -> object:
                shutil.rmtree(copy, ignore_errors=True)
                layout = Layout(ours)
                return shutil.copytree(layout.folder(layout.serving()), copy)

            return _turns(ADDING_TO_COPY, self._adder(ours), copied, self.bench.additions)

    def _adder(self, directory: Path) -> Callable[[], object]:
        """Return what adds one article more each time it is called."""
        articles = list(self.articles)
        new = made_articles(self.bench.real, seed=1)

        def add() -> object:
            articles.append(next(new))
            return build_index(articles, directory, self.bench.encoder)

        return add


def _to_encode(bench: Bench, search: Search) -> Paired:
    def encode(question: str) -> object:
        return bench.encode([question])

    return paired(SEARCH_TO_ENCODE, search, encode, bench.questions, bench.questions[0])


def _to_smallest(bench: Bench, search: Search, in_smallest: Search) -> Paired:
    return paired(SEARCH, search, in_smallest, bench.questions, bench.questions[0])


def _turns(
    name: str, above: Callable[[], object], below: Callable[[], object], pairs: int
) -> Paired:
    return paired(name, lambda _: above(), lambda _: below(), range(1, pairs + 1), 0)


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
