from __future__ import annotations

import re
from collections.abc import Callable

import matplotlib
import numpy as np
import pytest
from lxml import etree

from eval.measures.confidence import Bin, RiskCoverage
from eval.report import charts

BINS = [
    Bin(0.0, 0.1, None, None, 0),
    Bin(0.1, 0.2, 0.15, 0.5, 24),
    Bin(0.9, 1.0, 0.95, 1.0, 1307),
]
CURVE = RiskCoverage(np.array([0.25, 0.5, 0.75]), np.array([0.0, 0.5, 1 / 3]))
TIMES = [8.0, 40.0, 45.0, 900.0]

DRAWN: dict[str, Callable[[], str]] = {
    "reliability": lambda: charts.reliability_diagram(BINS),
    "risk": lambda: charts.risk_coverage_curve(CURVE),
    "latency": lambda: charts.latency_histogram(TIMES, 42.5, 812.0),
    "ranks": lambda: charts.rank_histogram([1, 1, 3, None]),
}


def texts(svg: str) -> list[str]:
    return [each.text for each in etree.fromstring(svg).iter("{*}text")]


def test_there_is_no_chart_of_nothing() -> None:
    nothing = RiskCoverage(np.array([]), np.array([]))
    assert charts.reliability_diagram([]) == ""
    assert charts.reliability_diagram([Bin(0, 1, None, None, 0)]) == ""
    assert charts.risk_coverage_curve(nothing) == ""
    assert charts.latency_histogram([], 0, 0) == ""
    assert charts.rank_histogram([]) == ""


def test_the_reliability_diagram_tells_how_many_answers_each_bin_has() -> None:
    told = texts(charts.reliability_diagram(BINS))
    assert {"24", "1,307", "confidence", "share right"} <= set(told)


@pytest.mark.parametrize(("share", "n"), [(0.7, 10.0), (0.0, 1.0), (1.0, 1307.0)])
def test_a_share_lies_1_96_standard_errors_from_the_ends_of_its_interval(
    share: float, n: float
) -> None:
    ends = np.array(charts.wilson(np.array([share]), np.array([n])))
    distances = np.abs(ends - share)
    assert distances == pytest.approx(1.96 * np.sqrt(np.abs(ends * (1 - ends)) / n), abs=1e-7)
    assert ends.min() < share + 1e-9 < ends.max() + 2e-9


def test_the_risk_coverage_curve_tells_where_it_ends() -> None:
    assert "answered 75%, of these wrong 33%" in texts(charts.risk_coverage_curve(CURVE))


def test_latencies_over_decades_get_a_log_scale_and_others_do_not() -> None:
    wide = texts(charts.latency_histogram(TIMES, 42.5, 812.0))
    assert {"10", "20", "50", "100", "200", "500"} <= set(wide)
    assert {"median 42 ms", "95% within 812 ms"} <= set(wide)
    narrow = texts(charts.latency_histogram([40.0, 60.0, 80.0], 60.0, 78.0))
    assert {"40", "50", "60", "70", "80"} <= set(narrow)


@pytest.mark.parametrize("times", [[5.0], [5.0, 5.0], [0.0, 3.0]])
def test_any_latencies_can_be_drawn(times: list[float]) -> None:
    assert "questions" in texts(charts.latency_histogram(times, 5.0, 5.0))


def test_ranks_are_counted_and_those_not_found_stand_apart() -> None:
    told = texts(charts.rank_histogram([1, 1, 3, None]))
    assert [told.count(place) for place in ("3", "not found")] == [1, 1]
    assert "not found" in texts(charts.rank_histogram([None]))


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_takes_every_colour_from_the_page(name: str) -> None:
    svg = re.sub(r"(?:url\(|href=\")#\w+", "", DRAWN[name]())
    assert re.findall(r"#\w+", svg) == []
    assert "var(--soft)" in svg


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_the_same_whatever_style_the_reader_prefers(name: str) -> None:
    drawn = DRAWN[name]()
    with matplotlib.rc_context({"axes.facecolor": "#123456", "font.size": 30}):
        assert DRAWN[name]() == drawn


def test_charts_of_a_page_share_no_id() -> None:
    ids = [id for draw in DRAWN.values() for id in re.findall(r' id="([^"]*)"', draw())]
    assert len(ids) == len(set(ids)) > 0
