from __future__ import annotations

import json

import pytest

from qa.answer import Answer, Citation, Refusal
from qa.render import as_json, as_text


@pytest.fixture
def citation(make_article):
    text = "Before. 290 websites were closed. After."
    article = make_article("a", text, title="A story", publisher="The Paper", date="2016-12-29")
    return Citation(article, 8, 33, 0.87654)


def test_an_answer_is_the_object_that_others_build_on(citation):
    answer = Answer("q?", "q?", "290 websites", "290 websites [1].", 0.93, (citation,), 84.13)
    record = json.loads(json.dumps(as_json(answer, "q1")))
    assert record == {
        "id": "q1",
        "question": "q?",
        "standalone": "q?",
        "status": "answered",
        "answer": "290 websites",
        "text": "290 websites [1].",
        "confidence": 0.93,
        "citations": [
            {
                "n": 1,
                "article_id": citation.article.id,
                "title": "A story",
                "publisher": "The Paper",
                "date": "2016-12-29",
                "path": "news/a.txt",
                "start": 8,
                "end": 33,
                "quote": "290 websites were closed.",
                "score": 0.8765,
            }
        ],
        "nearest": [],
        "elapsed_ms": 84.1,
        "generation": 0,
        "form": "quote",
        "items": [],
        "sum": None,
    }


def test_how_a_follow_up_was_read_stands_before_its_answer(citation):
    answer = Answer(
        "and in 2019?", "How many in 2019?", "290 websites", "290 [1].", 0.9, (citation,), 1
    )
    assert as_text(answer).startswith("Read as: How many in 2019?\n\n290 [1].")
    refusal = Refusal("and  in 2019?", "and in 2019?", "Not told.", 0.1, (), 1.0)
    assert as_text(refusal) == "Not told."


def test_a_refusal_has_no_answer_and_no_citation(citation):
    record = as_json(Refusal("q?", "q?", "Not told.", 0.1, (citation,), 1.0))
    assert (record["status"], record["answer"], record["text"]) == ("refused", None, "Not told.")
    assert record["citations"] == ()
    assert len(record["nearest"]) == 1


def test_in_the_terminal_the_quote_stands_with_its_place(citation):
    answer = Answer("q?", "q?", "290 websites", "290 websites [1].", 0.93, (citation,), 84.13)
    assert as_text(answer) == (
        "290 websites [1].\n\n[1] “290 websites were closed.”\n"
        "    A story, The Paper, 2016-12-29, news/a.txt, characters 8 to 33"
    )
