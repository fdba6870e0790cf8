"""``python -m index build | watch | status | verify | show``."""

from __future__ import annotations

import argparse
import errno
import json
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tqdm import tqdm

from corpus.bundled import bundled_articles
from corpus.console import log_warnings
from corpus.errors import CorpusError
from corpus.report import Failure, Notice
from index.arguments import add_shard, add_store, add_store_building, store_of
from index.encoder import Encoder
from index.encoders import DEFAULT_ENCODER, HELP, open_encoder
from index.errors import IndexFailure
from index.layout import DEFAULT_DIRECTORY
from index.order import WHOLE
from index.progress import in_lines
from index.stores import Store

if TYPE_CHECKING:
    from index.directory.store import FactReader

Item = TypeVar("Item")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 if it was done, 1 if it couldn't be."""
    parser = _parser()
    options = parser.parse_args(arguments)
    options.kept_in = store_of(parser, options, DEFAULT_DIRECTORY)
    log_warnings()
    try:
        report, lines, status = options.command(options)
    except (CorpusError, IndexFailure, OSError) as error:
        print(f"index: {_plainly(error, options.kept_in)}", file=sys.stderr)
        return 1
    _tell(options, report, lines)
    return int(status)


Outcome = tuple[dict[str, Any], list[str], int]
"""What a command reports: for programs, for people, and its exit status."""


def _tell(options: argparse.Namespace, report: dict[str, Any], lines: Iterable[str]) -> None:
    told = json.dumps(report, ensure_ascii=False) if options.json else "\n".join(lines)
    print(told, flush=True)


