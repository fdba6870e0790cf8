"""Building an index against the bare encoding of the very same texts."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus.article import Article
from eval.speed.bare import Bare
from eval.speed.records import Findings
from eval.speed.timing import paired
from index.build import build_index
from index.encoder import Encoder, Progress, Vectors


class _Recorder:
    """Passes everything on to an encoder and keeps the texts that it is handed."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.texts: list[str] = []
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension
        self.max_tokens = encoder.max_tokens

    def encode(self, texts: Sequence[str], progress: Progress = iter) -> Vectors:
        self.texts.extend(texts)
        return self._encoder.encode(texts, progress)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._encoder.count_tokens(texts)

    def knows_word(self, word: str) -> bool:
        return self._encoder.knows_word(word)


def measure(articles: Sequence[Article], encoder: Encoder, bare: Bare, pairs: int) -> Findings:
    """Build an index of articles into a fresh folder, and encode its texts, in turn.

    The ratio is 1.0 where cutting, indexing words and writing cost nothing beside the encoding,
    and 0.5 where they cost as much again.

    Args:
        articles: What is indexed.
        encoder: Makes the vectors of the index.
        bare: Its model, called by itself.
        pairs: How often.
    """
    recorder = _Recorder(encoder)
    _build(articles, recorder)
    figure = paired(
        "bare encode / building",
        lambda _: bare(recorder.texts),
        lambda _: _build(articles, encoder),
        items=range(1, pairs + 1),
        warm_up=0,
    )
    return Findings((figure,), {"articles": len(articles), "texts": len(recorder.texts)})


def _build(articles: Sequence[Article], encoder: Encoder) -> None:
    with tempfile.TemporaryDirectory(prefix="pullquote-speed-") as folder:
        build_index(articles, Path(folder), encoder)
