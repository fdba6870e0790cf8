"""A small index in versions that can be told apart, and what must hold for it at any time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.article import Article
from eval.speed.made_encoder import made_vector
from index.build import BuildReport, build_index
from index.contents import Contents
from index.encoder import Progress, Vectors
from index.files import CHECKED_AT_ONCE
from index.generation import open_contents
from index.layout import KEPT_GENERATIONS, Layout
from index.passage_text import header, passage_text
from index.tokens import tokens

ARTICLES = 6
DIMENSION = 32


class SmallEncoder:
    """An encoder without a model: the same text, the same vector."""

    def __init__(self, name: str = "small") -> None:
        self.name = name
        self.fingerprint = hashlib.sha256(name.encode()).hexdigest()
        self.dimension = DIMENSION
        self.max_tokens = 120

    def encode(self, texts: Sequence[str], progress: Progress = iter) -> Vectors:
        """Return one row of float32 for each text."""
        rows = [made_vector(texts[row], DIMENSION) for row in progress(range(len(texts)))]
        return np.array(rows, dtype=np.float32).reshape(-1, DIMENSION)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many words each text has."""
        return [len(text.split()) for text in texts]

    def knows_word(self, word: str) -> bool:
        """Say that no word is known."""
        del word
        return False


def article(name: str, text: str) -> Article:
    """Return an article whose id changes with its text."""
    digest = hashlib.sha256(f"{name} {text}".encode()).hexdigest()[:12]
    return Article(id=f"{name}-{digest}", title=name.capitalize(), text=text, path=name, place=name)


def articles(version: int) -> list[Article]:
    """Return the articles of a version: some as ever, one of its own, one that it edits."""
    same = [
        article(f"harbour{number}", f"The harbour office closed {number + 200} websites. " * 8)
        for number in range(ARTICLES - 2)
    ]
    edited = article("edited", f"The fair drew {version + 1_000} visitors. Nobody complained.")
    return [*same, edited, article(f"only{version}", f"The {word_of(version)} opened in spring.")]


def word_of(version: int) -> str:
    """Return a word that only one version holds; without vowels, so that no two have one stem."""
    return "zq" + "".join("bcdfghklmn"[int(digit)] for digit in f"{version:03}")


def build(directory: Path, version: int) -> BuildReport:
    """Make the index equal to a version."""
    return build_index(articles(version), directory, SmallEncoder())


def version_of(directory: Path, versions: Sequence[int], at_once: int = CHECKED_AT_ONCE) -> int:
    """Return the version that the index answers from.

    Args:
        directory: The index.
        versions: Those that it may be.
        at_once: Bytes up to which an index is checked whole when it is opened.

    Raises:
        AssertionError: It mixes versions, or holds none of them whole.
        IndexFailure: It can't be opened.
    """
    _, contents = open_contents(directory, at_once)
    held = list(contents.articles.values())
    found = next((each for each in versions if articles(each) == held), None)
    if found is None:
        raise AssertionError(f"{directory} holds none of the versions {versions} whole")
    for each in versions:
        rows, _ = contents.lexical.search(tokens(word_of(each)), 1)
        if bool(len(rows)) != (each == found):
            raise AssertionError(f"{directory} is version {found} but tells of {word_of(each)}")
    expected = SmallEncoder().encode(_texts(contents))
    nearest = [float(contents.dense.search(each, 1)[1][0]) for each in expected]
    vectors = contents.dense.vectors(np.arange(len(contents.passages)))
    if not (np.allclose(vectors, expected) and np.allclose(nearest, 1)):
        raise AssertionError(f"{directory} has vectors of other passages")
    return found


def _texts(contents: Contents) -> list[str]:
    """Return the texts that the vectors of an index stand for."""
    return [
        passage_text(header(article, SmallEncoder().count_tokens), passage.text(article))
        for passage in contents.passages
        for article in contents.articles.take([passage.article_id])
    ]


def left_over(directory: Path) -> list[str]:
    """Return what stands in the folder of an index and belongs to no generation that is kept."""
    layout = Layout(directory)
    serving = layout.serving()
    kept = {str(number) for number in range(serving - KEPT_GENERATIONS + 1, serving + 1)}
    known = {"CURRENT", "generations", "lock", "lock.pid"}
    others = [path.name for path in directory.iterdir() if path.name not in known]
    return others + [path.name for path in layout.generations.iterdir() if path.name not in kept]
