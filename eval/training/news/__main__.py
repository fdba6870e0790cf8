"""``python -m eval.training.news``: writes made-up news with questions as a set to run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.errors import EvalError
from eval.training.news.make import made_articles
from eval.training.news.write import write_set


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 where it is done and 1 where it couldn't be."""
    parser = argparse.ArgumentParser(prog="python -m eval.training.news", description=__doc__)
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="a new or an empty folder"
    )
    parser.add_argument("--count", metavar="N", type=_count, default=100, help="articles (100)")
    parser.add_argument("--seed", metavar="S", type=int, default=1, help="another one: others (1)")
    parser.add_argument(
        "--held-back",
        action="store_true",
        help="patterns and names that training never sees, for measuring",
    )
    options = parser.parse_args(arguments)
    try:
        articles = made_articles(options.count, options.seed, options.held_back)
        cases = write_set(articles, options.out)
    except EvalError as error:
        print(f"news: {error}", file=sys.stderr)
        return 1
    print(f"{len(articles)} articles and {cases} cases written to {options.out}")
    return 0


def _count(told: str) -> int:
    if not told.isdecimal() or int(told) < 1:
        raise argparse.ArgumentTypeError(f"{told!r} isn't a number of articles; give 1 or more")
    return int(told)


if __name__ == "__main__":
    sys.exit(main())
