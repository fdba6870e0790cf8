"""Builds that go on from one another against builds from nothing."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from corpus.article import Article
from eval.torture.records import Finding, finding
from eval.torture.small import SmallEncoder, article
from index.build import build_index
from index.contents import Contents
from index.generation import Generation
from index.tokens import tokens

WORDS = "harbour office closed websites fined film pirates raids cases court links servers".split()
NAMES = "abcdefgh"
STEPS = 8
TOP = 10
TOLERANCE = 1e-5


def incremental_against_fresh(sequences: int) -> Finding:
    """Add, edit, delete and rename articles at random; compare after each build."""
    outcomes = [_compared(seed) for seed in tqdm(range(sequences), desc="sequences", disable=None)]
    return finding(
        "incremental against fresh, random sequences of add, edit, delete, rename",
        f"same passages, same top {TOP} and scores within {TOLERANCE:g}",
        outcomes,
    )


def _compared(seed: int) -> str | None:
    draw = random.Random(seed)
    held: dict[str, Article] = {}
    with tempfile.TemporaryDirectory(prefix="pullquote-torture-") as folder:
        for step in range(STEPS):
            _change(held, draw)
            build_index(list(held.values()), Path(folder, "on"), SmallEncoder())
            build_index(list(held.values()), Path(folder, str(step)), SmallEncoder())
            grown, fresh = (
                Generation.open(Path(folder, name), SmallEncoder()).contents
                for name in ("on", str(step))
            )
            difference = _difference(grown, fresh)
            if difference:
                return f"sequence {seed}, step {step}: {difference}"
    return None


def _change(held: dict[str, Article], draw: random.Random) -> None:
    name = draw.choice(NAMES)
    change = draw.choice(("add", "edit", "delete", "rename"))
    if change == "delete":
        held.pop(name, None)
    elif change == "rename" and name in held:
        other = draw.choice(NAMES)
        held[other] = replace(held.pop(name), path=other, place=other, title=other.capitalize())
    else:
        text = " ".join(
            " ".join(draw.choices(WORDS, k=draw.randint(3, 9))).capitalize() + "."
            for _ in range(draw.randint(1, 40))
        )
        held[name] = article(name, text)


def _difference(grown: Contents, fresh: Contents) -> str | None:
    if list(grown.articles.values()) != list(fresh.articles.values()):
        return "other articles"
    if list(grown.passages) != list(fresh.passages):
        return "other passages"
    for word in WORDS:
        pairs = [(_top_words(each, word), _top_vectors(each, word)) for each in (grown, fresh)]
        for one, other in zip(*pairs, strict=True):
            if one[0] != other[0] or not np.allclose(one[1], other[1], atol=TOLERANCE, rtol=0):
                return f"other hits for {word}"
    return None


def _top_words(contents: Contents, word: str) -> tuple[list[int], list[float]]:
    rows, scores = contents.lexical.search(tokens(word), TOP)
    return rows.tolist(), scores.tolist()


def _top_vectors(contents: Contents, word: str) -> tuple[list[int], list[float]]:
    rows, scores = contents.dense.search(SmallEncoder().encode([word])[0], TOP)
    return rows.tolist(), scores.tolist()
