from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.figures import Figure, Sample
from eval.measures.overall import samples
from eval.rows import Row

Measure = Callable[[dict[str, Sample]], dict[str, Figure]]


def test_a_refusal_is_a_right_answer_where_the_articles_do_not_say(
    make_row: Callable[..., Row], measured: Measure
) -> None:
    rows = [
        make_row(["red"], "red"),
        make_row(["red"], "dark red"),
        make_row(["red"], None),
        make_row([], "red"),
        make_row([], None),
        make_row(["red"], asked=False),
    ]
    told = measured(samples(rows))
    assert told["exact"].value == pytest.approx(2 / 5)
    assert told["f1"].value == pytest.approx((1 + 2 / 3 + 1) / 5)
    assert told["right"].value == pytest.approx(3 / 5)
    assert told["right"].n == 5
