"""Articles become a published generation in Milvus: plan, write a shard, publish the last."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.records import article_line
from index import manifest as local
from index.build import BuildReport
from index.errors import IndexDamaged, IndexLocked, IndexMismatch, IndexMissing
from index.manifest import Manifest
from index.milvus import schema
from index.milvus.before import KnownArticles
from index.milvus.connection import Connection
from index.milvus.opening import Opened, open_generation, serving_names
from index.milvus.publish import Publication, drop_old, missing_shards, publish
from index.milvus.schema import ARTICLES, META, Names, passage_fields
from index.milvus.sparse import ASSUMED_LENGTH
from index.milvus.writing import Job, Old, write_shard
from index.order import Order
from index.passage_text import passage_tokens
from index.plan import Plan, plan_build

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Previous:
    """The generation that serves while the next one is built."""

    opened: Opened
    articles: KnownArticles


@dataclass(frozen=True, slots=True)
class MilvusBuild:
    """Makes an index in Milvus equal to some articles, or writes one shard of it.

    What a build is made of names its collections: workers with the same articles fill the same
    ones, with other articles others. No worker waits for another; who finishes last publishes.

    Attributes:
        connection: Where it is kept.
        index: What it is called.
        order: The articles, the encoder, and the part of this worker.
        vector_index: What is built over the vectors.
    """

    connection: Connection
    index: str
    order: Order
    vector_index: str

    def run(self) -> BuildReport:
        """Build; the generation that serves goes on serving until the end.

        Raises:
            IndexLocked: Another build was published meanwhile.
            IndexFailure: Two articles have the same id, or Milvus fails.
        """
        base = serving_names(self.connection, self.index)
        previous = self._previous(base)
        try:
            return self._onto(base, previous)
        except IndexDamaged as problem:
            if previous is None:
                raise
            _log.warning("%s; nothing of it is reused", problem)
            return self._onto(base, None)
        except IndexMissing as error:
            if base == serving_names(self.connection, self.index):
                raise
            raise IndexLocked(
                f"another build of {self.index!r} was published meanwhile: build again on top of it"
            ) from error

    def _previous(self, base: Names | None) -> _Previous | None:
        if base is None:
            return None
        try:
            opened = open_generation(self.connection, base)
            return _Previous(
                opened, KnownArticles(self.connection, base.articles, opened.contents.articles)
            )
        except (IndexDamaged, IndexMismatch) as problem:
            _log.warning("%s; nothing of it is reused", problem)
            return None

    def _onto(self, base: Names | None, previous: _Previous | None) -> BuildReport:
        digest = hashlib.sha256()
        plan = plan_build(self._told(digest), previous.articles if previous else None)
        alike = previous if previous and self._is_made_alike(previous.opened) else None
        if alike and plan.is_same and self._is_kept_alike(alike.opened):
            drop_old(self.connection, alike.opened.names, alike.opened.record.previous)
            return self._report(plan, alike.opened.manifest, embedded=0, published=False)
        job = self._job(plan, digest.hexdigest(), base, alike)
        embedded = self._write(job)
        missing = missing_shards(self.connection, job)
        if missing:
            serving = previous.opened.manifest if previous else None
            return self._report(plan, serving, embedded, waits_for=missing)
        publication = Publication(job, self.order.named_sources, self.vector_index, base)
        manifest = publish(self.connection, publication)
        drop_old(self.connection, job.names, base.build if base else "")
        return self._report(plan, manifest, embedded, published=True)

    def _told(self, digest: Digest) -> Iterator[Article]:
        """Yield the articles, and digest what they are."""
        for article in self.order.articles:
            digest.update(article_line(article).encode() + b"\n")
            yield article

    def _is_made_alike(self, opened: Opened) -> bool:
        encoder, manifest = self.order.encoder, opened.manifest
        made = (manifest.encoder.fingerprint, manifest.encoder.name, manifest.passage_tokens)
        asked = (encoder.fingerprint, encoder.name, passage_tokens(encoder.max_tokens))
        return made == asked

    def _is_kept_alike(self, opened: Opened) -> bool:
        """Say whether index and sources are the same; machines may see them at several paths."""
        sources = (opened.manifest.sources, self.order.named_sources)
        is_same = self.order.shard.of > 1 or sources[0] == sources[1]
        return is_same and opened.record.vector_index == self.vector_index

    def _job(self, plan: Plan, digest: str, base: Names | None, alike: _Previous | None) -> Job:
        """Describe the work, with the collections made that it goes into."""
        encoder, shard = self.order.encoder, self.order.shard
        opened = alike.opened if alike else None
        assumed = opened.record.average(opened.manifest.passages) if opened else ASSUMED_LENGTH
        told = (
            (local.SCHEMA, schema.SCHEMA, self.vector_index, shard.of, assumed),
            (encoder.name, encoder.fingerprint, passage_tokens(encoder.max_tokens)),
            (digest, base.meta if base else None),
        )
        build = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]
        names = Names(self.index, base.generation + 1 if base else 1, build)
        fields = passage_fields(encoder.dimension, self.vector_index)
        for collection, own in zip(names.all, (fields, ARTICLES, META), strict=True):
            self.connection.create(collection, own)
        self.connection.load(*names.all)
        old = Old(alike.opened.names, alike.articles) if alike else None
        return Job(names, plan, encoder, shard, assumed, old)

    def _write(self, job: Job) -> int:
        """Write the shard if it isn't; return how many passages had to be embedded."""
        if job.shard.number not in missing_shards(self.connection, job):
            return 0
        articles = self.order.progress(self.order.articles)
        return write_shard(self.connection, job, articles).embedded

    def _report(
        self,
        plan: Plan,
        manifest: Manifest | None,
        embedded: int,
        *,
        published: bool = False,
        waits_for: Sequence[int] = (),
    ) -> BuildReport:
        return BuildReport(
            added=plan.added,
            updated=plan.updated,
            removed=plan.removed,
            unchanged=plan.unchanged,
            passages=manifest.passages if manifest else 0,
            embedded=embedded,
            generation=manifest.generation if manifest else 0,
            published=published,
            waits_for=tuple(number + 1 for number in waits_for),
        )
