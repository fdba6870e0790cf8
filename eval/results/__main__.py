"""``python -m eval.results``: keeps the figures of runs and puts them into the README."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.errors import EvalError
from eval.results.kept import keep
from eval.results.readme import placed, section

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 where it is done and 1 where it couldn't be."""
    parser = argparse.ArgumentParser(prog="python -m eval.results", description=__doc__)
    parser.add_argument(
        "written",
        metavar="DIR",
        type=Path,
        nargs="?",
        help="keep the figures that `make bench` wrote here; without it, those kept are used",
    )
    parser.add_argument("--kept", metavar="DIR", type=Path, default=ROOT / "docs" / "measured")
    parser.add_argument("--readme", metavar="FILE", type=Path, default=ROOT / "README.md")
    options = parser.parse_args(arguments)
    try:
        if options.written:
            keep(options.written, options.kept)
        readme = options.readme.read_text("utf-8")
        options.readme.write_text(placed(readme, section(options.kept)), "utf-8")
    except (EvalError, OSError) as error:
        print(f"results: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
