from __future__ import annotations

import pytest

from qa.pictures.hedges import sign
from qa.pictures.kinds import kinds_of


def test_figures_are_of_a_kind_by_unit_or_by_what_they_count(make_directory, make_figure):
    figures = [
        make_figure(3, counted="administrative cases"),
        make_figure(4, counted="cases of piracy"),
        make_figure(5, noun="copy", counted="copies"),
        make_figure(6, noun="fine", unit="CNY"),
        make_figure(7, noun="", unit="CNY"),
        make_figure(8, noun="clue", unit="percent"),
        make_figure(8, noun="", counted=""),
        make_figure(9, noun="duck", years=()),
    ]
    kinds = kinds_of(make_directory(figures=figures))
    assert [(kind.key, kind.name, len(kind.figures)) for kind in kinds] == [
        ("case", "cases", 2),
        ("CNY", "Chinese yuan", 2),
        ("copy", "copies", 1),
        ("percent", "percentages", 1),
    ]


def test_a_currency_without_a_code_keeps_its_name(make_directory, make_figure):
    (kind,) = kinds_of(make_directory(figures=[make_figure(3, unit="shill")]))
    assert kind.name == "shill"


@pytest.mark.parametrize(
    ("hedge", "expected"),
    [
        ("", ""),
        ("more than", "≥"),
        ("well over", "≥"),
        ("up to", "≤"),
        ("about", "≈"),
        ("nearly", "≈"),
        ("an estimated", "≈"),
    ],
)
def test_a_hedge_is_one_sign(hedge, expected):
    assert sign(hedge) == expected
