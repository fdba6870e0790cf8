"""A change of the articles in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.added import Staged
from corpus.report import Failure, Notice
from index.changes import Change, Changes, Kind
from index.progress import Progress
from qa.upkeep.plan import MOST_TOLD, Plan, how_far, in_lines, in_sum, outcome, troubles

NEW = Change(Kind.NEW, "Fair opens", "news/fair.txt", "Daily", "2016-12-29")
CHANGED = Change(Kind.CHANGED, "Rain falls", "news/rain.txt", None, "2016")
GONE = Change(Kind.GONE, "Snow", "news/snow.txt", None, None)
COPY = Change(Kind.COPY, "Opening", "wire/fair.txt", None, None, of="Fair opens")


def plan_of(*changes, unchanged=0, failures=(), notices=(), taken_out=(), staged=None):
    told = Changes(changes, unchanged, failures, notices)
    return Plan(told, staged, taken_out)


def failed(number):
    return Failure(f"news/{number}.pdf", f"{number}.pdf", "is a damaged PDF")


def test_a_plan_is_told_in_a_sentence_without_what_does_not_happen():
    assert in_sum(plan_of(NEW, NEW, CHANGED, COPY, GONE, unchanged=1_200)) == (
        "Articles: 2 new, 1 changed, 1 gone, 1 as a copy, 1,200 unchanged."
    )
    assert in_sum(plan_of(*[NEW] * 10)) == "Articles: 10 new, 0 unchanged."


def test_an_index_that_will_be_empty_is_told_to_be():
    emptied = plan_of(GONE)
    assert emptied.leaves_nothing
    assert in_sum(emptied) == "Articles: 1 gone, 0 unchanged. The index will hold no article."
    for changes, unchanged in (((NEW, GONE), 0), ((CHANGED,), 0), ((GONE,), 1)):
        assert not plan_of(*changes, unchanged=unchanged).leaves_nothing


def test_each_article_is_named_on_a_line_with_what_is_known_of_it():
    assert in_lines(plan_of(NEW, CHANGED, GONE, COPY)).splitlines() == [
        "New: Fair opens · Daily · 2016-12-29 (news/fair.txt)",
        "Changed: Rain falls · 2016 (news/rain.txt)",
        "Gone: Snow (news/snow.txt)",
        "A copy of “Fair opens”: wire/fair.txt",
    ]


def test_what_could_not_be_read_and_what_is_in_doubt_is_named_below():
    notice = Notice("b.md", "b.md", "date 'soon' left out")
    plan = plan_of(NEW, failures=(failed(1),), notices=(notice,))
    assert in_lines(plan).splitlines()[1:] == [
        "Can’t be read: news/1.pdf is a damaged PDF.",
        "Take note: b.md date 'soon' left out.",
    ]


def test_only_the_first_of_very_many_are_named():
    failures = tuple(failed(number) for number in range(MOST_TOLD + 1_200))
    plan = plan_of(*[NEW] * (MOST_TOLD + 1), failures=failures)
    lines = in_lines(plan).splitlines()
    assert lines[MOST_TOLD] == "… and 1 more"
    assert lines[-1] == "… and 1,200 more"
    assert len(lines) == 2 * (MOST_TOLD + 1)
    assert len(troubles(failures[:MOST_TOLD], ())) == MOST_TOLD


def test_a_plan_that_changes_nothing_is_known_as_one():
    waiting = Staged(Path(), (), (failed(1),))
    assert not plan_of(unchanged=3, failures=(failed(1),), staged=waiting).does_something
    assert plan_of(NEW).does_something
    # A copy that is taken out changes no article, and its file all the same.
    assert plan_of(unchanged=3, taken_out=("copy.txt",)).does_something


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        (None, "Beginning…"),
        (Progress("reading", 1_000, 2_500), "Reading files: 1,000 of 2,500…"),
        (Progress("indexing", 3, 10), "Indexing articles: 3 of 10…"),
        (Progress("resting", 1, 2), "resting: 1 of 2…"),
    ],
)
def test_how_far_a_build_is_is_told(progress, told):
    assert how_far(progress) == told


def test_what_a_build_did_is_told_with_the_generation_that_answers():
    did = {"added": 1_000, "updated": 0, "removed": 2, "unchanged": 7, "generation": 4}
    assert outcome(did) == "Done: 1,000 added, 2 removed. Generation 4 answers now."
    idle = did | {"added": 0, "removed": 0}
    assert outcome(idle) == "Done: nothing changed. Generation 4 answers now."
