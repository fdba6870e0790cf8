"""``python -m eval``: runs sets of known questions and prints how good the answers are.

``python -m eval compare A B`` compares two runs, ``python -m eval review`` makes known questions
of what readers said about answers.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from corpus.console import log_warnings
from corpus.errors import CorpusError
from eval.errors import EvalError
from eval.options import parse
from index.errors import IndexFailure
from qa.errors import ReaderFailure


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 where it is done and 1 where it couldn't be or a bound is missed.

    Args:
        arguments: The command line; None for that of the process.
    """
    told = sys.argv[1:] if arguments is None else list(arguments)
    log_warnings()
    try:
        if told[:1] == ["compare"]:
            return _compare(told[1:])
        if told[:1] == ["review"]:
            from eval.review import main as review  # noqa: PLC0415  (opens the assistant)

            return review(told[1:])
        return _measure(told)
    except (EvalError, CorpusError, IndexFailure, ReaderFailure, OSError) as error:
        print(f"eval: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("eval: stopped; --out keeps what was asked in rows.jsonl.part", file=sys.stderr)
        return 130


def _compare(arguments: Sequence[str]) -> int:
    from eval import compare  # noqa: PLC0415  (--help of the others needs none of it)

    print(compare.main(arguments))
    return 0


def _measure(arguments: Sequence[str]) -> int:
    options = parse(arguments)

    from eval.command import measure  # noqa: PLC0415  (--help needs none of what it imports)

    outcome = measure(options)
    print(outcome.printed)
    for failure in outcome.failures:
        print(f"eval: {failure}", file=sys.stderr)
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
