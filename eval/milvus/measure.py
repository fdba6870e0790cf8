"""The same articles in both stores: bytes, building, searching, and whether they find the same."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpus.article import Article, Passage
from eval.speed.made_articles import articles_of, made_articles
from eval.speed.made_encoder import MadeEncoder
from eval.speed.opening import open_index
from eval.speed.records import Paired
from eval.speed.timing import paired, seconds
from index.contents import Contents
from index.milvus.store import MilvusStore
from index.order import Order
from index.parser import load_parser
from index.stores import FolderStore, Store
from index.tokens import tokens

TOP = 10

SMALL = ("terms", "words", "aliases")
"""What the names of the files begin with that Milvus holds besides articles and passages."""


@dataclass(frozen=True, slots=True)
class Step:
    """Both stores with the same passages.

    Attributes:
        passages: How many.
        articles: How many they come from.
        text_bytes: Of the articles' texts.
        folder_bytes: Of the folder's files.
        milvus_bytes: Of the files of Milvus Lite.
        small_bytes: Of the words, tokens and names that each process copies when it opens.
        building: How many times as long Milvus Lite takes to build, vectors made beforehand.
        adding: The same of adding one article.
        searching: The same of finding the passages of a question; a pair for each.
        same_dense: Of how many questions the ten nearest by vectors are the same.
        same_lexical: Of how many the ten best by BM25 are the same.
        questions: How many were asked.
    """

    passages: int
    articles: int
    text_bytes: int
    folder_bytes: int
    milvus_bytes: int
    small_bytes: int
    building: float
    adding: float
    searching: Paired
    same_dense: int
    same_lexical: int
    questions: int


def measure(
    real: Sequence[Article], encoder: MadeEncoder, questions: Sequence[str], sizes: Sequence[int]
) -> Iterator[Step]:
    """Build both stores in turn and compare them.

    Args:
        real: Articles are made of their sentences.
        encoder: Makes the vectors.
        questions: Are looked up; the first only warms up.
        sizes: Numbers of passages.
    """
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="pullquote-milvus-") as held:
            yield _step(Path(held), real, encoder, (size, questions))


def _step(
    held: Path,
    real: Sequence[Article],
    encoder: MadeEncoder,
    asked: tuple[int, Sequence[str]],
) -> Step:
    size, (warm_up, *questions) = asked
    source = made_articles(real)
    articles = articles_of(size, source, encoder)
    more = [*articles, next(source)]
    folder, milvus = FolderStore(held / "folder"), MilvusStore(str(held / "news.db"), "news")
    building = _ratio(milvus, folder, Order(articles, encoder))
    sizes = [_bytes(held / name) for name in ("folder", "news.db")]
    both = [each.contents()[1] for each in (folder, milvus)]
    same = [_same(both, search, questions) for search in (partial(_dense, encoder), _lexical)]
    parse = load_parser()
    ours, theirs = (open_index(each, encoder, parse) for each in (milvus, folder))
    step = Step(
        passages=size,
        articles=len(articles),
        text_bytes=sum(len(article.text.encode()) for article in articles),
        folder_bytes=sizes[0],
        milvus_bytes=sizes[1],
        small_bytes=sum(_bytes(held / "folder", f"{name}*") for name in SMALL),
        building=building,
        adding=_ratio(milvus, folder, Order(more, encoder)),
        searching=paired("Milvus Lite / folder", ours, theirs, questions, warm_up),
        same_dense=same[0],
        same_lexical=same[1],
        questions=len(questions),
    )
    milvus.close()
    return step


Search = Callable[[Contents, str], list[Passage]]


def _dense(encoder: MadeEncoder, contents: Contents, question: str) -> list[Passage]:
    rows, _ = contents.dense.search(encoder.encode([question])[0], TOP)
    return contents.passages.take(rows.tolist())


def _lexical(contents: Contents, question: str) -> list[Passage]:
    rows, _ = contents.lexical.search(tokens(question), TOP)
    return contents.passages.take(rows.tolist())


def _same(both: Sequence[Contents], search: Search, questions: Sequence[str]) -> int:
    found = ([search(contents, question) for contents in both] for question in questions)
    return sum(one == other for one, other in found)


def _ratio(above: Store, below: Store, order: Order) -> float:
    return seconds(above.build, order) / seconds(below.build, order)


def _bytes(folder: Path, pattern: str = "*") -> int:
    return sum(file.stat().st_size for file in folder.rglob(pattern) if file.is_file())
