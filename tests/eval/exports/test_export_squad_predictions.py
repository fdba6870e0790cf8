from __future__ import annotations

from collections.abc import Callable

from eval.exports.squad_predictions import no_answer_probabilities, predictions
from eval.rows import Row

MakeRow = Callable[..., Row]


def test_a_refusal_is_an_empty_prediction(make_row: MakeRow) -> None:
    rows = [
        make_row(["312"], "312 passengers", confidence=0.75, id="q1"),
        make_row(["312"], None, confidence=0.25, id="q2"),
        make_row([], None, confidence=0.0, id="q3"),
    ]
    assert predictions(rows) == {"q1": "312 passengers", "q2": "", "q3": ""}
    assert no_answer_probabilities(rows) == {"q1": 0.25, "q2": 0.75, "q3": 1.0}


def test_what_was_not_asked_is_not_predicted(make_row: MakeRow) -> None:
    rows = [make_row(["312"], asked=False, id="q1"), make_row(["312"], "312", id="q2")]
    assert predictions(rows) == {"q2": "312"}
    assert no_answer_probabilities(rows) == {"q2": 0.5}


def test_the_same_id_in_two_sets_stays_two_questions(make_row: MakeRow) -> None:
    rows = [
        make_row(["a"], "a", id="q1", set_name="one.json"),
        make_row(["b"], "b", id="q1", set_name="two.json"),
        make_row(["c"], "c", id="q2", set_name="two.json"),
    ]
    assert predictions(rows) == {"one.json:q1": "a", "two.json:q1": "b", "q2": "c"}
