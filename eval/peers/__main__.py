"""``python -m eval.peers``: others and ours in one run, as a table with ratios to ours."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from corpus.errors import CorpusError
from eval.errors import EvalError
from eval.peers import contenders
from eval.peers.options import parse
from index.errors import IndexFailure


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 where it is done, 1 where it couldn't be, 130 on Ctrl-C."""
    options = parse(arguments)
    logging.basicConfig(format="%(message)s")
    logging.getLogger("eval.peers").setLevel(logging.INFO)  # a run takes long: tell how far it is

    try:
        from eval.peers.command import compare  # noqa: PLC0415  (--help needs none of it)
        from eval.peers.report import as_markdown  # noqa: PLC0415

        peers = contenders.peers(options.peers_python, options.only)
        print(as_markdown(compare(options, contenders.ours(), peers)))
    except (EvalError, CorpusError, IndexFailure, OSError) as error:
        print(f"eval.peers: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        kept = f"what was measured is kept in {options.out}, and the same command goes on there"
        print(f"eval.peers: stopped; {kept}", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
