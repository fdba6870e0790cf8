"""What every system is given: articles, their passages, and the text that stands for each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.article import Article, Passage
from corpus.passages import split_passages
from corpus.records import article_line, article_of
from eval.peers.protocol import PASSAGES, PassageText
from index.encoder import Encoder
from index.passage_text import header, passage_text, passage_tokens

ARTICLES = "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Material:
    """What is searched.

    Attributes:
        folder: Holds it for the systems: articles for ours, passages for the others.
        articles: By id.
        passages: By the id that systems call them by.
    """

    folder: Path
    articles: Mapping[str, Article]
    passages: Mapping[str, Passage]


def write_material(articles: Sequence[Article], encoder: Encoder, folder: Path) -> Material:
    """Cut articles as an index of ours does, and write what every system starts from.

    Args:
        articles: What is to be searched.
        encoder: Counts tokens; the one that all encode with.
        folder: Made where there is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ARTICLES).write_text(
        "".join(f"{article_line(article)}\n" for article in articles), encoding="utf-8"
    )
    size = passage_tokens(encoder.max_tokens)
    passages: dict[str, Passage] = {}
    with (folder / PASSAGES).open("w", encoding="utf-8") as lines:
        for article in articles:
            above = header(article, encoder.count_tokens)
            for passage in split_passages(article, encoder.count_tokens, size):
                name = f"{article.id}:{passage.start}"
                passages[name] = passage
                text = passage_text(above, passage.text(article))
                told = asdict(PassageText(name, article.id, text))
                lines.write(f"{json.dumps(told, ensure_ascii=False)}\n")
    return Material(folder, {article.id: article for article in articles}, passages)


def read_articles(folder: Path) -> list[Article]:
    """Read back the articles that `write_material` wrote, in order."""
    with (folder / ARTICLES).open(encoding="utf-8", newline="\n") as lines:
        return [article_of(line) for line in lines]
