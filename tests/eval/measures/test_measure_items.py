"""Items of a list, values that differ: how much of what has to be given is given."""

from __future__ import annotations

import pytest

from eval.measures.items import score

TOWNS = [["Avonbridge"], ["Norland"], ["Wexford", "Wexford town"]]


@pytest.mark.parametrize(
    ("text", "given", "wanted", "value"),
    [
        ("Avonbridge, Norland, Wexford [1].", (), TOWNS, 1.0),
        ("Avonbridge [1].", (), TOWNS, 1 / 3),
        ("Avonbridge, Norland, Wexford", ("Avonbridge", "Norland", "Wexford"), TOWNS, 1.0),
        ("Avonbridge, Tarn", ("Avonbridge", "Tarn"), TOWNS, 0.4),
        ("Tarn", ("Tarn",), TOWNS, 0.0),
        ("514 - 450 = 64", (), [["514"], ["450"]], 1.0),
        ("1514", (), [["514"]], 0.0),
    ],
)
def test_score(text, given, wanted, value):
    assert score(text, given, wanted) == pytest.approx(value)
