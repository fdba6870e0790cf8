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
    """Run the command; return 0 where it is done and 1 where it couldn't be."""
    options = parse(arguments)
    logging.basicConfig(format="%(message)s")
    logging.getLogger("eval.peers").setLevel(logging.INFO)  # a run takes long: tell how far it is

    from eval.peers.command import compare  # noqa: PLC0415  (--help needs none of what it imports)
    from eval.peers.report import as_markdown  # noqa: PLC0415

    try:
        peers = contenders.peers(options.peers_python, options.only)
        print(as_markdown(compare(options, contenders.ours(), peers)))
    except (EvalError, CorpusError, IndexFailure, OSError) as error:
        print(f"eval.peers: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
