"""What readers say of answers is kept, and nothing else."""

from __future__ import annotations

import json

import httpx

from qa.feedback import ON_ANSWERS
from tests.browser import HOSTILE, QUOTE, Keys, in_browser

pytestmark = in_browser


def test_what_a_reader_says_of_an_answer_is_kept_and_may_be_changed(visit, lake, log):
    page = visit(lake, log=log)
    page.ask("How many herons?")
    offered = [each.text for each in page.all(".choice")]
    assert offered == ["Right", "Wrong", "Wrong source", "Should have refused"]
    assert not page.all(".noted")
    assert page.choose("Wrong source") == "Noted: wrong source. Thank you."
    assert page.text(".choice.given") == "Wrong source"
    (kept,) = log.read()
    assert (kept.verdict, kept.question) == ("wrong source", "How many herons?")
    assert kept.citations[0].quote == QUOTE

    page.ask("Any swans?")
    refused = [each.text for each in page.all(".turn:last-child .choice")]
    assert refused == ["Right to refuse", "Should have known"]
    assert page.text(".noted") == "Noted: wrong source. Thank you."
    assert page.choose("Should have known") == "Noted: should have known. Thank you."
    page.choose("Right", turn=".turn:has(.citation)")
    assert [each.verdict for each in log.read()] == ["right", "should have known"]
    assert [each.text for each in page.all(".choice.given")] == ["Right", "Should have known"]


def test_a_verdict_is_given_by_the_keyboard_which_stays_where_it_is(visit, lake, log):
    page = visit(lake, log=log)
    page.ask("How many herons?")
    page.wait(lambda: page.all(".takeaway"))
    page.one("#question textarea").send_keys(Keys.SHIFT, *[Keys.TAB] * 7)  # past the files
    focused = page.driver.switch_to.active_element
    assert focused.text == "Should have refused"
    focused.send_keys(Keys.SHIFT, Keys.TAB)
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    page.wait(lambda: page.all(".noted"))
    assert page.driver.switch_to.active_element.text == "Wrong source"
    assert log.read()[0].verdict == "wrong source"


def test_nobody_is_asked_where_no_feedback_is_kept(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    assert not page.all(".feedback, .choice")


def test_a_forged_request_writes_nothing_of_its_own(visit, lake, log):
    page = visit(lake, log=log)
    page.ask("How many herons?")
    page.sent()
    page.choose("Wrong")
    (click,) = [each for each in page.sent() if each["url"].endswith("/queue/join?")]
    request = json.loads(click["postData"])
    forged = [{"question": HOSTILE}, {HOSTILE: "splendid"}]
    first = request["fn_index"] - ON_ANSWERS.index("wrong")
    for session in ("another", request["session_hash"]):
        for event in range(first, first + len(ON_ANSWERS)):
            content = request | {"data": forged, "fn_index": event, "session_hash": session}
            httpx.post(click["url"], json=content)
    page.wait(lambda: len(log.path.read_text("utf-8").splitlines()) == 5)
    lines = [json.loads(line) for line in log.path.read_text("utf-8").splitlines()]
    assert [line["verdict"] for line in lines] == ["wrong", *ON_ANSWERS]
    assert {line["question"] for line in lines} == {"How many herons?"}
    assert HOSTILE not in str(lines)
