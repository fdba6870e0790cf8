"""``python -m eval.speed``: measures speed as ratios and writes tables and plots."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from corpus.console import log_warnings
from corpus.errors import CorpusError
from eval.errors import EvalError
from eval.speed.options import parse
from index.errors import IndexFailure


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 where it is done and 1 where it couldn't be."""
    options = parse(arguments)
    log_warnings()

    from eval.speed.command import measure  # noqa: PLC0415  (--help needs none of what it imports)

    try:
        print(measure(options))
    except (EvalError, CorpusError, IndexFailure, OSError) as error:
        print(f"eval.speed: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
