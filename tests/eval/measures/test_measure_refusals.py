from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sklearn.metrics import precision_recall_fscore_support

from eval.figures import Figure, Sample
from eval.measures.refusals import samples
from eval.rows import Row

Measure = Callable[[dict[str, Sample]], dict[str, Figure]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_agrees_with_scikit_learn(
    make_row: Callable[..., Row], measured: Measure, outcomes: list[tuple[bool, bool]]
) -> None:
    rows = [
        make_row(["x"] if answerable else [], None if refused else "x")
        for answerable, refused in outcomes
    ]
    told = measured(samples(rows))
    scores = precision_recall_fscore_support(
        [not answerable for answerable, _ in outcomes],
        [refused for _, refused in outcomes],
        average="binary",
        zero_division=float("nan"),
    )
    both = len({answerable for answerable, _ in outcomes}) == 2
    some_refused = any(refused for _, refused in outcomes)
    some_unanswerable = not all(answerable for answerable, _ in outcomes)
    known = [both and some_refused, some_unanswerable, both]
    for name, score, is_told in zip(["precision", "recall", "f1"], scores, known, strict=False):
        value = told[name].value
        assert value == pytest.approx(score) if is_told else value is None


def test_an_answer_to_an_unanswerable_question_is_never_right(
    make_row: Callable[..., Row], measured: Measure
) -> None:
    rows = [
        make_row(["red"], "red"),
        make_row(["red"], "blue"),
        make_row([], "red"),
        make_row(["red"], None),
        make_row([], None),
    ]
    told = measured(samples(rows))
    assert told["answered"].value == pytest.approx(3 / 5)
    assert told["answered_right"].value == pytest.approx(1 / 3)
    assert told["answered_right"].n == 3


def test_cases_that_were_not_asked_do_not_count(
    make_row: Callable[..., Row], measured: Measure
) -> None:
    told = measured(samples([make_row(["red"], asked=False), make_row([], None)]))
    assert told["answered"].n == 1
