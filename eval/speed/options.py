"""What the command line of ``python -m eval.speed`` understands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from eval.arguments import positive
from eval.speed.children import ROOT
from eval.speed.records import PARTS

_DATA = ROOT.parent / "shared" / "data"
PASSAGES = (_DATA / "2wiki-passages.json.gz", _DATA / "squadshifts-new-wiki.json.gz")
QUESTIONS = _DATA / "squadshifts-new-wiki.json.gz"
SIZES = (1_000, 10_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Options:
    """One run. The fields are the options; `parse` documents them."""

    out: Path
    only: tuple[str, ...]
    passages_data: tuple[Path, ...]
    questions_data: Path
    pairs: int
    questions: int
    texts: int
    sizes: tuple[int, ...]


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Read the command line; wrong usage ends the program with status 2."""
    parser = _parser()
    told: dict[str, Any] = vars(parser.parse_args(arguments))
    several = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    options = Options(**{**told, **several})
    if any(size <= before for before, size in pairwise(options.sizes)):
        sizes = " ".join(map(str, options.sizes))
        parser.error(f"--sizes: has to grow from size to size, is {sizes}")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval.speed",
        description=(
            "Measure speed as ratios of two things timed in turn: building an index against the "
            "bare encoder, an answer against encoding its question, start-up against importing, "
            "large indexes against small ones. Writes speed.json, speed.md, ratios.svg and "
            "growth.svg; what was measured before and isn't asked for again is kept."
        ),
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="written to")
    parser.add_argument(
        "--only", choices=PARTS, nargs="+", default=PARTS, help="these parts; default: all"
    )
    _add_data(parser)
    _add_numbers(parser)
    return parser


def _add_data(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("texts")
    group.add_argument(
        "--passages-data",
        metavar="FILE",
        type=Path,
        nargs="+",
        default=PASSAGES,
        help="real texts to build from: SQuAD files or JSON lists of {title, text}; default: "
        f"{' and '.join(path.name for path in PASSAGES)} in ../shared/data",
    )
    group.add_argument(
        "--questions-data",
        metavar="FILE",
        type=Path,
        default=QUESTIONS,
        help="a set whose questions are looked up in them (default: "
        f"{QUESTIONS.name} in ../shared/data)",
    )


def _add_numbers(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how much")
    for name, default, text in (
        ("--pairs", 5, "pairs of each figure that isn't about questions"),
        ("--questions", 100, "questions, evenly spread; each is one pair"),
        ("--texts", 500, "articles in the index whose building is timed, evenly spread"),
    ):
        group.add_argument(
            name, metavar="N", type=positive, default=default, help=f"{text} (default: {default})"
        )
    group.add_argument(
        "--sizes",
        metavar="N",
        type=positive,
        nargs="+",
        default=SIZES,
        help=f"numbers of passages, the smallest first (default: {' '.join(map(str, SIZES))})",
    )
