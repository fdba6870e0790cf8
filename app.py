"""The page: ask in the browser, see each quote marked in its article. ``python app.py``."""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import sys
import threading
from collections.abc import Sequence
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.added import AddedFolder
from corpus.bundled import bundled_articles
from index.arguments import add_store, store_of
from index.layout import DEFAULT_DIRECTORY
from qa.desk import Desk, Opener
from qa.doors.changers import Changers
from qa.doors.limiter import Limiter
from qa.doors.logins import Logins, LoginsError, read_logins
from qa.doors.rest import endpoints
from qa.errors import ReaderFailure
from qa.feedback import DEFAULT_FEEDBACK, FeedbackLog
from qa.page.layout import build_page
from qa.page.quality import Quality
from qa.page.serving import Doors, serve
from qa.page.upkeep import Keeping
from qa.phrasing.options import add_phrasing, endpoint_of
from qa.phrasing.phrase import open_phrasing
from qa.quality.known_sets import DEFAULT_SETS, KnownSets
from qa.quality.measuring import Measuring
from qa.readers import HELP
from qa.upkeep.upkeep import DEFAULT_ADDED, Upkeep

_ROOT_PATH = re.compile(r"(/[\w.~-]+)+", re.ASCII)


HERE = ("localhost", "127.0.0.1", "[::1]")
"""The names of this machine, to itself."""

