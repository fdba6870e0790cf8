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
    """Run the command; return 0 where it is done, 1 where it couldn't be, 130 on Ctrl-C."""
    options = parse(arguments)
    log_warnings()

    try:
        from eval.speed.command import measure  # noqa: PLC0415  (--help needs none of it)

        print(measure(options))
    except (EvalError, CorpusError, IndexFailure, OSError) as error:
        print(f"eval.speed: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"eval.speed: stopped; what was measured is kept in {options.out}", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
