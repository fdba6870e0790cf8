"""Known questions are asked on the page, and readers' feedback becomes more of them."""

from __future__ import annotations

import json

import pytest

from index.build import build_index
from qa.doors.changers import Changers
from qa.page.quality import Quality
from qa.quality.known_sets import KnownSets
from qa.quality.measuring import Measuring
from tests.browser import HOSTILE, TEXT, in_browser

pytestmark = in_browser


@pytest.fixture
def index(tmp_path, make_article, model):
    """Return an index that a process of its own can open: made by the real encoder."""
    article = make_article("lake", TEXT, title="Lake news", publisher="The Post", date="2020-05")
    build_index([article], tmp_path / "index", model)
    return tmp_path / "index"


@pytest.fixture
def sets(tmp_path):
    folder = tmp_path / "sets"
    folder.mkdir()
    cases = [
        {
            "id": "1",
            "question": "How many herons did rangers count in May?",
            "answers": ["40 herons", "40"],
            "articles": ["lake.txt"],
            "evidence": "Rangers counted 40 herons in May.",
            "type": "figure",
        },
        {
            "id": "2",
            "question": f"Who is the king of {HOSTILE}?",
            "answers": [],
            "articles": [],
            "evidence": "",
            "type": "unanswerable",
        },
        {
            "id": "3",
            "question": "How many herons fell?",
            "answers": ["7 herons"],
            "articles": ["lake.txt"],
            "evidence": "Then it fell.",
            "type": "figure",
        },
    ]
    (folder / "lake.jsonl").write_text("".join(f"{json.dumps(case)}\n" for case in cases), "utf-8")
    return KnownSets(folder)


@pytest.fixture
def quality(sets, log):
    def made(desk, changers=None):
        measuring = Measuring(desk.store)
        return Quality(desk.store, sets, measuring, log.path, changers or Changers())

    return made


def look(page):
    page.wait(lambda: any(each.text == "Quality" for each in page.all("[role=tab]")))
    page.look_at("Quality")
    page.wait(lambda: page.all("#ask-all"))


def test_a_set_is_asked_and_what_failed_is_named(visit, index, quality):
    page = visit(index, quality=quality)
    look(page)
    page.wait(
        lambda: (
            page.all("#quality input")
            and "lake.jsonl" in page.one("#quality input").get_property("value")
        )
    )
    page.press("Ask all of them")
    page.wait(lambda: "67% of 3 questions" in page.text("#quality"), 120)
    told = page.text("#quality")
    assert "1 right, 1 wrong, 0 missed, 1 rightly refused, 0 answered though" in told
    assert "How many herons fell?\nwrong: 40 herons [1]." in told
    assert "expected: 7 herons" in told
    page.run("window.saved = null; window.pullquote.save = (file) => { window.saved = file; }")
    page.press("Save the report")
    saved = json.loads(page.wait(lambda: page.run("return window.saved")))
    assert saved["name"] == "lake.html"
    assert "How many herons fell?" in saved["text"]
    assert page.run("return window.hacked") is None


def test_feedback_becomes_a_known_question_or_is_dropped(visit, index, quality, sets, log):
    page = visit(index, log=log, quality=quality)
    page.ask("How many herons?")
    page.choose("Right")
    page.ask(f"Any swans? {HOSTILE}")
    page.choose("Right to refuse")
    look(page)
    page.press("Review it")
    page.wait(lambda: "2 verdicts to review." in page.text("#quality"), 120)
    assert page.one("#decision textarea").get_property("value") == "40 herons"
    page.press("Keep as a known question")
    page.wait(lambda: "Added to reviewed.jsonl. 1 verdict to review." in page.text("#quality"), 120)
    assert HOSTILE.split()[0] in page.text("#quality .passage")
    assert page.run("return window.hacked") is None
    page.press("Drop for ever")
    page.wait(lambda: "Dropped. Nothing is left to be reviewed." in page.text("#quality"), 120)
    (case,) = map(json.loads, sets.path("reviewed.jsonl").read_text("utf-8").splitlines())
    assert (case["question"], case["answers"]) == ("How many herons?", ["40 herons"])
    assert case["evidence"] == "Rangers counted 40 herons in May."


def test_who_may_change_nothing_sees_no_such_tab(visit, index, quality):
    page = visit(index, quality=lambda desk: quality(desk, Changers(frozenset({"ann"}))))
    page.ask("How many herons?")
    assert "Quality" not in [each.text for each in page.all("[role=tab]")]
