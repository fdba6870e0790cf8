from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from corpus.article import Article
from eval.cases import Case, CaseSet
from eval.errors import CaseError
from eval.provenance import Provenance
from eval.rows import Row
from eval.run import run_set
from qa.answer import Answer, Message, Refusal

Run = Callable[..., list[Row]]

CLOSED = Case(
    id="q1",
    question="When did the harbour close?",
    answers=("Monday",),
    articles=("harbour.txt",),
    evidence="The harbour of Elmsund closed on Monday.",
    type="date",
    history=(),
    part=None,
    source="set.jsonl line 1",
)
MAYOR = replace(
    CLOSED,
    id="q2",
    question="Who is mayor of Tarn?",
    answers=(),
    articles=(),
    evidence=None,
    type="unanswerable",
)


def test_an_answered_case_becomes_a_row_with_its_verdicts(
    run: Run, assistant: Any, harbour: Article, answer: Callable[..., Answer]
) -> None:
    assistant.rankings = {CLOSED.question: ["b1", "b1", "h1"]}
    given = answer(CLOSED.question, "Monday", harbour, "harbour of Elmsund closed on Monday")
    assistant.replies = {CLOSED.question: given}
    (row,) = run(assistant, CLOSED)
    assert row.ranking == ("b1", "h1")
    assert row.ranks == (2,)
    assert row.reply is not None
    assert row.reply.answer == "Monday"
    assert [(one.quote, one.right) for one in row.reply.citations] == [
        ("harbour of Elmsund closed on Monday", True)
    ]
    assert row.reply.elapsed_ms >= 0
    assert row.answer_verdict is not None
    assert row.answer_verdict.exact == 1
    assert row.citation_verdict is not None
    assert row.citation_verdict.evidence is True


def test_a_refused_case_has_no_citations_to_judge(
    run: Run, assistant: Any, refusal: Callable[[str], Refusal]
) -> None:
    assistant.replies = {case.question: refusal(case.question) for case in (CLOSED, MAYOR)}
    wrong, right = run(assistant, CLOSED, MAYOR)
    assert wrong.reply is not None
    assert wrong.reply.refused
    assert wrong.ranks == (None,)
    assert wrong.answer_verdict is not None
    assert wrong.answer_verdict.contains == 0
    assert wrong.citation_verdict is None
    assert right.answer_verdict is None
    assert right.expected == ()


def test_a_follow_up_is_asked_with_its_history_and_retrieved_as_it_was_understood(
    run: Run, assistant: Any, refusal: Callable[[str], Refusal]
) -> None:
    history = (Message("user", "Tell me of the harbour."),)
    case = replace(CLOSED, question="And when?", history=history)
    understood = replace(refusal("And when?"), standalone="When did the harbour close?")
    assistant.replies = {"And when?": understood}
    (row,) = run(assistant, case)
    assert assistant.asked == [("And when?", history)]
    assert assistant.retrieved == ["When did the harbour close?"]
    (alone,) = run(assistant, case, retrieval_only=True)
    assert alone.standalone == row.standalone == "When did the harbour close?"
    assert alone.reply is None


def test_retrieval_alone_asks_nothing(run: Run, assistant: Any) -> None:
    assistant.rankings = {CLOSED.question: ["h1"]}
    (row,) = run(assistant, CLOSED, retrieval_only=True)
    assert row.ranks == (1,)
    assert row.reply is None
    assert row.answer_verdict is None
    assert assistant.asked == []


def test_an_article_that_the_index_lacks_is_told_before_anything_is_asked(
    run: Run, assistant: Any
) -> None:
    lost = replace(CLOSED, articles=("ferry.txt",), source="set.jsonl line 2")
    with pytest.raises(CaseError, match=r"line 2, field 'articles': 'ferry.txt'"):
        run(assistant, CLOSED, lost)
    assert assistant.asked == []


@pytest.mark.parametrize("question", ["?!", "why " * 2000])
def test_a_question_that_is_none_is_told_before_anything_is_asked(
    run: Run, assistant: Any, question: str
) -> None:
    odd = replace(CLOSED, question=question, source="set.jsonl line 2")
    with pytest.raises(CaseError, match=r"line 2, field 'question': has to ask something"):
        run(assistant, CLOSED, odd)
    assert assistant.asked == []


def test_a_row_holds_the_best_passage_and_the_best_right_one(
    run: Run, assistant: Any, answer: Callable[..., Answer], harbour: Article, bakery: Article
) -> None:
    assistant.rankings = {CLOSED.question: ["b1", "b1", "h1", "h1"]}
    given = answer(CLOSED.question, "Tarn", bakery, "Ida Holm opened a bakery in Tarn.")
    assistant.replies = {CLOSED.question: given}
    (row,) = run(assistant, CLOSED)
    assert [(each.rank, each.article_id, each.right) for each in row.passages] == [
        (1, "b1", False),
        (3, "h1", True),
    ]
    assert row.passages[1].text == harbour.text[:5]
    assert row.verdict == "wrong"
    assert [cited.supports for cited in row.reply.citations] == [False]


def test_a_given_article_is_the_only_one_that_is_read(
    assistant: Any, harbour: Article, answer: Callable[..., Answer], provenance: Provenance
) -> None:
    told = answer(CLOSED.question, "Monday", harbour, "harbour of Elmsund closed on Monday")
    assistant.replies = {CLOSED.question: told}
    cases = CaseSet("set.jsonl", (CLOSED,))
    list(run_set(cases, assistant, replace(provenance, given=True)))
    list(run_set(cases, assistant, provenance))
    assert assistant.given == assistant.ranked_within == [("h1",), ()]