BUNDLED_SET = Path(__file__).parent / "eval" / "sets" / "bundled.jsonl"
"""Known questions on the bundled articles."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until it is stopped; return 1 if it couldn't be started."""
    parser = _parser()
    options = parser.parse_args(arguments)
    _check_changes(parser, options)
    store = store_of(parser, options, DEFAULT_DIRECTORY)
    phrasing = open_phrasing(endpoint_of(parser, options))
    desk = Desk(store, Opener(options.reader, phrasing))
    problem = desk.problem()
    if problem:
        print(f"page: {problem}", file=sys.stderr)
    if isinstance(problem, ReaderFailure):
        return 1
    if options.mcp and find_spec("mcp") is None:
        print("page: --mcp needs one more package: pip install 'gradio[mcp]'", file=sys.stderr)
        return 1
    log = None if options.no_feedback else FeedbackLog(options.feedback)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # tidies up as Ctrl-C does
    with TemporaryDirectory(prefix="pullquote-") as uploads:
        os.environ["GRADIO_TEMP_DIR"] = uploads
        try:
            logins = read_logins(options.auth) if options.auth else None
            keeping = _keeping(desk, options, logins)
            quality = _quality(desk, options, keeping)
            page = build_page(desk, log, options.rate, keeping, quality)
            api = endpoints(desk, options.rate, logins)
            taken = Path(uploads) if keeping else None
            hosts = _hosts(options)
            doors = Doors(api, logins, options.mcp, options.root_path, taken, hosts)
            desk.watch()
            url = serve(page, options.host, options.port, doors)
        except LoginsError as error:
            print(f"page: {error}", file=sys.stderr)
            return 1
        except OSError as error:
            address = f"{options.host}:{options.port}"
            print(
                f"page: can't serve at {address} ({error}): give another --host or --port",
                file=sys.stderr,
            )
            return 1
        started = {
            "url": url,
            "index": str(store),
            "feedback": log and str(log.path),
            "problem": problem and str(problem),
        }
        print(json.dumps(started) if options.json else f"Pullquote is at {url}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            page.close(verbose=False)
    return 0


def _check_changes(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Refuse what would let strangers change the articles."""
    if options.allow_changes and not options.auth:
        parser.error("--allow-changes with names needs --auth FILE, by which they log in")
    if options.allow_changes is not None and not options.auth and not _is_local(options.host):
        parser.error(
            f"--allow-changes at {options.host} would let everybody on the network change the "
            "articles: give --auth FILE, or leave --host out"
        )


def _hosts(options: argparse.Namespace) -> Sequence[str]:
    """Return the names by which the page may be reached.

    Where everybody who reaches it may change the articles, a name that a stranger lets point to
    this machine must not lead here.
    """
    if options.allow_changes is None or options.auth:
        return ("*",)
    return (*HERE, options.host)


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _keeping(desk: Desk, options: argparse.Namespace, logins: Logins | None) -> Keeping | None:
    """Return who changes the articles; None for nobody.

    Raises:
        LoginsError: Somebody is named who can't log in.
    """
    if options.allow_changes is None:
        return None
    unknown = set(options.allow_changes) - (logins.names if logins else set())
    if unknown:
        raise LoginsError(f"{options.auth} doesn't name {', '.join(sorted(unknown))}: add them")
    added = AddedFolder(options.added)
    added.discard_all()
    changers = Changers(frozenset(options.allow_changes) or None)
    return Keeping(Upkeep(desk.store, added), changers)


def _quality(desk: Desk, options: argparse.Namespace, keeping: Keeping | None) -> Quality | None:
    """Return what is measured and by whom; by those who may change the articles."""
    if keeping is None:
        return None
    feedback = None if options.no_feedback else options.feedback
    sources = desk.store.sources() if desk.store.exists() else []
    is_bundled = sources == [str(bundled_articles().resolve())]
    sets = KnownSets(options.sets, (BUNDLED_SET,) if is_bundled else ())
    return Quality(desk.store, sets, Measuring(desk.store), feedback, keeping.changers)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python app.py", description="Ask in the browser.")
    parser.add_argument(
        "--index", type=Path, default=DEFAULT_DIRECTORY, metavar="DIR", help="default: %(default)s"
    )
    add_store(parser)
    parser.add_argument("--reader", metavar="NAME", help=HELP)
    add_phrasing(parser)
    parser.add_argument("--host", default="127.0.0.1", help="default: %(default)s")
    parser.add_argument("--port", type=_port, default=7860, help="default: %(default)s")
    feedback = parser.add_mutually_exclusive_group()
    feedback.add_argument(
        "--feedback",
        type=Path,
        default=DEFAULT_FEEDBACK,
        metavar="FILE",
        help="keep what readers say of answers here (default: %(default)s)",
    )
    feedback.add_argument("--no-feedback", action="store_true", help="don't ask readers")
    parser.add_argument(
        "--auth",
        type=Path,
        metavar="FILE",
        help="let in only those named here, a line name:password each",
    )
    parser.add_argument(
        "--allow-changes",
        nargs="*",
        metavar="NAME",
        help="let readers add articles and take them out again; with --auth only those named "
        "here, if any are",
    )
    parser.add_argument(
        "--added",
        type=Path,
        default=DEFAULT_ADDED,
        metavar="DIR",
        help="keep the articles that are added on the page here (default: %(default)s)",
    )
    parser.add_argument(
        "--sets",
        type=Path,
        default=DEFAULT_SETS,
        metavar="DIR",
        help="offer the sets of known questions in here to those who may change the articles "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--rate",
        type=_rate,
        default="60/minute",
        metavar="N/TIME",
        help="how often one client may ask (default: %(default)s; none: as often as it likes)",
    )
    parser.add_argument(
        "--mcp",
        action="store_true",
        help="offer the endpoints to language models as tools (Model Context Protocol)",
    )
    parser.add_argument(
        "--root-path",
        type=_root_path,
        default="",
        metavar="PATH",
        help="the path under which a proxy serves this: /pullquote",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object when started")
    return parser


def _rate(text: str) -> Limiter | None:
    if text == "none":
        return None
    try:
        return Limiter(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no rate: write one like 60/minute or 1000/hour, or none"
        ) from error


def _root_path(text: str) -> str:
    path = text.rstrip("/")
    if path and not _ROOT_PATH.fullmatch(path):
        raise argparse.ArgumentTypeError(f"{text!r} is no path: write one like /pullquote")
    return path


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give a number from 1 to 65535")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
