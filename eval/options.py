"""What the command line of ``python -m eval`` understands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.arguments import positive
from eval.cases import PARTS, Part
from index.arguments import add_store, named_store
from index.encoders import HELP as ENCODERS
from index.stores import FolderStore, Store
from qa.readers import HELP

if TYPE_CHECKING:
    from eval.gates import Gate

SYSTEMS = ("pullquote", "sentences", "bm25", "dense", "rrf", "first-sentence")
"""What can be measured: `eval.baselines` tells what each does."""

BUNDLED_SET = Path(__file__).parent / "sets" / "bundled.jsonl"


@dataclass(frozen=True, slots=True)
class Options:
    """One run. The fields are the options; `parse` documents them."""

    sets: tuple[Path, ...]
    store: Store | None
    articles: tuple[Path, ...]
    distractors: tuple[Path, ...]
    keep_index: Path | None
    encoder: str | None
    reader: str | None
    part: Part | None
    limit: int | None
    retrieval_only: bool
    given: bool
    systems: tuple[str, ...]
    gates: tuple[Gate, ...]
    out: Path | None
    json: bool


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Read the command line; wrong usage ends the program with status 2."""
    parser = _parser()
    told = parser.parse_args(arguments)
    gates = _gates(parser, told)
    store = named_store(parser, told)
    for name in ("index", "uri", "collection"):  # the store is named by them
        delattr(told, name)
    options = Options(**{**vars(told), **_as_tuples(told), "gates": gates, "store": store})
    for_building = {
        "--articles": options.articles,
        "--distractors": options.distractors,
        "--keep-index": options.keep_index,
        "--encoder": options.encoder,
    }
    useless = [option for option, value in for_building.items() if value]
    if options.store and useless:
        named = "--index" if isinstance(options.store, FolderStore) else "--store"
        parser.error(f"{' and '.join(useless)}: only where an index is built, so not with {named}")
    if options.given and options.retrieval_only:
        parser.error("--given: measures reading, so not with --retrieval-only")
    if options.reader and SYSTEMS[0] not in options.systems:
        parser.error(f"--reader: only with --system {SYSTEMS[0]}; the others read first sentences")
    if len(options.systems) > 1 and options.gates:
        parser.error("--min and --max: only where one system is measured")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval",
        epilog=(
            "python -m eval compare A B compares two runs; python -m eval review makes known "
            "questions of readers' feedback."
        ),
        description=(
            "Ask sets of known questions and print how good the answers are. Without --index an "
            "index is built for the run: from the paragraphs of SQuAD sets and, for sets in JSON "
            "Lines, from --articles or else the bundled articles."
        ),
    )
    parser.add_argument(
        "sets",
        metavar="SET",
        type=Path,
        nargs="*",
        default=(BUNDLED_SET,),
        help=".jsonl (one case a line), SQuAD .json, plain or .gz, or a BEIR folder; default: "
        "the bundled set",
    )
    parser.add_argument("--index", metavar="DIR", type=Path, help="ask this index; build none")
    add_store(parser)
    _add_building(parser)
    _add_cases(parser)
    parser.add_argument(
        "--system",
        dest="systems",
        metavar="NAME",
        action="append",
        choices=SYSTEMS,
        help=f"{', '.join(SYSTEMS)}; several times to see them side by side (default: "
        f"{SYSTEMS[0]})",
    )
    parser.add_argument("--reader", metavar="NAME", help=f"of {SYSTEMS[0]}: {HELP}")
    _add_gates(parser)
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="write the report here: rows.jsonl, summary.json, report.html, and what TREC's and "
        "SQuAD's own scorers read",
    )
    parser.add_argument("--json", action="store_true", help="print the summary as one JSON object")
    return parser


def _add_gates(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("bounds: a figure that misses one ends with status 1")
    for option, which in (("--min", "least"), ("--max", "greatest")):
        group.add_argument(
            option,
            metavar="FIGURE=VALUE",
            action="append",
            default=[],
            help=f"the {which} value over all questions, such as answer_f1=0.8; several times",
        )


def _gates(parser: argparse.ArgumentParser, told: argparse.Namespace) -> tuple[Gate, ...]:
    least, greatest = vars(told).pop("min"), vars(told).pop("max")
    if not least and not greatest:
        return ()

    from eval.gates import parse_gate  # noqa: PLC0415  (--help needs none of what it imports)

    try:
        return (
            *(parse_gate(text, least=True) for text in least),
            *(parse_gate(text, least=False) for text in greatest),
        )
    except ValueError as error:
        parser.error(str(error))


def _add_building(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("where an index is built")
    group.add_argument(
        "--articles",
        metavar="PATH",
        type=Path,
        action="append",
        default=[],
        help="what JSON Lines sets are about; may be given several times",
    )
    group.add_argument(
        "--distractors",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="add the paragraphs of a SQuAD file or of a JSON list of {title, text}; several times",
    )
    group.add_argument("--encoder", metavar="NAME", help=ENCODERS)
    group.add_argument(
        "--keep-index",
        metavar="DIR",
        type=Path,
        help="build it here, in place of what is there, and keep it for --index",
    )


def _add_cases(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("which cases")
    group.add_argument(
        "--part",
        choices=PARTS,
        help="of JSON Lines sets by the field 'part'; of SQuAD sets the first half of the titles "
        "in alphabetical order is for tuning",
    )
    group.add_argument(
        "--limit", metavar="N", type=positive, help="at most N cases of each set, evenly spread"
    )
    group.add_argument(
        "--retrieval-only",
        action="store_true",
        help="measure retrieval alone, over the cases that have a right article",
    )
    group.add_argument(
        "--given",
        action="store_true",
        help="let each case be answered from the article that it names and no other: how well it "
        "reads, whatever it finds",
    )


def _as_tuples(told: argparse.Namespace) -> dict[str, tuple[Path, ...]]:
    told.systems = dict.fromkeys(told.systems or SYSTEMS[:1])
    names = ("sets", "articles", "distractors", "systems")
    return {name: tuple(getattr(told, name)) for name in names}
