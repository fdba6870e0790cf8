"""``python -m eval review``: what it understands, what it opens, what it tells."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from eval.cases import PARTS
from eval.errors import EvalError
from eval.review.decisions import Decisions
from eval.review.terminal import Terminal
from eval.review.told import Deciding, listed, read_told
from index.layout import DEFAULT_DIRECTORY
from qa.errors import QuestionError
from qa.feedback import DEFAULT_FEEDBACK, FeedbackLog
from qa.journal import JournalError

if TYPE_CHECKING:
    from eval.review.session import Counts
    from eval.review.steps import Reviewer


def main(arguments: Sequence[str]) -> int:
    """Review what readers said of answers; return 0, where the reviewer quits too.

    Raises:
        EvalError: The feedback or the set is broken, missing, or can't be written.
        IndexFailure: There is no index, or it is damaged.
        OSError: A file can't be read or written.
    """
    options = _parser().parse_args(arguments)
    # With --json standard output is for the one object alone.
    terminal = Terminal(sys.stdin, sys.stderr if options.json else sys.stdout)
    if not options.feedback.is_file():
        problem = "no feedback yet; what readers say on the page is kept there"
        raise EvalError(f"{options.feedback}: {problem}")
    decisions = Decisions(options.feedback)
    try:
        if options.list:
            pending = decisions.pending(FeedbackLog(options.feedback).read())
            sys.stdout.write(json.dumps(listed(pending), ensure_ascii=False) + "\n")
            return 0
        with decisions.alone():
            if options.decide:
                counts = _decide(options, decisions)
            else:
                counts = _review(options, decisions, terminal)
    except (JournalError, QuestionError) as error:
        raise EvalError(str(error)) from error
    except UnicodeError as error:
        raise EvalError(
            f"the terminal isn't UTF-8 ({error}): set it so, or PYTHONUTF8=1"
        ) from error
    told = asdict(counts)
    terminal.say(", ".join(f"{count} {name}" for name, count in told.items()))
    if options.json:
        paths = {"feedback": str(options.feedback), "set": str(options.set)}
        sys.stdout.write(json.dumps({**paths, **told}, ensure_ascii=False) + "\n")
    return 0


def _review(options: argparse.Namespace, decisions: Decisions, terminal: Terminal) -> Counts:
    from eval.review.session import Counts, Session  # noqa: PLC0415  (--help stays quick)
    from eval.review.set_file import read_set  # noqa: PLC0415

    read_set(options.set)
    given = FeedbackLog(options.feedback).read()
    pending = decisions.pending(given)
    done = len(given) - len(pending)
    terminal.say(f"{len(pending)} to review in {options.feedback}, {done} done before.")
    if not pending:
        return Counts()
    terminal.say("Ctrl-C stops at any question; what was added stays.")

    try:
        reviewer = _reviewer(options, terminal)
    except KeyboardInterrupt:
        terminal.say()
        return Counts(left=len(pending))
    return Session(reviewer, decisions, options.set).run(pending)


def _decide(options: argparse.Namespace, decisions: Decisions) -> Counts:
    """Do what standard input tells, a decision a line."""
    from eval.names import ArticleNames  # noqa: PLC0415
    from eval.review.session import Counts  # noqa: PLC0415
    from qa.assistant import Assistant  # noqa: PLC0415  (takes seconds, so only where needed)

    pending = decisions.pending(FeedbackLog(options.feedback).read())
    assistant = Assistant.open(options.index)
    names = ArticleNames(assistant.articles.values())
    deciding = Deciding(assistant, names, decisions, options.set)
    counts = Counts(left=len(pending))
    for told in read_told(sys.stdin):
        counts = counts.with_one(deciding.decide(told, pending))
    return counts


def _reviewer(options: argparse.Namespace, terminal: Terminal) -> Reviewer:
    from eval.names import ArticleNames  # noqa: PLC0415
    from eval.review.steps import Reviewer  # noqa: PLC0415
    from qa.assistant import Assistant  # noqa: PLC0415  (takes seconds, so only where needed)

    assistant = Assistant.open(options.index)
    names = ArticleNames(assistant.articles.values())
    return Reviewer(terminal, assistant, names, options.part)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval review",
        description=(
            "Make known questions of what readers said of answers: each is shown, and kept as a "
            "case of a set, put off or dropped."
        ),
    )
    parser.add_argument(
        "feedback",
        metavar="FEEDBACK.jsonl",
        type=Path,
        nargs="?",
        default=DEFAULT_FEEDBACK,
        help="what the page kept (default: %(default)s)",
    )
    parser.add_argument(
        "--set",
        metavar="SET.jsonl",
        type=Path,
        required=True,
        help="the set that grows; a new one is begun where it is missing",
    )
    parser.add_argument(
        "--index",
        metavar="DIR",
        type=Path,
        default=DEFAULT_DIRECTORY,
        help="what evidence is looked up in (default: %(default)s)",
    )
    parser.add_argument(
        "--part", choices=(*PARTS, "none"), help="of every new case; asked each time unless given"
    )
    other = parser.add_mutually_exclusive_group()
    other.add_argument(
        "--list", action="store_true", help="print what is to be reviewed as JSON, and no more"
    )
    other.add_argument(
        "--decide",
        action="store_true",
        help="ask nothing: standard input holds decisions, one JSON object a line, such as "
        '{"id": "...", "decision": "add", "answers": ["290 websites"]} or "drop"',
    )
    parser.add_argument(
        "--json", action="store_true", help="print the counts as one JSON object, all else apart"
    )
    return parser
