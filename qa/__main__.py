"""``python -m qa "QUESTION"``, ``--batch FILE.jsonl``, and ``python -m qa directory``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from corpus.console import log_warnings
from index.arguments import add_store, store_of
from index.errors import IndexFailure
from index.layout import DEFAULT_DIRECTORY
from index.stores import Store
from qa.errors import QuestionError, ReaderFailure
from qa.phrasing.options import add_phrasing, endpoint_of
from qa.readers import HELP

if TYPE_CHECKING:
    from qa.phrasing.endpoint import Endpoint

DIRECTORY = "directory"
KINDS = ("campaigns", "figures", "officials")


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer; return 0 if it was done (a refusal is an answer too), 1 if it couldn't be."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == [DIRECTORY]:
        parser = _directory_parser()
        return _run(_print_directory, parser, parser.parse_args(given[1:]))
    parser = _parser()
    options = parser.parse_args(given)
    if (options.question is None) == (options.batch is None):
        parser.error("give either a QUESTION or --batch FILE.jsonl")
    endpoint = endpoint_of(parser, options)
    return _run(partial(_answer, endpoint=endpoint), parser, options)


def _run(
    command: Callable[[argparse.Namespace, Store], None],
    parser: argparse.ArgumentParser,
    options: argparse.Namespace,
) -> int:
    store = store_of(parser, options, DEFAULT_DIRECTORY)
    log_warnings()
    try:
        command(options, store)
    except (QuestionError, IndexFailure, ReaderFailure, OSError) as error:
        print(f"qa: {error}", file=sys.stderr)
        return 1
    return 0


def _print_directory(options: argparse.Namespace, store: Store) -> None:
    from qa.directory import directory_of  # noqa: PLC0415  (--help stays quick)
    from qa.directory_report import as_json, as_lines  # noqa: PLC0415

    directory = directory_of(store.contents()[1])
    kinds = [options.kind] if options.kind else KINDS
    if options.json:
        record = as_json(directory)
        print(json.dumps({kind: record[kind] for kind in kinds}, ensure_ascii=False))
    else:
        print("\n".join(line for kind in kinds for line in as_lines(kind, directory)))


def _answer(options: argparse.Namespace, store: Store, endpoint: Endpoint | None) -> None:
    from qa.batch import read_batch  # noqa: PLC0415  (--help stays quick)

    questions = read_batch(options.batch) if options.batch else []

    from qa.assistant import Assistant  # noqa: PLC0415
    from qa.phrasing.phrase import open_phrasing  # noqa: PLC0415
    from qa.render import as_json, as_text  # noqa: PLC0415

    phrasing = open_phrasing(endpoint)
    assistant = Assistant.open(store, reader=options.reader, phrasing=phrasing)
    for each in tqdm(questions, desc="answering", file=sys.stderr, disable=None, leave=False):
        outcome = assistant.ask(each.question, each.history)
        print(json.dumps(as_json(outcome, each.id), ensure_ascii=False), flush=True)
    if options.question is not None:
        outcome = assistant.ask(options.question)
        as_object = json.dumps(as_json(outcome), ensure_ascii=False) if options.json else None
        print(as_object or as_text(outcome))


def _directory_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m qa {DIRECTORY}",
        description="Print the campaigns, figures and people of the indexed articles, each with "
        "the quote that tells it.",
    )
    parser.add_argument("kind", nargs="?", choices=KINDS, help="only these; default: all three")
    _add_index(parser)
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m qa",
        description="Answer from the indexed articles, with the quote. "
        "`python -m qa directory` prints the campaigns, figures and people they tell of.",
    )
    parser.add_argument("question", nargs="?", metavar="QUESTION")
    parser.add_argument(
        "--batch", type=Path, metavar="FILE.jsonl", help="answer each line, one JSON line each"
    )
    _add_index(parser)
    parser.add_argument("--reader", metavar="NAME", help=HELP)
    add_phrasing(parser)
    return parser


def _add_index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--index", type=Path, default=DEFAULT_DIRECTORY, metavar="DIR", help="default: %(default)s"
    )
    add_store(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


if __name__ == "__main__":
    sys.exit(main())
