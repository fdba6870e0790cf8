"""Asking in the page: what is seen of an answer, a refusal, an index."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import app
from index.build import build_index
from index.generation import open_contents
from qa.assistant import Assistant
from qa.desk import Desk
from tests.browser import QUOTE, TEXT, Scripted, in_browser

pytestmark = in_browser


def test_an_answer_stands_first_and_its_citation_unfolds_to_the_marked_quote(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    assert page.text(".asked") == "How many herons?"
    assert page.literal(".answer") == "40 herons [1]."
    assert page.text(".confidence") == "Very likely · 90%"
    assert page.text(".citation").startswith("[1] Lake news · The Post · 2020-05")
    assert QUOTE not in page.text(".citation")
    page.unfold(".citation")
    assert page.text(".citation .passage .highlighted") == QUOTE
    shown = page.literal(".citation .passage")
    assert shown == f"{TEXT.removesuffix(' Nobody swam.')} …"
    start = TEXT.index(QUOTE)
    place = f"news/lake.txt, characters {start} to {start + len(QUOTE)}"
    assert place in page.text(".citation .facts")


def test_a_refusal_says_so_gives_its_reason_and_offers_reading(visit, lake):
    page = visit(lake)
    page.ask("Any swans?")
    assert page.text(".verdict") == "The articles don’t say"
    assert page.text(".reason") == "Nothing on Any swans?."
    assert not page.all(".answer")
    assert QUOTE not in page.text()
    page.unfold(".nearest")
    assert QUOTE in page.text(".nearest .passage")


def test_while_it_is_looked_up_the_page_says_how_much_it_looks_through(visit, lake):
    page = visit(lake)
    page.type("How many herons, slowly?")
    assert page.wait(lambda: page.all(".turn .looking"))[0].text == "Looking through 1 passage…"
    page.wait(lambda: page.all(".turn .answer"))
    assert not page.all(".turn .looking")


def test_what_is_unfolded_stays_so_when_the_conversation_goes_on(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.unfold(".citation")
    time.sleep(1)
    page.ask("And how many in May?")
    assert len(page.all(".turn")) == 2
    assert [QUOTE in each.text for each in page.all(".turn")] == [True, False]


def test_two_conversations_at_once_do_not_mix(visit, lake, driver):
    page = visit(lake)
    page.ask("How many herons?")
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    page.load()
    assert not page.all(".turn")
    page.ask("Any swans?")
    second = driver.current_window_handle
    driver.switch_to.window(first)
    page.ask("And in May?")
    page.unfold(".citation")
    assert [each.text for each in page.all(".asked")] == ["How many herons?", "And in May?"]
    driver.switch_to.window(second)
    page.ask("No swans at all?")
    assert [each.text for each in page.all(".asked")] == ["Any swans?", "No swans at all?"]
    assert not page.all(".answer")
    driver.close()
    driver.switch_to.window(first)


def test_a_crash_is_owned_up_to_and_the_next_question_is_answered(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.type("crash")
    assert "Something went wrong" in page.wait(lambda: page.all(".notice"))[0].text
    page.wait(lambda: len(page.all(".turn")) == 1)
    assert "the model is gone" not in page.text("body")
    page.ask("And in May?")
    assert not page.all(".notice")


def test_an_empty_question_is_told_apart_from_a_crash(visit, lake):
    page = visit(lake)
    page.type("  ")
    notice = page.wait(lambda: page.all(".notice"))[0]
    assert "the question is empty: ask something in words" in notice.text


def test_without_an_index_the_page_tells_the_command_and_finds_the_index_later(
    visit, tmp_path, make_article, encoder
):
    folder = tmp_path / "index"
    page = visit(folder)
    page.wait(lambda: f"There is none in {folder} yet." in page.text(".problem"))
    assert page.text(".command") == f"python -m index build PATH --index {folder}"
    page.type("How many herons?")
    assert "no index in" in page.wait(lambda: page.all(".notice"))[0].text
    build_index([make_article("lake", TEXT)], folder, encoder)
    page.load()
    assert not page.all(".problem")
    page.ask("How many herons?")


def test_a_damaged_index_is_told_and_nothing_breaks(visit, lake):
    damaged = next(file for file in lake.rglob("vectors.f32"))
    damaged.write_bytes(damaged.read_bytes()[:-1])
    page = visit(lake)
    assert "vectors.f32" in page.text(".problem")
    page.type("How many herons?")
    assert "vectors.f32" in page.wait(lambda: page.all(".notice"))[0].text


def test_the_state_of_the_index_is_shown_and_unfolds(visit, lake):
    page = visit(lake)
    built = open_contents(lake)[0].built_at[:10]
    assert page.text(".state .label-wrap span") == f"1 article · 1 passage · indexed {built}"
    page.unfold(".state")
    told = page.text(".state .facts")
    assert "Generation 1" in told
    assert "Encoder words" in told
    assert str(lake) in told


def test_one_answer_is_copied_with_its_sources_and_a_question_goes_back_into_its_box(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.run("navigator.clipboard.writeText = async text => { window.copied = text; }")
    page.press("Copy with sources")
    copied = page.wait(lambda: page.run("return window.copied"))
    assert QUOTE in copied
    assert "## How many herons?" in copied
    page.press("Edit question")
    box = page.one("#question textarea")
    page.wait(lambda: box.get_property("value") == "How many herons?")


def test_a_question_is_asked_again_of_the_articles_as_they_are_now(
    visit, lake, make_article, encoder
):
    page = visit(lake)
    page.ask("How many herons?")
    news = TEXT.replace("The lake rose", "The lake rose again")
    build_index([make_article("lake", news, title="Newer lake news")], lake, encoder)
    page.press("Ask again")
    page.wait(lambda: len(page.all(".answer")) == 2)
    assert [each.text for each in page.all(".asked")] == ["How many herons?"] * 2
    assert "Newer lake news" in page.all(".citation")[-1].text


def test_questions_to_go_on_with_are_offered_and_answered(visit, lake, monkeypatch):
    monkeypatch.setattr("qa.desk.follow_ups", lambda outcome, desk: ["How many herons in May?"])
    page = visit(lake)
    page.ask("How many herons?")
    page.wait(lambda: page.all(".next"))
    assert page.text(".next") == "How many herons in May?"
    page.wait(lambda: page.clicked(page.one(".next")))
    page.wait(lambda: len(page.all(".turn .answer")) == 2)
    page.wait(lambda: not page.all(".next"))


def test_an_example_of_the_bundled_articles_is_answered_and_nothing_is_fetched_from_outside(
    visit, bundled
):
    page = visit(bundled, Assistant.open)
    examples = page.wait(lambda: page.all(".example"))
    asked = examples[0].text
    examples[0].click()
    page.wait(lambda: page.all(".answer"))
    assert page.text(".asked") == asked
    page.unfold(".citation")
    assert page.text(".citation .highlighted")
    urls = page.requests()
    assert len(urls) > 20
    assert {urlsplit(url).hostname for url in urls if url.startswith("http")} == {"127.0.0.1"}
    assert {urlsplit(url).scheme for url in urls} <= {"http", "data", "blob"}
    assert [entry for entry in page.log("browser") if entry["level"] == "SEVERE"] == []


def test_parts_of_the_page_are_laid_out_one_after_the_other(lake):
    page = app.build_page(Desk(lake, Scripted))
    laid_out = [event for event in page.fns.values() if event.renderable]
    assert len(laid_out) >= 4
    assert {event.concurrency_id for event in laid_out} == {"laying out"}
    assert {event.concurrency_limit for event in laid_out} == {1}
