"""Articles become a published index: plan, embed what is new, publish."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.article import Article
from corpus.remembered import ReadFile
from index.dense import MOST_SCANNED
from index.directory.store import VERSION, FactReader
from index.encoder import Encoder
from index.errors import IndexDamaged, IndexMismatch, IndexMissing
from index.files import write_checksums
from index.generation import StoredContents, open_contents
from index.layout import Layout, file_records
from index.lines import write_lines
from index.manifest import EncoderRecord, Manifest
from index.passage_text import passage_tokens
from index.plan import Plan, plan_build
from index.read_files import FILES, file_lines
from index.writing import Old, Task, Written, write_contents

_log = logging.getLogger(__name__)

Progress = Callable[[Collection[Article]], Iterable[Article]]
"""Wraps the articles while they are written, to show how far it is."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, counted in articles unless said otherwise.

    Attributes:
        added: New places.
        updated: Places whose article changed.
        removed: Places that are gone.
        unchanged: Places whose article is the same as before.
        passages: Passages that the index holds now.
        embedded: Passages that had to go through the encoder.
        generation: The generation that serves now.
        published: False if nothing had changed and the old generation was kept, or if other
            workers haven't written their parts yet.
        waits_for: The parts that have to be written before all are published, counted from 1.
    """

    added: int
    updated: int
    removed: int
    unchanged: int
    passages: int
    embedded: int
    generation: int
    published: bool
    waits_for: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Previous:
    """The generation that serves while the next one is built."""

    manifest: Manifest
    contents: StoredContents


def build_index(  # noqa: PLR0913  (what is built, and how)
    articles: Collection[Article],
    directory: Path,
    encoder: Encoder,
    *,
    sources: Sequence[Path] = (),
    files: Sequence[ReadFile] = (),
    progress: Progress = iter,
    most_scanned: int = MOST_SCANNED,
    facts: FactReader | None = None,
) -> BuildReport:
    """Make the index in ``directory`` equal to the articles; the old one serves until the end.

    Args:
        articles: All the articles the index is to hold, each with an id of its own. They are gone
            through twice, and needn't fit into memory.
        directory: The folder of the index; made if it is missing.
        encoder: Makes the vectors; only passages it hasn't seen are embedded.
        sources: Where the articles were read, for the manifest.
        files: The files they were read from, to be remembered.
        progress: Wraps the articles while they are written.
        most_scanned: Passages up to which a search compares every vector; more are given codes.
        facts: Reads new articles for the directory; None to leave that until it is asked for.

    Raises:
        IndexLocked: Another build is writing there.
        IndexFailure: Two articles have the same id.
    """
    layout = Layout(directory)
    with layout.locked():
        named = tuple(str(path.resolve()) for path in sources)
        build = _Build(articles, layout, encoder, named, files, progress, most_scanned, facts)
        previous = _previous(layout)
        try:
            return build.onto(previous)
        except IndexDamaged as problem:
            if previous is None:
                raise
            _log.warning("%s; nothing of it is reused", problem)
            return build.onto(None)


@dataclass(frozen=True, slots=True)
class _Build:
    """What one build makes."""

    articles: Collection[Article]
    layout: Layout
    encoder: Encoder
    sources: tuple[str, ...]
    files: Sequence[ReadFile]
    progress: Progress
    most_scanned: int
    facts: FactReader | None

    def onto(self, previous: _Previous | None) -> BuildReport:
        """Build with what the generation before holds.

        Raises:
            IndexDamaged: That generation isn't what was written.
        """
        plan = plan_build(self.articles, previous.contents.articles if previous else None)
        alike = previous if previous and _made_alike(previous.manifest, self.encoder) else None
        if alike and plan.is_same and self._has_all(alike.manifest):
            self.layout.drop_old()  # what an interrupted build may have left
            return _report(plan, alike.manifest, embedded=0, published=False)
        manifest, written = self._publish(plan, alike)
        self.layout.drop_old()
        return _report(plan, manifest, written.embedded, published=True)

    def _has_all(self, manifest: Manifest) -> bool:
        is_whole = manifest.directory == VERSION and manifest.directory_is_whole
        read = self.facts is None or is_whole
        return read and manifest.sources == self.sources

    def _publish(self, plan: Plan, alike: _Previous | None) -> tuple[Manifest, Written]:
        number = _next_generation(self.layout)
        old = Old(alike.contents, _has_facts(alike.manifest)) if alike else None
        with self.layout.new_generation(number) as folder:
            task = Task(
                self.progress(self.articles), plan, self.encoder, self.most_scanned, self.facts
            )
            written = write_contents(folder, task, old)
            write_lines(folder / FILES, file_lines(self.files))
            write_checksums(folder)
            manifest = Manifest(
                generation=number,
                built_at=datetime.now(UTC).isoformat(timespec="seconds"),
                encoder=EncoderRecord(
                    self.encoder.name, self.encoder.fingerprint, self.encoder.dimension
                ),
                passage_tokens=passage_tokens(self.encoder.max_tokens),
                articles=written.articles,
                passages=written.passages,
                sources=self.sources,
                files=file_records(folder),
                codes=written.codes,
                directory=VERSION,
                directory_is_whole=written.all_read,
            )
            manifest.save(folder)
            self.layout.publish(manifest)
        return manifest, written


def _previous(layout: Layout) -> _Previous | None:
    try:
        manifest, contents = open_contents(layout.root)
        contents.articles.remember_ids()
    except IndexMissing:
        return None
    except (IndexDamaged, IndexMismatch) as problem:
        _log.warning("%s; nothing of it is reused", problem)
        return None
    return _Previous(manifest, contents)


def _made_alike(manifest: Manifest, encoder: Encoder) -> bool:
    made = (manifest.encoder.fingerprint, manifest.encoder.name, manifest.passage_tokens)
    return made == (encoder.fingerprint, encoder.name, passage_tokens(encoder.max_tokens))


def _has_facts(manifest: Manifest) -> bool:
    """Say whether what a generation holds of the directory is what would be read now."""
    return manifest.directory == VERSION


def _next_generation(layout: Layout) -> int:
    """Count on from what serves, or from what is left where ``CURRENT`` was lost."""
    try:
        return layout.serving() + 1
    except (IndexMissing, IndexDamaged):
        return max(layout.numbers(), default=0) + 1


def _report(plan: Plan, manifest: Manifest, embedded: int, *, published: bool) -> BuildReport:
    return BuildReport(
        added=plan.added,
        updated=plan.updated,
        removed=plan.removed,
        unchanged=plan.unchanged,
        passages=manifest.passages,
        embedded=embedded,
        generation=manifest.generation,
        published=published,
    )
