from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.figures import Figure, Sample
from eval.measures.citations import holds_evidence, judge, samples, supports
from eval.rows import CitedQuote, Row

Measure = Callable[[dict[str, Sample]], dict[str, Figure]]

EVIDENCE = "The harbour of Elmsund closed on Monday after the storm."


def cited(quote: str, right: bool = True, proof: bool = False) -> CitedQuote:
    return CitedQuote("h1", "Harbour shuts", 0, len(quote), quote, 0.9, right, proof)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        (EVIDENCE, True),
        (f"It rained. {EVIDENCE} It is open again.", True),
        ("The  harbour of Elmsund\nclosed on MONDAY after the storm.", True),
        ("closed on Monday", True),
        ("on Monday", False),
        ("The harbour of Tarn closed on Monday after the storm.", False),
        ("Ida Holm opened a bakery on Monday.", False),
        ("", False),
    ],
)
def test_what_counts_as_the_evidence(quote: str, found: bool) -> None:
    assert holds_evidence(quote, EVIDENCE) is found


def test_only_quotes_from_a_right_article_prove() -> None:
    verdict = judge([cited(EVIDENCE, right=False)], ["Monday"], EVIDENCE, has_articles=True)
    assert verdict.any_article is False
    assert verdict.answer_quoted is False
    assert verdict.evidence is False


def test_the_first_citation_is_told_from_the_others() -> None:
    quotes = [cited("Ida Holm opened a bakery.", right=False), cited(EVIDENCE)]
    verdict = judge(quotes, ["Monday"], EVIDENCE, has_articles=True)
    assert verdict.first_article is False
    assert verdict.any_article is True
    assert verdict.answer_quoted is True
    assert verdict.evidence is True


def test_what_the_case_does_not_tell_is_not_judged() -> None:
    verdict = judge([cited(EVIDENCE, right=False)], ["Monday"], None, has_articles=False)
    assert verdict.first_article is None
    assert verdict.any_article is None
    assert verdict.evidence is None
    assert verdict.answer_quoted is True


def test_no_citation_proves_nothing() -> None:
    verdict = judge([], ["Monday"], EVIDENCE, has_articles=True)
    assert (verdict.first_article, verdict.answer_quoted, verdict.evidence) == (False,) * 3


def test_refused_and_unanswerable_cases_do_not_count(
    make_row: Callable[..., Row], measured: Measure
) -> None:
    quote = cited("It closed on Monday.")
    rows = [
        make_row(["Monday"], "Monday", wanted=["h1"], cited=[quote]),
        make_row(["Sunday"], "Monday", wanted=["h1"], cited=[quote]),
        make_row(["Monday"], None, wanted=["h1"]),
        make_row([], "Monday", cited=[quote]),
    ]
    told = measured(samples(rows))
    assert told["first_article"].n == 2
    assert told["first_article"].value == 1
    assert told["answer_quoted"].value == 0.5
    assert told["evidence"].value is None


@pytest.mark.parametrize(
    ("quote", "evidence", "proof"),
    [
        ("It closed on Monday.", None, True),
        ("It closed on Tuesday.", None, False),
        ("The harbour of Elmsund closed", EVIDENCE, True),
        ("The harbour of Elmsund closed", None, False),
    ],
)
def test_a_quote_supports_by_an_accepted_form_or_as_the_evidence(
    quote: str, evidence: str | None, proof: bool
) -> None:
    assert supports(quote, ["Monday"], evidence) is proof


def test_precision_counts_quotes_and_recall_counts_questions(
    make_row: Callable[..., Row], measured: Measure
) -> None:
    proof, other = cited("It closed on Monday.", proof=True), cited("It rained.")
    rows = [
        make_row(["Monday"], "Monday", wanted=["h1"], cited=[proof, other]),
        make_row(["Monday"], "rain", wanted=["h1"], cited=[other]),
        make_row(["Monday"], None, wanted=["h1"]),
        make_row([], "Monday", cited=[other]),
        make_row(["Monday"], asked=False, wanted=["h1"]),
    ]
    told = measured(samples(rows))
    assert told["precision"].value == pytest.approx(1 / 4)
    assert told["recall"].value == pytest.approx(1 / 3)
    assert told["recall"].n == 3


def test_where_the_set_tells_the_evidence_that_is_what_has_to_be_found(
    make_row: Callable[..., Row], measured: Measure
) -> None:
    near = cited("Shops shut on Monday.", proof=True)
    row = make_row(["Monday"], "Monday", wanted=["h1"], cited=[near], evidence=EVIDENCE)
    assert measured(samples([row]))["recall"].value == 0
