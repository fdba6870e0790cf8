"""What all workers wrote becomes the generation that serves."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from index.aliases import Aliases
from index.errors import IndexDamaged, IndexFailure, IndexLocked
from index.files import Files, write_checksums
from index.layout import file_records
from index.manifest import MANIFEST, EncoderRecord, Manifest
from index.milvus.connection import Connection
from index.milvus.files import StoredFiles
from index.milvus.opening import serving_names
from index.milvus.record import Record
from index.milvus.schema import Names
from index.milvus.terms import TermCounts, Terms
from index.milvus.writing import DONE, Done, Job, shard_prefix
from index.passage_text import passage_tokens
from index.vocabulary import Vocabulary
from index.writing import Learnt

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be published.

    Attributes:
        job: What the worker who publishes it wrote; the others wrote the same for other shards.
        sources: Where the articles were read.
        vector_index: What is built over the vectors.
        base: The generation that it takes the place of; None for the first.
    """

    job: Job
    sources: tuple[str, ...]
    vector_index: str
    base: Names | None


def missing_shards(connection: Connection, job: Job) -> list[int]:
    """Return which shards aren't written yet, counted from 0."""
    numbers = range(job.shard.of)
    found = StoredFiles(connection, job.names.meta).holds(
        [f"{shard_prefix(number)}{DONE}" for number in numbers]
    )
    return [number for number in numbers if f"{shard_prefix(number)}{DONE}" not in found]


def publish(connection: Connection, publication: Publication) -> Manifest:
    """Join what the shards learnt, check that all is there, and let it serve.

    It may be done twice: two workers that finish together do the same.

    Raises:
        IndexLocked: Another build was published meanwhile.
        IndexDamaged: Rows are missing, or there are too many.
    """
    names = publication.job.names
    stored = StoredFiles(connection, names.meta)
    with TemporaryDirectory(prefix="pullquote-") as held:
        shards = [_fetched(stored, Path(held), number) for number in _numbers(publication)]
        _check_counts(connection, names, [done for done, _ in shards])
        folder = Path(held) / "joined"
        folder.mkdir()
        _join(folder, [files for _, files in shards])
        manifest = _described(folder, publication, [done for done, _ in shards])
        stored.write(folder, sorted(manifest.files))
        stored.write(folder, [MANIFEST])
    connection.flush(names.meta)
    _take_over(connection, publication)
    return manifest


def drop_old(connection: Connection, serving: Names, kept: str) -> None:
    """Delete what is neither serving nor kept for late readers nor being built on what serves.

    What can't be deleted is left to the next build.

    Args:
        connection: Where it stands.
        serving: The generation that serves.
        kept: The build of the one before.
    """
    try:
        for collection in connection.collections():
            names = Names.of(serving.index, collection)
            if names is None or names == serving or names.generation > serving.generation:
                continue
            if (names.generation, names.build) != (serving.generation - 1, kept):
                connection.drop(collection)
    except IndexFailure as error:
        _log.warning("%s; the next build tries again to delete it", error)


def _numbers(publication: Publication) -> Iterable[int]:
    return range(publication.job.shard.of)


def _fetched(stored: StoredFiles, held: Path, number: int) -> tuple[Done, Files]:
    folder = held / str(number)
    folder.mkdir()
    stored.read(folder, [DONE], shard_prefix(number))
    done = Done.open(folder)
    stored.read(folder, done.files, shard_prefix(number))
    return done, Files(folder)


def _check_counts(connection: Connection, names: Names, shards: Sequence[Done]) -> None:
    """Check that the collections hold what the shards wrote; if they don't, they are of no use."""
    written = {
        names.passages: sum(done.passages for done in shards),
        names.articles: sum(done.pieces for done in shards),
    }
    for collection, count in written.items():
        found = connection.count(collection)
        if found != count:
            for each in reversed(names.all):
                connection.drop(each)
            raise IndexDamaged(
                f"{collection} held {found:,} rows where {count:,} were written: it was deleted, "
                "build again"
            )


def _join(folder: Path, shards: Sequence[Files]) -> None:
    learnt, terms = Learnt(), TermCounts()
    for files in shards:
        learnt.words.add_counted(Vocabulary.open(files))
        learnt.names.add_counted(Aliases.open(files))
        terms.add_counted(Terms.open(files))
    learnt.write(folder)
    terms.write(folder)


def _described(folder: Path, publication: Publication, shards: Sequence[Done]) -> Manifest:
    job, encoder = publication.job, publication.job.encoder
    record = Record(
        assumed=job.assumed,
        tokens=sum(done.tokens for done in shards),
        longest=max(done.longest for done in shards),
        pieces=sum(done.pieces for done in shards),
        shards=len(shards),
        vector_index=publication.vector_index,
        previous=publication.base.build if publication.base else "",
    )
    record.save(folder)
    write_checksums(folder)
    manifest = Manifest(
        generation=job.names.generation,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        encoder=EncoderRecord(encoder.name, encoder.fingerprint, encoder.dimension),
        passage_tokens=passage_tokens(encoder.max_tokens),
        articles=sum(done.articles for done in shards),
        passages=sum(done.passages for done in shards),
        sources=publication.sources,
        files=file_records(folder),
    )
    manifest.save(folder)
    return manifest


def _take_over(connection: Connection, publication: Publication) -> None:
    """Let the generation serve, unless another has done so since this build began.

    Between the look and the change there is a moment in which another build could be published;
    the later one then wins, and is whole.
    """
    names = publication.job.names
    serving = serving_names(connection, names.index)
    if serving not in (publication.base, names):
        raise IndexLocked(
            f"another build of {names.index!r} was published meanwhile: build again on top of it"
        )
    connection.point(names.index, names.meta)
