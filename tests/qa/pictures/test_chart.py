from __future__ import annotations

import pytest
from lxml.html import fromstring

from qa.pictures.cards import SHOWN
from qa.pictures.chart import chart
from qa.pictures.kinds import Kind
from tests.qa.pictures.seen import QUOTE, found


@pytest.fixture
def drawn():
    def draw(*figures, key="case"):
        return fromstring(chart(Kind(key, "cases", figures)))

    return draw


def points(read):
    """Return the middle of each point, from the left and from above."""
    return [
        tuple(round(float(circle.get(name).removesuffix("%")), 1) for name in ("cx", "cy"))
        for circle in found(read, "circle")
    ]


def test_a_point_stands_at_its_year_and_value(drawn, make_figure):
    read = drawn(make_figure(10), make_figure(40, years=("2017",)))
    assert points(read) == [(25, 75), (75, 0)]
    assert "The scale is linear." in read.text_content()
    ticks = [text.text for text in found(read, "svg > text")]
    assert ticks == ["0", "10", "20", "30", "40", "2016", "2017"]


def test_values_far_apart_are_drawn_on_a_logarithmic_scale_which_is_said(drawn, make_figure):
    read = drawn(make_figure(10), make_figure(1000, years=("2017",)), make_figure(100))
    assert points(read) == [(25, 100), (75, 0), (25, 50)]
    assert "The scale is logarithmic: each line is 10 times the one below." in read.text_content()


def test_a_figure_of_several_years_goes_over_them(drawn, make_figure):
    read = drawn(make_figure(10, years=("2016", "2017", "2018")), make_figure(7, years=("2019",)))
    (line,) = found(read, ".point line")
    assert (line.get("x1"), line.get("x2")) == ("12.50%", "62.50%")
    assert points(read)[0][0] == 37.5
    assert found(read, ".point")[0].get("aria-label") == "10 case · 2016–2018"


def test_points_of_a_year_do_not_hide_each_other(drawn, make_figure):
    read = drawn(make_figure(10), make_figure(10), make_figure(10), make_figure(1))
    lanes = [each.get("style") for each in found(read, ".point g")]
    assert lanes == ["--lane:0", "--lane:1", "--lane:-1", "--lane:0"]


def test_hedges_are_marked_and_explained(drawn, make_figure):
    read = drawn(make_figure(10, hedge="more than"), make_figure(20, hedge="about"), make_figure(3))
    assert [text.text for text in found(read, ".point text")] == ["≥", "≈"]
    legend = [item.text_content() for item in found(read, ".legend li")]
    assert legend == ["no campaign", "≥ more than", "≈ about"]


def test_the_campaigns_with_most_figures_have_colours_of_their_own(drawn, make_figure):
    named = [f"Heron {number}" for number in range(8)]
    figures = [make_figure(10, campaign=name) for name in [*named, named[5]]]
    read = drawn(*figures)
    colours = [point.get("class").split()[1] for point in found(read, ".point")]
    assert colours[5] == colours[8] == "hue-1"
    assert colours.count("hue-0") == 2
    assert len(found(read, ".legend .dot")) == 7


def test_every_point_and_row_leads_to_its_quote(drawn, make_figure):
    read = drawn(make_figure(10), make_figure(20), make_figure(30, years=()))
    cards = {f"#{card.get('id')}": card for card in found(read, ".card")}
    assert [point.get("href") for point in found(read, ".point")] == list(cards)[:2]
    assert [row.get("href") for row in found(read, "td a")] == list(cards)
    assert {card.findtext("blockquote") for card in cards.values()} == {QUOTE}
    assert "2 of 3 are drawn; the others have no year in the articles." in read.text_content()
    assert found(read, "tr")[-1].text_content().startswith("not told")


def test_of_very_many_the_first_are_drawn_and_all_counted(drawn, make_figure):
    read = drawn(*[make_figure(number) for number in range(1, SHOWN + 101)])
    assert len(found(read, ".point")) == len(found(read, "tbody tr")) == SHOWN
    assert "300 of 400 are drawn, the first of 400 that have a year." in read.text_content()
    assert read.findtext(".//summary") == "300 of 400 figures as a table"


def test_a_number_too_large_for_a_chart_stands_in_the_table(drawn, make_figure):
    read = drawn(make_figure("1e999"), make_figure(3))
    assert len(found(read, ".point")) == 1
    assert len(found(read, "tbody tr")) == 2


def test_percentages_have_their_sign(drawn, make_figure):
    read = drawn(make_figure(40), key="percent")
    assert found(read, "svg > text")[1].text == "10%"