def _plainly(error: Exception, index: Store) -> str:
    """Return what went wrong; of a full disk, which one, and that nothing is lost."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"no space is left for {index}: free some and build again; the old index serves"
    return str(error)


def _build(options: argparse.Namespace) -> Outcome:
    paths = options.paths or _default_paths(options)
    record = _built(options, paths, _encoder(options))
    return record, _build_lines(record), 0


def _watch(options: argparse.Namespace) -> Outcome:
    from index.watch import changes  # noqa: PLC0415  (--help stays quick)

    paths = options.paths or _default_paths(options)
    encoder = _encoder(options)
    builds = published = 0
    to_try_again: list[object] = []
    own = options.kept_in.folder
    for _ in changes(paths, own, is_settled=lambda: not to_try_again):
        try:
            record = _built(options, paths, encoder)
        except (CorpusError, IndexFailure, OSError) as error:
            to_try_again[:] = [error]
            print(f"index: {_plainly(error, options.kept_in)}", file=sys.stderr, flush=True)
            continue
        to_try_again[:] = record["failed"]
        if record["published"] or not builds:
            _tell(options, record, _build_lines(record))
        builds += 1
        published += record["published"]
    stopped = {"index": str(options.kept_in), "builds": builds, "generations": published}
    return stopped, [f"stopped: {published} generations published"], 0


def _encoder(options: argparse.Namespace) -> Encoder:
    """Open the encoder that is asked for, else the one that made the index, else the default."""
    try:
        made_by = options.kept_in.manifest().encoder.name
    except IndexFailure:
        made_by = DEFAULT_ENCODER
    return open_encoder(options.encoder or made_by)


def _built(options: argparse.Namespace, paths: Sequence[Path], encoder: Encoder) -> dict[str, Any]:
    from index.update import Means, build_from, read_sources  # noqa: PLC0415  (--help stays quick)

    store: Store = options.kept_in
    reading = _progress(options, "reading", "file")
    corpus = read_sources(store, paths, reading)
    failed, notices = _records(corpus.failures), _records(corpus.notices)
    for told in failed + notices:
        print(f"index: {told['path']}: {told['reason']}", file=sys.stderr)
    means = Means(
        encoder,
        facts=None if options.no_directory else _fact_reader(),
        shard=getattr(options, "shard", None) or WHOLE,
        indexing=_progress(options, "indexing", "article"),
        may_be_empty=options.allow_empty,
    )
    report = build_from(corpus, store, paths, means)
    return {**asdict(report), "failed": failed, "notices": notices, "index": str(store)}


def _fact_reader() -> FactReader:
    from index.directory.store import read_facts  # noqa: PLC0415  (--help stays quick)

    return read_facts


def _records(reports: Sequence[Failure | Notice]) -> list[dict[str, str]]:
    return [{"path": report.path, "reason": report.reason} for report in reports]


def _default_paths(options: argparse.Namespace) -> list[Path]:
    """Return the paths of the last build where they are asked for, else the bundled articles."""
    from index.update import last_paths  # noqa: PLC0415  (--help stays quick)

    store: Store = options.kept_in
    if not options.again or not store.exists():
        return [bundled_articles()]
    paths = last_paths(store)
    if not paths:
        raise IndexFailure(f"{store} doesn't tell any more what it was built from: give the PATH")
    return paths


def _build_lines(record: dict[str, Any]) -> list[str]:
    counts = ", ".join(
        f"{record[name]} {name}" for name in ("added", "updated", "removed", "unchanged")
    )
    return [f"articles: {counts}, {len(record['failed'])} failed", _outcome(record)]


def _outcome(record: dict[str, Any]) -> str:
    if record["waits_for"]:
        parts = ", ".join(map(str, record["waits_for"]))
        return (
            f"this part is written, {record['embedded']} passages embedded now; all are published "
            f"when these are: {parts}"
        )
    if not record["published"]:
        return f"nothing changed: generation {record['generation']} goes on serving"
    return (
        f"generation {record['generation']} serves: {record['passages']} passages, "
        f"{record['embedded']} of them embedded now"
    )


def _status(options: argparse.Namespace) -> Outcome:
    manifest = options.kept_in.manifest()
    record = {
        "index": str(options.kept_in),
        "articles": manifest.articles,
        "passages": manifest.passages,
        "encoder": manifest.encoder.name,
        "fingerprint": manifest.encoder.fingerprint,
        "codes": manifest.codes.kind if manifest.codes else "none",
        "generation": manifest.generation,
        "built_at": manifest.built_at,
        "sources": list(manifest.sources),
    }
    width = max(map(len, record))
    return record, [f"{name:<{width}}  {_plain(value)}" for name, value in record.items()], 0


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _verify(options: argparse.Namespace) -> Outcome:
    store: Store = options.kept_in
    manifest = store.manifest()
    problems = list(store.problems())
    record = {"index": str(store), "ok": not problems, "problems": problems}
    whole = f"whole: {len(manifest.files)} files, {manifest.articles} articles, "
    return record, problems or [f"{whole}{manifest.passages} passages"], int(bool(problems))


def _show(options: argparse.Namespace) -> Outcome:
    articles = options.kept_in.contents()[1].articles
    by_id = [articles[options.article]] if options.article in articles else articles.stream()
    for article in by_id:
        if options.article in (article.id, article.place, article.path):
            record = asdict(article)
            head = [article.title, f"{article.publisher or '-'}, {article.date or 'no date'}"]
            return record, [*head, "", article.text], 0
    raise IndexFailure(f"no article {options.article!r} in {options.kept_in}: give its id or path")


def _progress(
    options: argparse.Namespace, label: str, unit: str
) -> Callable[[Collection[Item]], Iterable[Item]]:
    if options.progress == "lines":
        return partial(in_lines, label)
    return partial(tqdm, desc=label, unit=unit, file=sys.stderr, disable=None, leave=False)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="Make and check an index.")
    metavar = "build | watch | status | verify | show"
    commands = parser.add_subparsers(required=True, metavar=metavar)
    build = _command(commands, "build", _build, "read articles and publish an index of them")
    watch = _command(commands, "watch", _watch, "build now, and again whenever articles change")
    for command in (build, watch):
        _add_build_options(command)
        add_store_building(command)
    add_shard(build)
    _command(commands, "status", _status, "say what the index holds")
    _command(commands, "verify", _verify, "check every checksum and count")
    show = _command(commands, "show", _show, "print an article as it is cited")
    show.add_argument("article", help="its id or path")
    return parser


def _add_build_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files or folders of articles"
    )
    command.add_argument(
        "--again", action="store_true", help="without PATH: the paths of the last build"
    )
    command.add_argument(
        "--encoder",
        metavar="NAME",
        help=f"{HELP}; default: the one that made the index, for a new one {DEFAULT_ENCODER}",
    )
    command.add_argument(
        "--no-directory",
        action="store_true",
        help="don't read the articles for figures, people and campaigns now, which takes longer "
        "than encoding them; each is read when a question needs it",
    )
    command.add_argument(
        "--progress",
        choices=("bar", "lines"),
        default="bar",
        help="how far it is: as a bar where standard error is a terminal, or as lines like "
        "'reading 3/10' for programs (default: %(default)s)",
    )
    command.add_argument(
        "--allow-empty", action="store_true", help="publish an index without any article"
    )


def _command(commands: Any, name: str, run: Any, text: str) -> argparse.ArgumentParser:  # noqa: ANN401
    command: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    command.set_defaults(command=run)
    command.add_argument(
        "--index", type=Path, default=DEFAULT_DIRECTORY, metavar="DIR", help="default: %(default)s"
    )
    add_store(command)
    command.add_argument("--json", action="store_true", help="print one JSON object")
    return command


if __name__ == "__main__":
    sys.exit(main())
