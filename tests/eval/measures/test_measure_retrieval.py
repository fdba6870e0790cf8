from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval.figures import Figure, Sample
from eval.measures.retrieval import samples
from eval.rows import Row

Measure = Callable[[dict[str, Sample]], dict[str, Figure]]

IDS = [f"a{number}" for number in range(12)]


def by_hand(ranking: list[str], wanted: list[str]) -> dict[str, float]:
    """The definitions of the measures, written out for relevance of 0 or 1."""
    hits = [rank for rank, one in enumerate(ranking[:10], start=1) if one in wanted]
    gain = sum(1 / math.log2(rank + 1) for rank in hits)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(wanted), 10) + 1))
    return {
        "RR@10": 1 / hits[0] if hits else 0.0,
        **{f"R@{k}": sum(rank <= k for rank in hits) / len(wanted) for k in (1, 5, 10)},
        "nDCG@10": gain / best,
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.permutations(IDS),
    st.integers(0, 10),
    st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True),
)
def test_agrees_with_the_definitions(
    make_row: Callable[..., Row], measured: Measure, order: list[str], depth: int, wanted: list[str]
) -> None:
    ranking = order[:depth]
    told = measured(samples([make_row(["x"], ranking=ranking, wanted=wanted)]))
    assert {name: figure.value for name, figure in told.items()} == pytest.approx(
        by_hand(ranking, wanted)
    )


def test_cases_without_a_right_article_do_not_count(
    make_row: Callable[..., Row], measured: Measure
) -> None:
    rows = [
        make_row(["x"], ranking=["a", "b"], wanted=["b"]),
        make_row(["x"], ranking=[], wanted=["b"]),
        make_row([], ranking=["b"], wanted=["b"]),
        make_row(["x"], ranking=["b"]),
    ]
    assert measured(samples(rows))["RR@10"].value == 0.25
    assert measured(samples(rows))["RR@10"].n == 2
    assert measured(samples([]))["RR@10"].value is None
