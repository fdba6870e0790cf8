"""The assistant that is measured: over an index that stands, or one built for the run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tqdm import tqdm

from corpus.article import Article
from corpus.reader import read_corpus
from eval.errors import EvalError
from index.build import build_index
from index.encoders import open_encoder
from index.stores import Place
from qa.assistant import Assistant


def read_articles(paths: Sequence[Path]) -> tuple[Article, ...]:
    """Read the articles of files and folders.

    Raises:
        EvalError: One of them can't be read: figures over the rest would mean something else.
    """
    found = read_corpus(paths)
    for failure in found.failures:
        raise EvalError(f"{failure.path}: {failure.reason}")
    return tuple(found.articles)


def merge(wanted: Sequence[Article], distractors: Sequence[Article]) -> tuple[Article, ...]:
    """Join the articles that sets are about with texts that are only in the way.

    A distractor of the same text as another article is left out: under a second id it would take
    the rank of the right one.

    Raises:
        EvalError: Two different texts have the same id.
    """
    by_id: dict[str, Article] = {}
    for article in wanted:
        if by_id.setdefault(article.id, article).text != article.text:
            raise EvalError(
                f"{article.id!r} is the id of two texts, in {by_id[article.id].place} and in "
                f"{article.place}; run their sets one by one"
            )
    by_text = {article.text: article for article in reversed(distractors)}
    for article in wanted:
        by_text.pop(article.text, None)
    return (*by_id.values(), *reversed(by_text.values()))


def opened(place: Place, reader: str | None = None) -> Assistant:
    """Open an index that stands, read by a reader that `qa.readers` knows."""
    return Assistant.open(place, reader=reader)


@contextmanager
def built(
    articles: Sequence[Article],
    encoder: str | None,
    directory: Path | None,
    reader: str | None = None,
) -> Iterator[Assistant]:
    """Build an index and open it.

    Args:
        articles: What it holds.
        encoder: Name or folder of the encoder; None for the default.
        directory: Where it is kept; None for a temporary folder that is gone afterwards.
        reader: What picks the answer, by a name that `qa.readers` knows.
    """
    with tempfile.TemporaryDirectory(prefix="pullquote-eval-") as temporary:
        place = directory or Path(temporary)
        made_by = open_encoder(encoder) if encoder else open_encoder()
        progress = partial(tqdm, desc="indexing", unit=" articles", disable=None)
        build_index(articles, place, made_by, progress=progress)
        yield Assistant.open(place, reader=reader)
