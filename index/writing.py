"""The contents of a generation are written, article after article, in bounded memory.

What the generation before holds of an article that didn't change is copied: its passages, vectors
and postings. Only what is new is cut, encoded and read for words.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from corpus.passages import split_passages
from index.aliases import AliasEvidence
from index.dense import NUMBER, VECTORS, Reused, write_codes
from index.directory.lines import facts_line
from index.directory.store import FACTS, FactReader
from index.encoder import Encoder, Vectors
from index.files import Files
from index.generation import StoredContents
from index.known_texts import KEYS, KnownTexts, key
from index.lexical import LENGTH, LENGTHS, open_postings, write_postings
from index.lines import LinesWriter
from index.manifest import CodesRecord
from index.passage_text import header, passage_text, passage_tokens
from index.plan import NEW, Plan
from index.postings import Inverter, Part, join
from index.store import StoreWriter
from index.tokens import stems, words
from index.vocabulary import WordCounts

TEXTS_AT_ONCE = 128
"""Passages that are encoded in one go: enough for batches of like length. Meanwhile the next ones
are cut, and those before are read for words and written."""

ARTICLES_AT_ONCE = 1_024
"""Articles that wait to be written at most, where they bring hardly any text to encode."""

POSTINGS_AT_ONCE = 1 << 23
"""How many are collected in memory before they are put aside on disk."""

RUNS = "runs"
"""Folder of the postings put aside; gone when they are joined."""


@dataclass(frozen=True, slots=True)
class Old:
    """A generation, what of it is used again.

    Attributes:
        contents: What it holds.
        has_facts: Whether what it holds of the directory is used again as well.
        new_rows: The new row of each of its rows, -1 where it has none; filled while writing.
    """

    contents: StoredContents
    has_facts: bool
    new_rows: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        rows = np.full(len(self.contents.passages), -1, dtype=np.int64)
        object.__setattr__(self, "new_rows", rows)


@dataclass(frozen=True, slots=True)
class Written:
    """What a generation holds now.

    Attributes:
        articles: How many.
        passages: How many.
        embedded: Passages that went through the encoder.
        codes: Which codes the vectors have; None where they need none.
        all_read: Whether all articles were read for the directory.
    """

    articles: int
    passages: int
    embedded: int
    codes: CodesRecord | None
    all_read: bool


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be written.

    Attributes:
        articles: In order.
        plan: Which of them are in the old generation.
        encoder: Makes the vectors of what is new.
        most_scanned: Passages up to which the vectors need no codes.
        facts: Reads articles for the directory; None where that is left for later.
    """

    articles: Iterable[Article]
    plan: Plan
    encoder: Encoder
    most_scanned: int
    facts: FactReader | None


