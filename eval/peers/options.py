"""What the command line of ``python -m eval.peers`` understands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.arguments import positive
from eval.cases import PARTS, Part
from eval.peers.contenders import PEERS


@dataclass(frozen=True, slots=True)
class Options:
    """One run. The fields are the options; `parse` documents them."""

    set: Path
    distractors: tuple[Path, ...]
    part: Part | None
    limit: int | None
    timed: int
    pairs: int
    encoder: Path | None
    peers_python: Path
    only: tuple[str, ...]
    out: Path


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Read the command line; wrong usage ends the program with status 2."""
    told = vars(_parser().parse_args(arguments))
    told["only"] = tuple(told["only"] or PEERS)
    return Options(**{**told, "distractors": tuple(told["distractors"])})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval.peers",
        description=(
            "Run other libraries and ours on the same passages, with the same encoder weights, and "
            "print how well each finds the article that answers and how long it takes beside ours. "
            "A run that was cut short goes on where it ended when it is started again as it was."
        ),
    )
    parser.add_argument("set", metavar="SET", type=Path, help="a set that brings its articles")
    parser.add_argument(
        "--distractors",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="add the paragraphs of a SQuAD file or of a JSON list of {title, text}; several times",
    )
    _add_amounts(parser)
    parser.add_argument(
        "--encoder",
        metavar="DIR",
        type=Path,
        help="the folder of a sentence-transformers model; default: the one that comes with ours",
    )
    parser.add_argument(
        "--peers-python",
        metavar="FILE",
        type=Path,
        required=True,
        help="the Python whose packages hold the others (eval/peers/requirements.txt)",
    )
    parser.add_argument(
        "--only",
        metavar="NAME",
        choices=PEERS,
        action="append",
        help=f"only this one, several times; {', '.join(PEERS)}",
    )
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        required=True,
        help="write peers.json and peers.md here; stores and logs go into its folder 'work'",
    )
    return parser


def _add_amounts(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how much")
    group.add_argument("--part", choices=PARTS, help="only this part of the set")
    group.add_argument(
        "--limit", metavar="N", type=positive, help="at most N questions, evenly spread"
    )
    group.add_argument(
        "--timed",
        metavar="N",
        type=positive,
        default=200,
        help="of these, N evenly spread are asked for the time of a query; default: 200",
    )
    group.add_argument(
        "--pairs",
        metavar="N",
        type=positive,
        default=3,
        help="how often indexing and starting are timed, ours and the other's; default: 3",
    )
