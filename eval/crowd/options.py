"""What the command line of ``python -m eval.crowd`` understands."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.arguments import positive

MOST_PEOPLE = 64
"""As many as the queue of the page lets wait; what becomes of more is for the flood."""


@dataclass(frozen=True, slots=True)
class Options:
    """One run. The fields are the options; `parse` documents them."""

    people: int
    minutes: float
    alone: float
    flood: int
    conversations: int | None
    out: Path


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Read the command line; wrong usage ends the program with status 2."""
    return Options(**vars(_parser().parse_args(arguments)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval.crowd",
        description=(
            "Start the page over the bundled articles and let many people ask it at once, each "
            "in conversations of their own, through its queue and through POST /api/ask. Each "
            "answer is compared with the one that was given when nobody else asked. Writes "
            "crowd.json and crowd.md, times as multiples of one person's; ends with status 1 "
            "where a request failed or an answer came out otherwise."
        ),
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="written to")
    group = parser.add_argument_group("how much")
    group.add_argument(
        "--people",
        metavar="N",
        type=_people,
        default=20,
        help=f"who ask at once, 2 to {MOST_PEOPLE} (default: %(default)s)",
    )
    group.add_argument(
        "--minutes",
        metavar="M",
        type=_minutes,
        default=5.0,
        help="how long they ask (default: %(default)g)",
    )
    group.add_argument(
        "--alone",
        metavar="M",
        type=_minutes,
        default=1.0,
        help="how long one person asks before them, in minutes (default: %(default)g)",
    )
    group.add_argument(
        "--flood",
        metavar="N",
        type=positive,
        default=100,
        help="requests that come in at the same moment at the end, once through the queue and "
        "once to POST /api/ask (default: %(default)s)",
    )
    group.add_argument(
        "--conversations",
        metavar="N",
        type=positive,
        help="that people choose from, evenly spread over the questions for tuning (default: one "
        "for each)",
    )
    return parser


def _people(text: str) -> int:
    number = positive(text)
    if not 2 <= number <= MOST_PEOPLE:
        raise argparse.ArgumentTypeError(
            f"has to be 2 to {MOST_PEOPLE}, as many as the page's queue holds, is {text!r}; "
            "--flood shows what becomes of more"
        )
    return number


def _minutes(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not math.isfinite(number) or number <= 0:
        raise argparse.ArgumentTypeError(f"has to be a number of minutes above 0, is {text!r}")
    return number
