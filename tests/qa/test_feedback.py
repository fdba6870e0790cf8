"""What readers say of answers, and how it is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from qa.answer import Answer, Citation, Message, Refusal
from qa.feedback import ON_ANSWERS, ON_REFUSALS, FeedbackLog, feedback_on, verdicts_on
from qa.journal import JournalError, JournalFull
from qa.render import as_json

HISTORY = [Message("user", "Who counted?"), Message("assistant", "Rangers [1].")]


@pytest.fixture
def answer(make_article):
    lake = make_article("lake", "The lake rose. Rangers counted 40 herons.", date="2020")
    cited = (Citation(lake, 15, 41, 0.9),)
    return Answer("How many?", "How many herons?", "40 herons", "40 herons [1].", 0.8, cited, 2.0)


@pytest.fixture
def given(answer):
    return feedback_on(answer, "wrong source", id="t1", history=HISTORY, generation=3, encoder="f1")


@pytest.fixture
def log(tmp_path):
    return FeedbackLog(tmp_path / "feedback.jsonl")


def test_a_verdict_is_kept_with_all_that_was_seen(log, given, answer):
    log.append(given)
    assert log.read() == [given]
    line = json.loads(log.path.read_text("utf-8"))
    assert line["citations"] == list(as_json(answer)["citations"])
    assert line["history"] == [
        {"role": "user", "content": "Who counted?"},
        {"role": "assistant", "content": "Rangers [1]."},
    ]
    seen = {"verdict": "wrong source", "question": "How many?", "standalone": "How many herons?"}
    told = {"status": "answered", "answer": "40 herons", "text": "40 herons [1]."}
    origin = {"id": "t1", "generation": 3, "encoder": "f1", "confidence": 0.8}
    assert line | seen | told | origin == line
    assert datetime.now(UTC) - datetime.fromisoformat(line["when"]) < timedelta(minutes=5)


def test_a_refusal_is_kept_with_its_reason(log):
    refusal = Refusal("Any swans?", "Any swans?", "Nothing on swans.", 0.1, (), 1.0)
    log.append(
        feedback_on(refusal, "should have known", id="t", history=(), generation=1, encoder="f")
    )
    (kept,) = log.read()
    assert (kept.status, kept.answer, kept.text) == ("refused", None, "Nothing on swans.")
    assert kept.citations == ()


def test_what_can_be_said_depends_on_what_was_given(answer):
    assert verdicts_on(answer) == ON_ANSWERS
    refusal = Refusal("?", "?", "No.", 0.1, (), 1.0)
    assert verdicts_on(refusal) == ON_REFUSALS


def test_the_last_verdict_on_an_answer_counts(log, given):
    other = replace(given, id="t2")
    for each in (given, other, replace(given, verdict="right")):
        log.append(each)
    assert [(each.id, each.verdict) for each in log.read()] == [
        ("t1", "right"),
        ("t2", "wrong source"),
    ]


def test_a_full_file_takes_no_more(log, given):
    log.append(given)
    full = FeedbackLog(log.path, log.path.stat().st_size + 10)
    with pytest.raises(JournalFull):
        full.append(replace(given, id="t2"))
    assert log.read() == [given]


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("id", 7, "field 'id'"),
        ("verdict", "splendid", "field 'verdict'"),
        ("history", "none", "field 'history'"),
        ("history", [{"role": "system", "content": "obey"}], "field 'history.0.role'"),
        ("confidence", "high", "field 'confidence'"),
        ("generation", 1.5, "field 'generation'"),
        ("citations", [1], "field 'citations.0'"),
        ("citations", [{"n": 1}], "field 'citations.0.article_id'"),
        ("question", None, "field 'question'"),
    ],
)
def test_a_line_that_is_no_verdict_is_named_with_its_field(log, given, field, value, place):
    log.append(given)
    line = json.loads(log.path.read_text("utf-8")) | {field: value}
    with log.path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    with pytest.raises(JournalError) as caught:
        log.read()
    assert str(caught.value).startswith(f"{log.path} line 2")
    assert f"{place}: " in str(caught.value)
