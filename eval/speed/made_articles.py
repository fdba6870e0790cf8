"""Articles of any number, put together anew from the sentences of real ones.

Words and lengths are real; only what follows on what isn't. New words stop coming in once every
sentence was used, which real articles never do: what grows with the vocabulary is told too low.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.article import Article
from corpus.passages import split_passages
from corpus.sentences import sentences
from eval.errors import EvalError
from eval.speed.made_encoder import Words
from index.passage_text import passage_tokens

SENTENCES = 25
"""In each article, about as many as a news report has."""

PARAGRAPH = 3
"""Sentences in a paragraph."""


def made_articles(real: Sequence[Article], seed: int = 0) -> Iterator[Article]:
    """Yield articles without end, the same for the same seed.

    No sentence stands twice in an article, no two articles have the same text.

    Args:
        real: Their sentences are drawn from; each title goes with the text it headed.
        seed: Another one draws others.

    Raises:
        EvalError: There are too few sentences to draw from.
    """
    titles = dict(_titled_sentences(real))
    pool = list(titles)
    if len(pool) < 2 * SENTENCES:
        raise EvalError(
            f"{len(pool)} sentences are too few to make articles of, at least {2 * SENTENCES} are "
            "needed: give larger files to --passages-data"
        )
    draw = random.Random(seed)
    made: set[str] = set()
    while True:
        drawn = draw.sample(pool, SENTENCES)
        text = "\n".join(
            " ".join(drawn[start : start + PARAGRAPH]) for start in range(0, SENTENCES, PARAGRAPH)
        )
        if _id(text) not in made:
            made.add(_id(text))
            yield _article(titles[drawn[0]], text, f"made-{seed}/{len(made)}.txt")


def articles_of(passages: int, articles: Iterator[Article], words: Words) -> list[Article]:
    """Take articles until they hold a number of passages; the last is cut where it has to be."""
    taken: list[Article] = []
    missing = passages
    while missing:
        article = next(articles)
        cut = split_passages(article, words.count_tokens, passage_tokens(words.max_tokens))
        kept = cut[:missing]
        missing -= len(kept)
        taken.append(_shortened(article, kept[-1].end) if len(kept) < len(cut) else article)
    return taken


def _titled_sentences(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    for article in articles:
        for span in sentences(article.text, article.language):
            yield article.text[span.start : span.end], article.title


def _shortened(article: Article, end: int) -> Article:
    text = article.text[:end]
    return replace(article, id=_id(text), text=text)


def _article(title: str, text: str, place: str) -> Article:
    return Article(id=_id(text), title=title, text=text, path=place, place=place, language="en")


def _id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
