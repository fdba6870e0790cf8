"""The articles of one shard are written into the collections of a new generation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Span
from corpus.passages import split_passages
from corpus.records import article_line
from index.errors import IndexDamaged, IndexFailure
from index.known_texts import key
from index.milvus.connection import Connection, Row
from index.milvus.files import StoredFiles
from index.milvus.schema import (
    FILLED,
    MOST_WITHIN,
    Names,
    digested,
    hashed,
    pieces,
    rows_of,
)
from index.milvus.sparse import weights
from index.milvus.terms import TermCounts
from index.passage_text import header, passage_text, passage_tokens
from index.plan import NEW, Plan
from index.tokens import stems, words
from index.writing import Learnt

if TYPE_CHECKING:
    from index.encoder import Encoder, Vectors
    from index.milvus.before import KnownArticles
    from index.order import Shard

DONE = "done.json"

PASSAGES_AT_ONCE = 1_024
"""That are encoded in one go: enough for batches of like length."""

PASSAGE = ("start", "end", "length", "key", "digest", "dense", "sparse")
"""The fields of a passage."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker wrote.

    Attributes:
        articles: How many.
        pieces: Rows that they take.
        passages: How many.
        embedded: Passages that went through the encoder.
        tokens: Of all passages together.
        longest: The tokens of the longest passage.
        files: Hold what was learnt from all texts together.
    """

    articles: int
    pieces: int
    passages: int
    embedded: int
    tokens: int
    longest: int
    files: tuple[str, ...]

    @classmethod
    def open(cls, folder: Path) -> Done:
        """Read what a worker left.

        Raises:
            IndexDamaged: It isn't what was written.
        """
        try:
            told = json.loads((folder / DONE).read_bytes())
            return cls(**{**told, "files": tuple(told["files"])})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(f"{DONE} of a shard is damaged: build again") from error


@dataclass(frozen=True, slots=True)
class Old:
    """A generation whose vectors serve again."""

    names: Names
    articles: KnownArticles


@dataclass(frozen=True, slots=True)
class Job:
    """What one worker writes.

    Attributes:
        names: The collections of the new generation.
        plan: Which articles are in the old one.
        encoder: Makes the vectors of what is new.
        shard: The worker's part.
        assumed: The average length of a passage that the weights go by.
        old: The generation before, if it was made by the same encoder.
    """

    names: Names
    plan: Plan
    encoder: Encoder
    shard: Shard
    assumed: float
    old: Old | None


@dataclass(slots=True)
class _Counts:
    articles: int = 0
    pieces: int = 0
    passages: int = 0
    embedded: int = 0
    tokens: int = 0
    longest: int = 0


@dataclass(frozen=True, slots=True)
class _Pending:
    """An article that waits to be written: where its passages stand, or its old rows."""

    number: int
    article: Article
    spans: Sequence[Span] = ()
    old_rows: range = range(0)

    def __len__(self) -> int:
        return len(self.old_rows) or len(self.spans)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage that is about to be written; one that is new gets its vector last."""

    row: int
    span: Span
    text: str
    vector: Sequence[float] | None


@dataclass(frozen=True, slots=True)
class _Learnt(Learnt):
    """What is learnt from all texts of a shard together."""

    terms: TermCounts = field(default_factory=TermCounts)


def write_shard(connection: Connection, job: Job, articles: Iterable[Article]) -> Done:
    """Write the rows of a shard, then that it is done.

    The same articles make the same rows: what an interrupted worker wrote is written again, only
    its vectors needn't be made again.

    Raises:
        IndexDamaged: The old generation isn't what was written.
    """
    writer = _Writer(connection, job)
    for number, (article, old) in enumerate(zip(articles, job.plan.kept, strict=True)):
        if job.shard.holds(number):
            writer.add(number, article, old)
    writer.flush()
    connection.flush(job.names.passages, job.names.articles)
    stored = StoredFiles(connection, job.names.meta)
    with TemporaryDirectory(prefix="pullquote-") as held:
        folder = Path(held)
        writer.learnt.write(folder)
        writer.learnt.terms.write(folder)
        files = tuple(sorted(file.name for file in folder.iterdir()))
        done = Done(**asdict(writer.counts), files=files)
        (folder / DONE).write_text(json.dumps(asdict(done)), encoding="utf-8")
        stored.write(folder, files, shard_prefix(job.shard.number))
        stored.write(folder, [DONE], shard_prefix(job.shard.number))
    return done


def shard_prefix(number: int) -> str:
    """Return what stands in front of the names of a shard's files."""
    return f"shards/{number}/"


def passage_digest(row: Row) -> int:
    """Return what tells whether a passage is as it was written."""
    sparse = sorted((int(at), float(weight)) for at, weight in row["sparse"].items())
    return digested(
        json.dumps([int(row[name]) for name in ("row", "start", "end", "length")]).encode(),
        row["key"].encode(),
        np.asarray(row["dense"], dtype="<f4").tobytes(),
        np.array([at for at, _ in sparse], dtype="<u4").tobytes(),
        np.array([weight for _, weight in sparse], dtype="<f4").tobytes(),
    )