def write_contents(folder: Path, task: Task, old: Old | None) -> Written:
    """Write all files of a generation but its manifest.

    Args:
        folder: Empty.
        task: What is to be written.
        old: The generation before, if it was made by the same encoder.

    Raises:
        IndexDamaged: The old generation isn't what was written.
        OSError: The disk is full, or fails.
    """
    learnt = Learnt.from_old(old, task) if old else Learnt()
    with ExitStack() as stack:
        writer = _Writer(folder, task, old, learnt, stack)
        for article, number in zip(task.articles, task.plan.kept, strict=True):
            writer.add(article, number)
        writer.finish()
    learnt.write(folder)
    _write_lexical(folder, writer, old)
    codes = write_codes(folder, task.encoder.dimension, _reused_codes(old), task.most_scanned)
    return Written(
        writer.store.articles, writer.store.passages, writer.embedded, codes, writer.all_read
    )


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is learnt from all texts together: their words, and names that mean the same."""

    words: WordCounts = field(default_factory=WordCounts)
    names: AliasEvidence = field(default_factory=AliasEvidence)

    @classmethod
    def from_old(cls, old: Old, task: Task) -> Learnt:
        """Take over what was learnt before, without what is gone.

        Raises:
            IndexDamaged: The old generation isn't what was written.
        """
        learnt, contents = cls(), old.contents
        learnt.words.add_counted(contents.vocabulary)
        learnt.names.add_counted(contents.aliases)
        for number in task.plan.gone:
            (article,) = contents.articles.numbered([number])
            spans = contents.passages.spans(contents.passages.rows_of_numbered(number))
            for text in _texts(article, spans, task.encoder):
                learnt.words.remove(text)
            learnt.names.remove(article.text)
        return learnt

    def write(self, folder: Path) -> None:
        """Write both."""
        self.words.write(folder)
        self.names.write(folder)


def _texts(article: Article, spans: NDArray[np.uint32], encoder: Encoder) -> list[str]:
    above = header(article, encoder.count_tokens)
    return [passage_text(above, article.text[start:end]) for start, end in spans.tolist()]


@dataclass(frozen=True, slots=True)
class _Pending:
    """An article that waits for its vectors: its rows in the old generation, or its texts.

    The line of its facts is empty where it wasn't read for them.
    """

    article: Article
    spans: NDArray[np.uint32]
    rows: range | None
    texts: Sequence[str] = ()
    facts: str = ""


@dataclass(frozen=True, slots=True)
class _InFlight:
    """Articles whose texts are being encoded."""

    articles: Sequence[_Pending]
    vectors: Future[Vectors]


class _Writer:
    """Writes what has a row for each passage."""

    def __init__(
        self, folder: Path, task: Task, old: Old | None, learnt: Learnt, stack: ExitStack
    ) -> None:
        self.store = StoreWriter(folder, stack)
        self.inverter = Inverter()
        self.runs: list[Path] = []
        self.embedded = 0
        self.all_read = True
        self._folder = folder
        self._encoder = task.encoder
        self._read_facts = task.facts
        self._facts = stack.enter_context(LinesWriter(folder / FACTS))
        self._old = old
        self._known = KnownTexts.open(old.contents.files) if old else None
        self._learnt = learnt
        self._vectors, self._lengths, self._keys = (
            stack.enter_context((folder / name).open("wb")) for name in (VECTORS, LENGTHS, KEYS)
        )
        self._encoding = stack.enter_context(ThreadPoolExecutor(1, "encoding"))
        self._pending: list[_Pending] = []
        self._texts = 0
        self._in_flight: _InFlight | None = None

    def add(self, article: Article, number: int) -> None:
        """Add an article that the old generation holds under a number, or that is new."""
        if self._old and number != NEW:
            passages = self._old.contents.passages
            rows = passages.rows_of_numbered(number)
            known = self._old.contents.directory.line(number) if self._old.has_facts else ""
            facts = known or self._facts_of(article)
            self._pending.append(_Pending(article, passages.spans(rows), rows, facts=facts))
        else:
            size = passage_tokens(self._encoder.max_tokens)
            cut = split_passages(article, self._encoder.count_tokens, size)
            spans = np.array([(each.start, each.end) for each in cut], dtype=np.uint32)
            spans = spans.reshape(-1, 2)
            texts = _texts(article, spans, self._encoder)
            self._pending.append(_Pending(article, spans, None, texts, self._facts_of(article)))
            self._texts += len(texts)
        if self._texts >= TEXTS_AT_ONCE or len(self._pending) >= ARTICLES_AT_ONCE:
            self._flush()

    def _facts_of(self, article: Article) -> str:
        return facts_line(self._read_facts(article)) if self._read_facts else ""

    def finish(self) -> None:
        """Write what waits."""
        self._flush()
        self._land()
        self.store.finish()

    def _flush(self) -> None:
        """Begin to encode what waits, and write meanwhile what was encoded before."""
        texts = [text for each in self._pending for text in each.texts]
        coming = self._encoding.submit(self._encoded, texts)
        self._land()
        self._in_flight = _InFlight(self._pending, coming)
        self._pending, self._texts = [], 0

    def _land(self) -> None:
        if self._in_flight is None:
            return
        vectors, at = self._in_flight.vectors.result(), 0
        for each in self._in_flight.articles:
            if each.rows is None:
                self._write_new(each, vectors[at : at + len(each.texts)])
                at += len(each.texts)
            else:
                self._copy(each.rows)
            self.store.append(each.article, each.spans)
            self._facts.append(each.facts)
            self.all_read = self.all_read and bool(each.facts)
        if len(self.inverter) >= POSTINGS_AT_ONCE:
            self._put_aside()

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self._encoder.dimension), dtype=NUMBER)
        known = self._known.rows(texts) if self._known else np.full(len(texts), -1)
        if self._old and (known >= 0).any():
            vectors[known >= 0] = self._old.contents.dense.vectors(known[known >= 0])
        new = np.flatnonzero(known < 0)
        if len(new):
            vectors[new] = self._encoder.encode([texts[row] for row in new.tolist()])
        self.embedded += len(new)
        return vectors

    def _write_new(self, new: _Pending, vectors: Vectors) -> None:
        lengths = np.zeros(len(new.texts), dtype=LENGTH)
        for number, text in enumerate(new.texts):
            spoken = words(text)
            terms = stems(spoken)
            lengths[number] = len(terms)
            self.inverter.add(self.store.passages + number, terms)
            self._learnt.words.add(text, spoken)
        self._vectors.write(vectors.astype(NUMBER).tobytes())
        self._lengths.write(lengths.tobytes())
        self._keys.write(b"".join(map(key, new.texts)))
        self._learnt.names.add(new.article.text)

    def _copy(self, rows: range) -> None:
        if self._old is None or self._known is None:
            raise ValueError(f"rows {rows} of no generation")
        contents, start = self._old.contents, self.store.passages
        self._old.new_rows[rows.start : rows.stop] = np.arange(start, start + len(rows))
        self._vectors.write(contents.dense.part(rows).tobytes())
        self._lengths.write(contents.lexical.lengths(rows).tobytes())
        self._keys.write(self._known.keys(rows))

    def _put_aside(self) -> None:
        run = self._folder / RUNS / str(len(self.runs))
        run.mkdir(parents=True)
        write_postings(run, join([Part(self.inverter.postings())]))
        self.runs.append(run)
        self.inverter = Inverter()


def _write_lexical(folder: Path, writer: _Writer, old: Old | None) -> None:
    parts = [Part(open_postings(old.contents.files), old.new_rows)] if old else []
    parts += [Part(open_postings(Files(run))) for run in writer.runs]
    parts.append(Part(writer.inverter.postings()))
    write_postings(folder, join(parts))
    shutil.rmtree(folder / RUNS, ignore_errors=True)


def _reused_codes(old: Old | None) -> Reused | None:
    if old is None or old.contents.dense.codes is None:
        return None
    return Reused(old.contents.dense.codes, old.new_rows)
