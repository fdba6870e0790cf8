"""Earlier conversations are kept in the browser, asked again, and forgotten."""

from __future__ import annotations

import json

import pytest

from qa.desk import Desk
from qa.page.asking import Asking
from qa.page.kept import UNREADABLE, ask_again, listed_by, to_keep
from qa.page.turns import Turn
from tests.browser import HOSTILE, Scripted, in_browser

pytestmark = in_browser

KEPT = "localStorage['pullquote ']"


def reload(page):
    page.driver.get("about:blank")
    page.load()
    page.wait(page.earlier)


def test_a_conversation_comes_back_after_the_page_was_closed_and_goes_on(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.ask("Any swans?")
    reload(page)
    assert not page.all(".turn")
    assert page.earlier()[0].startswith("How many herons? · 20")
    page.one(".earlier .example").click()
    page.wait(lambda: page.all(".verdict"))
    assert [each.text for each in page.all(".asked")] == ["How many herons?", "Any swans?"]
    assert not page.all(".notice")
    page.ask("And in May?")
    reload(page)
    assert len(page.earlier()) == 1
    page.one(".earlier .example").click()
    page.wait(lambda: len(page.all(".answer")) == 2 and len(page.all(".verdict")) == 1)


def test_a_new_conversation_leaves_the_one_before_in_the_browser(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.press("New conversation")
    page.wait(lambda: page.earlier() and not page.all(".turn"))
    page.ask("Any swans?")
    page.press("New conversation")
    page.wait(lambda: len(page.earlier()) == 2)
    assert [each.split(" · ")[0] for each in page.earlier()] == ["Any swans?", "How many herons?"]


def test_one_is_forgotten_and_then_all(visit, lake):
    page = visit(lake)
    for question in ("How many herons?", "Any swans?", "In May?"):
        page.ask(question)
        page.press("New conversation")
        page.wait(lambda: not page.all(".turn"))
    page.wait(lambda: len(page.earlier()) == 3)
    forget = next(each for each in page.all(".earlier .doing"))
    page.wait(lambda: page.clicked(forget))
    page.wait(lambda: len(page.earlier()) == 2)
    page.press("Forget all of these")
    page.wait(lambda: not page.earlier())
    assert "herons" not in page.run("return JSON.stringify(localStorage)")


def test_an_answer_that_is_another_now_is_told(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.run(f"{KEPT} = {KEPT}.replaceAll('40 herons', '41 herons')")
    reload(page)
    page.one(".earlier .example").click()
    page.wait(lambda: page.all(".notice"))
    assert "“How many herons?”, then: 41 herons [1]." in page.text(".notice")
    assert page.literal(".answer") == "40 herons [1]."


def test_what_a_browser_keeps_is_shown_to_the_letter_and_nothing_runs(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    kept = [
        {
            "id": "abcdefgh1",
            "title": HOSTILE,
            "at": "2026-01-01",
            "turns": [{"question": f"hostile {HOSTILE}", "said": HOSTILE}],
        }
    ]
    page.run(f"{KEPT} = arguments[0]", json.dumps(kept))
    reload(page)
    label = page.one(".earlier .example").get_property("textContent").strip()
    assert label == f"{HOSTILE} · 2026-01-01"
    page.one(".earlier .example").click()
    page.wait(lambda: page.all(".answer") and page.all(".notice"))
    assert page.literal(".notice").endswith(f"“hostile {HOSTILE}”, then: {HOSTILE}")
    assert page.run("return window.hacked") is None
    assert not [url for url in page.requests() if "hack" in url.split("://")[1]]


@pytest.mark.parametrize(
    "told",
    [
        "",
        "nonsense",
        "{}",
        '[{"id": "a\\u0027); alert(1); (\\u0027", "title": "t", "at": "2026-01-01"}]',
        '[{"id": "abcdefgh1", "title": "t", "at": "yesterday"}]',
        json.dumps([{"id": "abcdefgh1", "title": "t" * 100_000, "at": "2026-01-01"}]),
        json.dumps([{"id": f"abcdefgh{n}", "title": "t", "at": "2026-01-01"} for n in range(99)]),
    ],
)
def test_a_forged_list_offers_nothing(told):
    assert listed_by(told) == []


def test_of_a_forged_conversation_nothing_is_asked(lake):
    asking = Asking(Desk(lake, Scripted), None)
    many = json.dumps([{"question": "How many herons?", "said": ""}] * 51)
    long = json.dumps([{"question": "h" * 100_000, "said": ""}])
    for told in ("", "[1]", many, long):
        ((turns, _, line),) = ask_again(asking, told, (), "")
        assert turns == ()
        assert UNREADABLE in str(line.value)


def test_nothing_is_kept_of_what_is_still_looked_up(lake):
    pending = Turn("How many herons?", 1, 1, "")
    assert to_keep((pending,)) == ""
    assert to_keep(()) == "[]"
