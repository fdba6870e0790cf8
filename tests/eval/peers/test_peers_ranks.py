"""All rankings are judged alike: by the rank of the right article."""

from __future__ import annotations

import ir_measures
import pytest

from corpus.article import Passage
from eval.peers.ranks import Asked, figures
from eval.run import ranked_articles


def test_an_articles_rank_is_that_of_its_best_passage():
    found = [
        Passage(article, start, start + 5) for article, start in [("b", 9), ("a", 0), ("b", 0)]
    ]
    assert ranked_articles(found) == ("b", "a")


def test_no_more_than_ten_articles_count():
    assert ranked_articles(Passage(str(number), 0, 5) for number in range(50)) == tuple(
        "0123456789"
    )


def test_figures_do_not_hang_on_the_order_in_which_values_come(monkeypatch):
    asked = [Asked("?", {article: 1}) for article in "0123456789"]
    rankings = [tuple("0123456789")] * 10
    expected = figures(asked, rankings)
    in_order = ir_measures.iter_calc
    backwards = lambda *arguments: reversed(list(in_order(*arguments)))  # noqa: E731
    monkeypatch.setattr(ir_measures, "iter_calc", backwards)
    assert figures(asked, rankings) == expected


def test_first_second_and_not_found():
    asked = [Asked("?", {"a": 1}), Asked("?", {"b": 1}), Asked("?", {"c": 1})]
    found = figures(asked, [("a", "b"), ("a", "b"), ()])
    assert found["RR@10"].value == pytest.approx((1 + 1 / 2 + 0) / 3)
    assert found["R@1"].value == pytest.approx(1 / 3)
    assert found["R@5"].value == pytest.approx(2 / 3)
    assert found["R@10"].n == 3
    assert found["RR@10"].low <= found["RR@10"].value <= found["RR@10"].high
