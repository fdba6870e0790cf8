"""Multiples, fairness, memory, and how they are told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest

from eval.crowd import command
from eval.crowd.__main__ import main
from eval.crowd.asking import Outcome
from eval.crowd.options import parse
from eval.crowd.people import Gathering
from eval.crowd.records import Fairness, Latency, Memory, Phase, Unit
from eval.crowd.report import markdown, write
from eval.crowd.served import Served, resident, tracebacks
from eval.errors import EvalError

BROKEN = """\
INFO: started
ERROR: Exception in ASGI application
Traceback (most recent call last):
  File "a.py", line 1, in <module>
    raise ValueError("broken")

ValueError: broken
INFO: goes on
  + Exception Group Traceback (most recent call last):
  |   File "b.py", line 2, in <module>
  | ExceptionGroup: two (1 sub-exception)
done
"""


def test_latency_is_a_multiple():
    told = Latency.of([3.0, 1.0, 2.0, *[2.0] * 17], unit=2.0)
    assert told == Latency(20, 1.0, 1.0, 1.5)
    assert Latency.of([5.0], unit=2.0) == Latency(1, 2.5, 2.5, 2.5)


def test_fairness_is_one_where_all_get_as_many():
    assert Fairness.of([7, 7, 7]) == Fairness(7, 7, 1.0)
    assert Fairness.of([9, 0, 0]).jain == pytest.approx(1 / 3)
    assert Fairness.of([1, 3]).jain == pytest.approx(0.8)
    assert Fairness.of([0, 0]).jain == 0.0


def test_what_many_get_is_compared_with_what_one_gets(findings):
    one, crowd = findings.one, findings.crowd
    assert (one.throughput, one.latency.median) == (1.0, 1.0)
    assert (crowd.people, crowd.answers, crowd.throughput) == (2, 4, 2.0)
    assert crowd.latency == Latency(4, 2.5, 4.0, 4.0)
    assert crowd.ways == {"http": Latency(1, 3.0, 3.0, 3.0), "queue": Latency(3, 2.0, 4.0, 4.0)}
    assert crowd.fairness == Fairness(1, 3, 0.8)
    assert crowd.errors == ("http: reset",)
    assert crowd.differences == ("queue: other",)


def test_a_crowd_that_was_never_answered_has_no_latency():
    found = Phase.of(Gathering(((Outcome("queue", 1.0, failure="reset"),),), 1.0), Unit(1.0, 1.0))
    assert (found.answers, found.throughput, found.latency, found.ways) == (0, 0.0, None, {})


def test_one_person_has_to_be_answered():
    with pytest.raises(EvalError, match="wasn't answered once: reset"):
        Unit.of(Gathering(((Outcome("queue", 1.0, failure="reset"),),), 1.0))


def test_memory_is_compared_with_that_after_one_person():
    found = Memory.of(1_000, [1_010, 1_020, 1_030, 1_040, 1_050], 1_100)
    assert (found.start, found.middle, found.end, found.floods) == (1.01, 1.03, 1.05, 1.1)
    assert found.looks == (1.01, 1.02, 1.03, 1.04, 1.05)


def test_all_that_went_wrong_is_named(findings):
    assert list(findings.problems()) == [
        "2 at once, http: reset",
        "2 at once, queue: other",
        "100 requests at the same moment, queue: reset",
        "the page said\nTraceback (most recent call last):\nValueError: broken",
    ]


def test_the_tables_tell_multiples(findings):
    text = markdown(findings)
    for line in (
        "|  | one person | 2 people |",
        "| answers | 2 | 4 |",
        "| requests without an answer | 0 | 1 |",
        "| answers other than alone | 0 | 1 |",
        "| throughput × | 1.00 | 2.00 |",
        "| an answer: median × | 1.00 | 2.50 |",
        "| http: worst × | 1.00 | 3.00 |",
        "| queue: 95th percentile × | 1.00 | 4.00 |",
        "| fewest answers of a person | 2 | 1 |",
        "| Jain's index of fairness | - | 0.800 |",
        "| 1.000 | 1.000 | 1.100 | 1.200 | 1.500 |",
        "| queue | 100 | 64 | 35 | 1 | 0.0200 | 5.00 |",
        "What those who have to wait are told: “It is full.” (queue).",
        "Tracebacks that the page wrote: 1.",
    ):
        assert line in text.splitlines()
    assert "commit c0ffeec0ffee and changes" in text
    assert "6 follow-ups were read as 6 different questions" in text


def test_what_was_never_answered_is_a_dash(findings):
    nobody = replace(findings.crowd, throughput=0.0, latency=None, ways={})
    text = markdown(replace(findings, crowd=nobody, memory=None))
    assert "| throughput × | 1.00 | - |" in text
    assert "| http: median × | 1.00 | - |" in text
    assert "This system doesn't tell." in text


def test_the_files_hold_no_bare_time(findings, tmp_path):
    write(tmp_path, findings)
    told = (tmp_path / "crowd.json").read_text("utf-8")
    assert json.loads(told)["crowd"]["fairness"] == {"fewest": 1, "most": 3, "jain": 0.8}
    assert not re.search(r"seconds|_ms\b", told)
    assert (tmp_path / "crowd.md").read_text("utf-8") == markdown(findings)


def test_tracebacks_are_found():
    first, second = tracebacks(BROKEN)
    assert first.splitlines()[0] == "Traceback (most recent call last):"
    assert first.splitlines()[-1] == "ValueError: broken"
    assert "ExceptionGroup: two" in second
    assert tracebacks("INFO: all is well\n") == ()


def test_the_resident_memory_is_read():
    assert resident("Name:\tpython\nVmHWM:\t  20 kB\nVmRSS:\t  12 kB\n") == 12 * 1024
    assert resident("Name:\tpython\nState:\tZ (zombie)\n") is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of a process")
def test_a_page_is_looked_at_until_it_ends(tmp_path):
    script = (
        "import sys; print('ready', flush=True); sys.stdin.read(); "
        "print('no memory', file=sys.stderr); sys.exit(3)"
    )
    with (
        (tmp_path / "stderr").open("w+", encoding="utf-8") as stderr,
        subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        ) as process,
    ):
        assert process.stdout.readline() == "ready\n"
        page = Served("http://127.0.0.1:1/", process, stderr)
        assert page.memory() > 1_000_000
        process.communicate("")
        with pytest.raises(EvalError, match="ended with status 3: no memory"):
            page.memory()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--people", "1"], "2 to 64"),
        (["--people", "65"], "2 to 64"),
        (["--minutes", "0"], "above 0"),
        (["--alone", "soon"], "above 0"),
        (["--alone", "nan"], "above 0"),
        (["--flood", "0"], "1 or more"),
    ],
)
def test_wrong_usage_is_told(arguments, told, capsys, tmp_path):
    with pytest.raises(SystemExit) as ended:
        parse(["--out", str(tmp_path), *arguments])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_the_options_have_defaults(tmp_path):
    options = parse(["--out", str(tmp_path), "--minutes", "0.3"])
    assert (options.people, options.minutes, options.alone, options.flood) == (20, 0.3, 1.0, 100)
    assert options.conversations is None


def test_the_command_ends_with_1_and_names_what_went_wrong(findings, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(command, "measure", lambda _: findings)
    assert main(["--out", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("# Many at once")
    assert "eval.crowd: 2 at once, queue: other" in said.err


def test_the_command_ends_with_0_where_all_went_well(findings, monkeypatch, capsys, tmp_path):
    well = replace(findings, crowd=findings.one, floods=(), tracebacks=())
    monkeypatch.setattr(command, "measure", lambda _: well)
    assert main(["--out", str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""


def test_only_questions_for_tuning_are_asked(monkeypatch, tmp_path):
    """Nothing is asked of the half that reports, nor of other sets."""
    asked = []

    def held(openings, _ask):
        asked.extend(openings)
        return iter(())

    monkeypatch.setattr(command, "held_alone", held)
    monkeypatch.setattr(command, "_index", lambda: Given(tmp_path))
    monkeypatch.setattr(command, "served", lambda _: Given(SimpleNamespace(url="http://x/")))
    monkeypatch.setattr(command, "_asked", lambda *_: None)
    monkeypatch.setattr(command, "write", lambda *_: None)
    command.measure(parse(["--out", str(tmp_path)]))
    cases = command.load_set(command.BUNDLED_SET).cases
    assert asked == [case.question for case in cases if case.part == "tune"]


class Given:
    def __init__(self, value):
        self._value = value

    def __enter__(self):
        return self._value

    def __exit__(self, *_):
        return False
