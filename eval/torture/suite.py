"""Rows that the test suite holds: they need a browser, or a network that is cut off."""

from __future__ import annotations

import re
import subprocess
import sys

from eval.speed.children import ROOT
from eval.torture.records import Finding

ROWS = (
    (
        "hostile texts in title, body, file name, question",
        "no script runs in a headless browser, only http(s) links",
        "tests/qa/page/test_hostile.py::test_hostile_texts_are_shown_to_the_letter_and_nothing_runs",
    ),
    (
        "articles that say 'ignore your instructions ...'",
        "no change of behaviour",
        "tests/qa/test_assistant.py::test_what_articles_order_changes_nothing",
    ),
    (
        "no network (sockets blocked)",
        "install done: build, start and answer with 0 outbound attempts",
        "tests/test_offline.py",
    ),
)

_COUNTS = re.compile(r"(\d+) (passed|failed|skipped|error)")


def by_the_suite() -> list[Finding]:
    """Run the tests of these rows."""
    return [_row(*row) for row in ROWS]


def _row(name: str, wanted: str, test: str) -> Finding:
    command = [sys.executable, "-m", "pytest", "--no-header", "-p", "no:randomly", test]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    last = (run.stdout.strip().splitlines() or ["it said nothing"])[-1]
    counts = {what: int(count) for count, what in _COUNTS.findall(last)}
    passed = counts.get("passed", 0)
    whole = run.returncode == 0 and not counts.get("skipped")
    return Finding(name, wanted, passed, () if whole else (last,), f"`{test}`")
