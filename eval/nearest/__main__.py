"""``python -m eval.nearest``: which FAISS index finds the nearest passages, and at what cost."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.console import log_warnings
from eval.arguments import positive
from eval.errors import EvalError
from eval.files import make_folder
from index.errors import IndexFailure
from index.onnx_encoder import SHIPPED

if TYPE_CHECKING:
    from eval.nearest.records import Findings, Origin

SIZES = (10_000, 50_000, 100_000, 1_000_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 where it is done, 1 where it couldn't be."""
    options = _parser().parse_args(arguments)
    log_warnings()
    try:
        _run(options)
    except (EvalError, IndexFailure, OSError) as error:
        print(f"eval.nearest: {error}", file=sys.stderr)
        return 1
    return 0


def _run(options: argparse.Namespace) -> None:
    from eval.nearest.run import Given, findings  # noqa: PLC0415  (--help needs none of it)

    make_folder(options.out)
    make_folder(options.work)
    given = Given(
        texts=options.texts,
        sets=options.questions,
        encoder=options.encoder,
        work=options.work,
        asked=options.asked,
        real=options.real,
        pairs=options.pairs,
        only=tuple(options.only),
    )
    origin = given.origin()
    for found in findings(given, options.sizes):
        _write(options.out, origin, found)
    print((options.out / "nearest.md").read_text("utf-8"))


def _write(folder: Path, origin: Origin, found: Findings) -> None:
    from eval.nearest.report import report  # noqa: PLC0415  (--help needs none of it)

    record = {**asdict(origin), **asdict(found)}
    (folder / "nearest.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    (folder / "nearest.md").write_text(report(found), "utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.nearest", description=__doc__)
    parser.add_argument(
        "texts",
        nargs="+",
        type=Path,
        metavar="TEXT",
        help="SQuAD or passages (.json), or plain text; gzip and .dict.dz are unpacked",
    )
    parser.add_argument(
        "--questions", nargs="+", type=Path, required=True, metavar="SET", help="SQuAD files"
    )
    parser.add_argument(
        "--sizes", nargs="+", type=positive, default=SIZES, metavar="N", help="numbers of vectors"
    )
    parser.add_argument("--asked", type=positive, default=2_000, metavar="N", help="questions")
    parser.add_argument(
        "--real", type=positive, metavar="N", help="texts to encode at most; beyond, vectors made"
    )
    parser.add_argument(
        "--only", nargs="+", default=(), metavar="KIND", help="kinds as the table names them"
    )
    parser.add_argument("--pairs", type=positive, default=50, metavar="N", help="timed pairs")
    parser.add_argument("--encoder", type=Path, default=SHIPPED, metavar="DIR", help="its folder")
    parser.add_argument("--work", type=Path, required=True, metavar="DIR", help="keeps vectors")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="written to")
    return parser


if __name__ == "__main__":
    sys.exit(main())
