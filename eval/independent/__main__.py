"""``python -m eval.independent REPORT --squad FILE``: do others' scorers say what we say?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.errors import EvalError
from eval.independent import answers, retrieval
from eval.independent.comparison import Comparison, as_text
from eval.independent.written_report import WrittenReport

SHOWN = 10
"""How many of the questions that differ are shown."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 where all is the same and 1 where it isn't.

    Args:
        arguments: The command line; None for that of the process.
    """
    parser = argparse.ArgumentParser(
        prog="python -m eval.independent",
        description="Score a report again: retrieval by ranx, answers by transformers 4.",
    )
    parser.add_argument("report", metavar="REPORT", type=Path, help="what --out was, of a run")
    parser.add_argument("--squad", metavar="FILE", type=Path, help="the SQuAD 2.0 set that was run")
    told = parser.parse_args(arguments)
    try:
        report = WrittenReport.read(told.report)
        comparisons = [retrieval.compare(report)]
        if told.squad:
            comparisons.append(answers.compare(report, told.squad))
    except (EvalError, OSError) as error:
        print(f"eval.independent: {error}", file=sys.stderr)
        return 1
    return _tell(comparisons)


def _tell(comparisons: Sequence[Comparison]) -> int:
    for comparison in comparisons:
        print(as_text(comparison), end="\n\n")
        for line in comparison.differing[:SHOWN]:
            print(f"  {line}")
    if not all(comparison.same for comparison in comparisons):
        count = sum(len(comparison.differing) for comparison in comparisons)
        print(f"eval.independent: not the same; questions that differ: {count}", file=sys.stderr)
        return 1
    print("The same to the last digit; means within 1e-12, as they are summed in another order.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
