"""Exact match and F1 beside an implementation that isn't ours (torchmetrics, in single precision).

`make check-scores` compares whole reports with a port of the script itself, number by number.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torchmetrics.functional.text import squad

from eval.measures.answers import exact_match, f1

WORDS = st.sampled_from(
    "The a an AN theatre Harbour harbour's 4.67 4,670,000 ¥12 U.S. “quoted” Straße STRASSE İzmir "
    "Ångström naïve well-known and/or — … 中国 の a.m. (the) [1] a_b ﬁn ½ \u00a0 \u2003 the\u2019 "
    "e\u0301 A\u200b".split(" ")
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=6).map(" ".join),
    st.text(st.characters(codec="utf-8"), max_size=25),
)
# Forms of which the rules leave nothing are put aside by version 2.0 of the script alone.
FORMS = st.tuples(TEXTS, st.sampled_from(["harbour", "312", "中国"])).map(" ".join)


def scored_elsewhere(given_answer: str, accepted: Sequence[str]) -> dict[str, float]:
    answers = {"text": list(accepted), "answer_start": [0] * len(accepted)}
    scores = squad({"id": "1", "prediction_text": given_answer}, {"id": "1", "answers": answers})
    return {name: score.item() for name, score in scores.items()}


@given(TEXTS, st.lists(FORMS, min_size=1, max_size=3))
def test_any_answer_scores_the_same(given_answer: str, accepted: list[str]) -> None:
    theirs = scored_elsewhere(given_answer, accepted)
    assert 100 * exact_match(given_answer, accepted) == theirs["exact_match"]
    single = torch.finfo(torch.float32).eps
    assert 100 * f1(given_answer, accepted) == pytest.approx(theirs["f1"], rel=8 * single)


@given(
    FORMS,
    st.lists(st.sampled_from([" ", ".", "’", "'", "the ", " A ", "an", "-", "\u00a0"]), max_size=4),
    st.sampled_from([str, str.upper, str.title, str.casefold]),
    st.randoms(use_true_random=False),
)
def test_an_answer_that_is_nearly_a_form_scores_the_same(form, inserted, recase, random) -> None:
    given_answer = recase(form)
    for piece in inserted:
        at = random.randint(0, len(given_answer))
        given_answer = given_answer[:at] + piece + given_answer[at:]
    theirs = scored_elsewhere(given_answer, [form])
    assert 100 * exact_match(given_answer, [form]) == theirs["exact_match"]
    assert 100 * f1(given_answer, [form]) == pytest.approx(theirs["f1"], rel=1e-6)
