"""``python -m eval.fusion``: the weights of retrieval, found on questions that aren't about news.

For each question the features of its candidate passages are worked out once; then one weight
after the other is moved along a grid as long as the mean reciprocal rank of the right passage
gets better (coordinate ascent). Each set weighs the same.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from eval.cases import choose
from eval.load import load_set
from eval.squad import read_passages
from eval.target import merge
from index.build import build_index
from index.encoders import open_encoder
from index.generation import Generation
from index.parser import load_parser
from qa.question import understand
from qa.retrieve import FEATURES, WEIGHTS, candidates

GRID = np.round(np.arange(0.0, 1.01, 0.05), 2)
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates of one question: features, shape (passages, features), and the right ones."""

    features: NDArray[np.float32]
    right: NDArray[np.bool_]


def collect(path: Path, distractors: Sequence[Path], limit: int | None) -> list[Ranked]:
    """Work out the candidates of the answerable questions of a SQuAD file."""
    case_set = load_set(path)
    extra = [article for file in distractors for article in read_passages(file)]
    encoder = open_encoder()
    with tempfile.TemporaryDirectory(prefix="pullquote-fusion-") as folder:
        build_index(merge(case_set.articles, extra), Path(folder), encoder)
        generation = Generation.open(Path(folder), encoder)
    parse = load_parser()
    cases = [case for case in choose(case_set.cases, None, limit) if case.answerable]
    vectors = encoder.encode([case.question for case in cases])
    found = []
    for case, vector in tqdm(list(zip(cases, vectors, strict=True)), desc=path.name, disable=None):
        question = understand(case.question, case.question, generation, parse)
        proposed = candidates(question, vector, generation.contents)
        right = [article.id in case.articles for article in proposed.articles]
        found.append(Ranked(proposed.features, np.array(right)))
    return found


def reciprocal_rank(ranked: Sequence[Ranked], weights: NDArray[np.float64]) -> float:
    """Return the mean reciprocal rank of the best right passage within the first ten (MRR@10)."""
    return float(np.mean([_reciprocal_rank(each, weights) for each in ranked]))


def _reciprocal_rank(each: Ranked, weights: NDArray[np.float64]) -> float:
    if not each.right.any():
        return 0.0
    scores = each.features @ weights
    rank = 1 + int((scores[~each.right] >= scores[each.right].max()).sum())
    return 1 / rank if rank <= DEPTH else 0.0


def climb(sets: Sequence[Sequence[Ranked]]) -> tuple[NDArray[np.float64], float]:
    """Return the best weights found from those in use, and their mean over the sets."""

    def quality(weights: NDArray[np.float64]) -> float:
        return float(np.mean([reciprocal_rank(ranked, weights) for ranked in sets]))

    weights = np.array(WEIGHTS, dtype=np.float64)
    best, before = quality(weights), -1.0
    while best > before:
        before = best
        for at in range(1, len(weights)):  # only the ratios count: the first stays as it is
            for value in GRID:
                tried = weights.copy()
                tried[at] = value
                if quality(tried) > best + 1e-5:
                    weights, best = tried, quality(tried)
    return weights, best


def main(arguments: Sequence[str] | None = None) -> int:
    """Print MRR@10 with each feature alone, with the weights in use, and with the best found."""
    parser = argparse.ArgumentParser(prog="python -m eval.fusion", description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET", help="SQuAD files")
    parser.add_argument("--distractors", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--limit", type=int, default=None, metavar="N", help="cases of each set")
    options = parser.parse_args(arguments)
    sets = [collect(path, options.distractors, options.limit) for path in options.sets]
    trials = {name: np.eye(len(FEATURES))[at] for at, name in enumerate(FEATURES)}
    trials["in use"] = np.array(WEIGHTS, dtype=np.float64)
    trials["best"], _ = climb(sets)
    for name, weights in trials.items():
        figures = "  ".join(f"{reciprocal_rank(ranked, weights):.4f}" for ranked in sets)
        shown = ", ".join(f"{weight:g}" for weight in weights)
        sys.stdout.write(f"{name:<9} {figures}  ({shown})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
