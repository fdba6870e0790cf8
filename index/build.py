"""Articles become a published index: plan, embed what is new, publish."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from corpus.article import Article, Passage
from corpus.passages import split_passages
from index.aliases import Aliases
from index.dense import DenseIndex
from index.encoder import Encoder, Progress, Vectors
from index.errors import IndexDamaged, IndexMismatch, IndexMissing
from index.generation import Contents, open_contents
from index.layout import Layout, file_records
from index.lexical import LexicalIndex
from index.manifest import EncoderRecord, Manifest
from index.passage_text import header, passage_text, passage_tokens
from index.vocabulary import Vocabulary

_log = logging.getLogger(__name__)


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
        published: False if nothing had changed and the old generation was kept.
    """

    added: int
    updated: int
    removed: int
    unchanged: int
    passages: int
    embedded: int
    generation: int
    published: bool


@dataclass(frozen=True, slots=True)
class _Previous:
    """The generation that serves while the next one is built."""

    manifest: Manifest
    contents: Contents


def build_index(
    articles: Sequence[Article],
    directory: Path,
    encoder: Encoder,
    *,
    sources: Sequence[Path] = (),
    progress: Progress = iter,
) -> BuildReport:
    """Make the index in ``directory`` equal to the articles; the old one serves until the end.

    Args:
        articles: All the articles the index is to hold.
        directory: The folder of the index; made if it is missing.
        encoder: Makes the vectors; only passages it hasn't seen are embedded.
        sources: Where the articles were read, for the manifest.
        progress: Wraps the batches of the embedding.

    Raises:
        IndexLocked: Another build is writing there.
    """
    layout = Layout(directory)
    with layout.locked():
        previous = _previous(directory)
        sources = [path.resolve() for path in sources]
        if previous and _is_same(previous, articles, encoder, sources):
            layout.drop_old()  # what an interrupted build may have left
            return _report(previous, articles, previous.manifest, embedded=0, published=False)
        contents, embedded = _contents(articles, encoder, previous, progress)
        manifest = _publish(layout, contents, encoder, sources)
        layout.drop_old()
    return _report(previous, articles, manifest, embedded, published=True)


def _previous(directory: Path) -> _Previous | None:
    try:
        return _Previous(*open_contents(directory))
    except IndexMissing:
        return None
    except (IndexDamaged, IndexMismatch) as problem:
        _log.warning("%s; nothing of it is reused", problem)
        return None


def _is_same(
    previous: _Previous, articles: Sequence[Article], encoder: Encoder, sources: Sequence[Path]
) -> bool:
    return (
        _made_alike(previous.manifest, encoder)
        and list(previous.contents.articles.values()) == list(articles)
        and list(previous.manifest.sources) == [str(path) for path in sources]
    )


def _made_alike(manifest: Manifest, encoder: Encoder) -> bool:
    made = (manifest.encoder.fingerprint, manifest.encoder.name, manifest.passage_tokens)
    return made == (encoder.fingerprint, encoder.name, passage_tokens(encoder.max_tokens))


def _contents(
    articles: Sequence[Article], encoder: Encoder, previous: _Previous | None, progress: Progress
) -> tuple[Contents, int]:
    reusable = previous if previous and _made_alike(previous.manifest, encoder) else None
    by_id = {article.id: article for article in articles}
    passages = _passages(articles, encoder, reusable)
    headers = {article.id: header(article, encoder.count_tokens) for article in articles}
    texts = [
        passage_text(headers[passage.article_id], by_id[passage.article_id], passage)
        for passage in passages
    ]
    vectors, embedded = _embed(texts, encoder, reusable, progress)
    contents = Contents(
        articles=by_id,
        passages=passages,
        dense=DenseIndex.build(vectors),
        lexical=LexicalIndex.build(texts),
        vocabulary=Vocabulary.build(texts),
        aliases=Aliases.build(article.text for article in articles),
    )
    return contents, embedded


