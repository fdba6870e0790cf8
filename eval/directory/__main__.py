"""``python -m eval.directory KEY ... --articles PATH ...``: the directory against a key."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.console import log_warnings
from corpus.errors import CorpusError
from eval.errors import EvalError

if TYPE_CHECKING:
    from eval.directory.measure import Compared


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 where it is done, 1 where it couldn't be."""
    options = _parser().parse_args(arguments)
    log_warnings()
    try:
        _run(options)
    except (EvalError, CorpusError, OSError) as error:
        print(f"eval.directory: {error}", file=sys.stderr)
        return 1
    return 0


def _run(options: argparse.Namespace) -> None:
    from corpus.reader import read_corpus  # noqa: PLC0415  (--help needs none of it)
    from eval.directory.key import read_key  # noqa: PLC0415
    from eval.directory.measure import KINDS, Measured, compare, shares  # noqa: PLC0415
    from eval.provenance import Program  # noqa: PLC0415
    from index.parser import load_parser  # noqa: PLC0415

    articles = read_corpus(options.articles).articles
    compared = compare(articles, read_key(options.key), load_parser())
    if not compared:
        raise EvalError(f"the key names none of the {len(articles)} articles that were read")
    measured = {kind: shares(compared, kind) for kind in KINDS}
    for kind, told in measured.items():
        for share in told:
            value = f"{share.part / share.whole:.3f}" if share.whole else "-"
            print(f"{kind:9} {share.name:16} {value:>6}  {share.part} of {share.whole}")
    if options.show:
        _show(compared)
    if options.out:
        key = tuple(file.name for file in options.key)
        by_kind = {kind: tuple(each) for kind, each in measured.items()}
        record = asdict(Measured(Program.running(), key, len(compared), by_kind))
        options.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _show(compared: Sequence[Compared]) -> None:
    from eval.directory.match import agrees  # noqa: PLC0415

    for one in compared:
        print(f"\n{one.article.path}")
        for each in one.judged:
            for row in each.missed:
                print(
                    f"  missed {row.kind}: {row.name or row.value} {row.unit} {row.quote[:160]!r}"
                )
            for extra in each.extra:
                print(f"  extra  {each.kind}: {extra}")
            for row, ours in each.found:
                for field, told in row.fields:
                    if agrees(field, row, ours) is False:
                        given = getattr(ours, {"year": "years", "place": "where"}.get(field, field))
                        print(f"  field  {row.name or row.value}: {field} {given!r}, key {told!r}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval.directory",
        description="Compare the campaigns, figures and officials that are found in articles with "
        "a key made by hand: precision, recall, and how often each field agrees.",
    )
    parser.add_argument(
        "key", metavar="KEY", type=Path, nargs="+", help="JSON Lines, one row a fact"
    )
    parser.add_argument("--articles", metavar="PATH", type=Path, nargs="+", required=True)
    parser.add_argument("--show", action="store_true", help="print what is missed, extra or other")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the figures as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
