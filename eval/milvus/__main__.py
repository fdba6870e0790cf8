"""``python -m eval.milvus``: Milvus Lite against the folder, on the same articles."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from corpus.console import log_warnings
from eval.arguments import positive
from eval.errors import EvalError
from index.errors import IndexFailure

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
TEXTS = DATA / "squadshifts-new-wiki.json.gz"
SIZES = (2_000, 10_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 where it is done, 1 where it couldn't be."""
    options = _parser().parse_args(arguments)
    log_warnings()
    try:
        _run(options)
    except (EvalError, IndexFailure, OSError) as error:
        print(f"eval.milvus: {error}", file=sys.stderr)
        return 1
    return 0


def _run(options: argparse.Namespace) -> None:
    from eval.cases import spread  # noqa: PLC0415  (--help needs none of it)
    from eval.load import load_set  # noqa: PLC0415
    from eval.milvus.measure import measure  # noqa: PLC0415
    from eval.provenance import Program  # noqa: PLC0415
    from eval.speed.made_encoder import MadeEncoder  # noqa: PLC0415
    from eval.squad import read_passages  # noqa: PLC0415
    from index.encoders import DEFAULT_ENCODER, open_encoder  # noqa: PLC0415

    asked = [case.question for case in load_set(options.texts).cases]
    questions = spread(asked, options.questions + 1)
    encoder = MadeEncoder(open_encoder(DEFAULT_ENCODER))
    steps = []
    for step in measure(read_passages(options.texts), encoder, questions, options.sizes):
        steps.append(asdict(step))
        print(json.dumps(steps[-1]), flush=True)
        record = {"program": asdict(Program.running()), "texts": options.texts.name, "steps": steps}
        options.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval.milvus",
        description="Build the same articles in a folder and in Milvus Lite, with made vectors; "
        "compare bytes, building, searching, and what is found.",
    )
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="JSON")
    parser.add_argument(
        "--texts",
        metavar="FILE",
        type=Path,
        default=TEXTS,
        help="a SQuAD file: sentences and questions (default: %(default)s)",
    )
    parser.add_argument("--questions", metavar="N", type=positive, default=50)
    parser.add_argument("--sizes", metavar="N", type=positive, nargs="+", default=SIZES)
    return parser


if __name__ == "__main__":
    sys.exit(main())