def _passages(
    articles: Sequence[Article], encoder: Encoder, reusable: _Previous | None
) -> list[Passage]:
    known = _known_passages(articles, reusable)
    size = passage_tokens(encoder.max_tokens)
    return [
        passage
        for article in articles
        for passage in (
            known[article.id]
            if article.id in known
            else split_passages(article, encoder.count_tokens, size)
        )
    ]


def _known_passages(
    articles: Sequence[Article], reusable: _Previous | None
) -> dict[str, list[Passage]]:
    """Return the passages of the articles that would be cut as they were before."""
    before = reusable.contents.articles if reusable else {}
    known: dict[str, list[Passage]] = {
        article.id: []
        for article in articles
        if article.id in before and _cut_alike(before[article.id], article)
    }
    for passage in reusable.contents.passages if reusable else ():
        if passage.article_id in known:
            known[passage.article_id].append(passage)
    return known


def _cut_alike(one: Article, other: Article) -> bool:
    return (one.text, one.language) == (other.text, other.language)


def _embed(
    texts: Sequence[str], encoder: Encoder, reusable: _Previous | None, progress: Progress
) -> tuple[Vectors, int]:
    """Return a vector for each text, and how many of them were not already in the index."""
    stored = _stored_rows(encoder, reusable)
    known = np.array([stored.get(text, -1) for text in texts], dtype=np.int64)
    vectors = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    if reusable and (known >= 0).any():
        vectors[known >= 0] = reusable.contents.dense.vectors(known[known >= 0])
    new = [row for row, text in enumerate(texts) if text not in stored]
    if new:
        vectors[new] = encoder.encode([texts[row] for row in new], progress)
    return vectors, len(new)


def _stored_rows(encoder: Encoder, reusable: _Previous | None) -> dict[str, int]:
    if reusable is None:
        return {}
    articles = reusable.contents.articles
    headers = {name: header(each, encoder.count_tokens) for name, each in articles.items()}
    return {
        passage_text(headers[passage.article_id], articles[passage.article_id], passage): row
        for row, passage in enumerate(reusable.contents.passages)
    }


def _publish(
    layout: Layout, contents: Contents, encoder: Encoder, sources: Sequence[Path]
) -> Manifest:
    number = _next_generation(layout)
    with layout.new_generation(number) as folder:
        contents.save(folder)
        manifest = Manifest(
            generation=number,
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            encoder=EncoderRecord(encoder.name, encoder.fingerprint, encoder.dimension),
            passage_tokens=passage_tokens(encoder.max_tokens),
            articles=len(contents.articles),
            passages=len(contents.passages),
            sources=tuple(str(path) for path in sources),
            files=file_records(folder),
        )
        manifest.save(folder)
        layout.publish(manifest)
    return manifest


def _next_generation(layout: Layout) -> int:
    """Count on from what serves, or from what is left where ``CURRENT`` was lost."""
    try:
        return layout.serving() + 1
    except (IndexMissing, IndexDamaged):
        return max(layout.numbers(), default=0) + 1


def _report(
    previous: _Previous | None,
    articles: Sequence[Article],
    manifest: Manifest,
    embedded: int,
    *,
    published: bool,
) -> BuildReport:
    before = _by_place(previous.contents.articles.values() if previous else ())
    now = _by_place(articles)
    gone, new = before - now, now - before
    updated = sum((_places(gone) & _places(new)).values())
    return BuildReport(
        added=new.total() - updated,
        updated=updated,
        removed=gone.total() - updated,
        unchanged=(before & now).total(),
        passages=manifest.passages,
        embedded=embedded,
        generation=manifest.generation,
        published=published,
    )


def _by_place(articles: Iterable[Article]) -> Counter[tuple[str, str]]:
    return Counter((article.place, article.id) for article in articles)


def _places(articles: Counter[tuple[str, str]]) -> Counter[str]:
    return Counter(place for place, _ in articles.elements())
