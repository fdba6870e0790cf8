"""``python -m eval.crowd``: lets many people ask a page at once and writes what came of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from corpus.console import log_warnings
from corpus.errors import CorpusError
from eval.crowd.options import parse
from eval.errors import EvalError
from index.errors import IndexFailure


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 if nothing went wrong, 1 if something did, 130 on Ctrl-C."""
    options = parse(arguments)
    log_warnings()

    try:
        from eval.crowd.command import measure  # noqa: PLC0415  (--help needs none of it)
        from eval.crowd.report import markdown  # noqa: PLC0415

        findings = measure(options)
    except (EvalError, CorpusError, IndexFailure, OSError) as error:
        print(f"eval.crowd: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("eval.crowd: stopped; nothing is written", file=sys.stderr)
        return 130
    print(markdown(findings))
    problems = list(findings.problems())
    for problem in problems:
        print(f"eval.crowd: {problem}", file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