class _Writer:
    """Writes articles a batch at a time."""

    def __init__(self, connection: Connection, job: Job) -> None:
        self.counts = _Counts()
        self.learnt = _Learnt()
        self._connection = connection
        self._job = job
        self._pending: list[_Pending] = []
        self._waiting = 0
        resumed = [job.names.passages] if connection.count(job.names.passages) else []
        self._known_in = resumed + ([job.old.names.passages] if job.old else [])

    def add(self, number: int, article: Article, old: int) -> None:
        """Add an article that the old generation holds under a number, or that is new."""
        before = self._job.old
        old_rows = before.articles.rows(old) if before and old != NEW else range(0)
        pending = _Pending(number, article, () if old_rows else self._cut(article), old_rows)
        if len(pending) > MOST_WITHIN:
            raise IndexFailure(
                f"{article.place} has {len(pending):,} passages, {MOST_WITHIN:,} at most are "
                "possible: cut it into several articles"
            )
        self._pending.append(pending)
        self._waiting += max(1, len(pending))
        if self._waiting >= PASSAGES_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        passages = list(self._passages())
        vectors = self._vectors(passages)
        names = self._job.names
        rows = [
            self._passage_row(each, vector) for each, vector in zip(passages, vectors, strict=True)
        ]
        self._connection.upsert(names.passages, rows)
        articles = [row for each in self._pending for row in _article_rows(each)]
        self._connection.upsert(names.articles, articles)
        self.counts.articles += len(self._pending)
        self.counts.pieces += len(articles)
        self.counts.passages += len(passages)
        self._pending.clear()
        self._waiting = 0

    def _cut(self, article: Article) -> list[Span]:
        encoder = self._job.encoder
        cut = split_passages(article, encoder.count_tokens, passage_tokens(encoder.max_tokens))
        return [Span(each.start, each.end) for each in cut]

    def _passages(self) -> Iterator[_Passage]:
        """Yield the passages of what waits; those that are copied with their vectors."""
        kept = self._kept([row for each in self._pending for row in each.old_rows])
        for each in self._pending:
            self.learnt.names.add(each.article.text)
            old = [kept[row] for row in each.old_rows]
            spans = [Span(int(row["start"]), int(row["end"])) for row in old] or each.spans
            above = header(each.article, self._job.encoder.count_tokens)
            vectors = [row["dense"] for row in old] or [None] * len(spans)
            rows = rows_of(each.number, len(spans))
            for row, span, vector in zip(rows, spans, vectors, strict=True):
                text = passage_text(above, each.article.text[span.start : span.end])
                yield _Passage(row, span, text, vector)

    def _kept(self, rows: Sequence[int]) -> Mapping[int, Row]:
        """Return rows of the old generation, each checked."""
        if self._job.old is None or not rows:
            return {}
        collection = self._job.old.names.passages
        found = self._connection.get(collection, rows, PASSAGE)
        for row in rows:
            if row not in found or passage_digest(found[row]) != found[row]["digest"]:
                raise IndexDamaged(f"row {row} of {collection} isn't what was written")
        return found

    def _vectors(self, passages: Sequence[_Passage]) -> Vectors:
        """Return the vectors, made only of texts that no collection has one of."""
        keys = {each.row: _key(each.text) for each in passages if each.vector is None}
        known = self._known(sorted(set(keys.values())))
        new = [each for each in passages if each.vector is None and keys[each.row] not in known]
        made = self._job.encoder.encode([each.text for each in new]) if new else ()
        known_rows = {row: known[name] for row, name in keys.items() if name in known}
        known_rows.update((each.row, vector) for each, vector in zip(new, made, strict=True))
        self.counts.embedded += len(new)
        vectors = [
            known_rows[each.row] if each.vector is None else each.vector for each in passages
        ]
        return np.array(vectors, dtype=np.float32)

    def _known(self, keys: Sequence[str]) -> dict[str, Sequence[float]]:
        known: dict[str, Sequence[float]] = {}
        for collection in self._known_in:
            asked = [each for each in keys if each not in known]
            found = self._connection.where(collection, "key", asked, PASSAGE)
            known.update(
                (row["key"], row["dense"]) for row in found if passage_digest(row) == row["digest"]
            )
        return known

    def _passage_row(self, passage: _Passage, vector: NDArray[np.float32]) -> Row:
        spoken = words(passage.text)
        terms = stems(spoken)
        self.learnt.words.add(passage.text, spoken)
        self.learnt.terms.add(terms)
        self.counts.tokens += len(terms)
        self.counts.longest = max(self.counts.longest, len(terms))
        row = {
            "row": passage.row,
            "start": passage.span.start,
            "end": passage.span.end,
            "length": len(terms),
            "key": _key(passage.text),
            "dense": vector,
            "sparse": weights(terms, self._job.assumed),
        }
        return {**row, "digest": passage_digest(row)}


def _key(text: str) -> str:
    return key(text).hex()


def _article_rows(pending: _Pending) -> Iterator[Row]:
    """Yield the rows of an article; all but its text stands in the first."""
    line = article_line(pending.article)
    cut = pieces(line)
    told = {
        "key": hashed(pending.article.id),
        "digest": digested(line.encode()),
        "pieces": len(cut),
        "passages": len(pending),
    }
    for row, piece in zip(rows_of(pending.number, len(cut)), cut, strict=True):
        yield {"row": row, "piece": piece, **FILLED, **told}
        told = dict.fromkeys(told, 0)
