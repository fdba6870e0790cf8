"""Of which years figures are: their own, a comparison's, a month's, a campaign's."""

from __future__ import annotations

import pytest

from index.directory.years import comparisons, years_told


def years(figures):
    return [(int(figure.value), figure.years) for figure in figures]


def compared(text: str) -> list[str]:
    return [text[start:end] for start, end in comparisons(text)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("It opened 143 cases, up from 112 in 2021, and held 36 people.", "up from 112 in 2021"),
        ("It shut 90, compared with 1,120 in 2020, and 8 apps.", "compared with 1,120 in 2020"),
        ("It fined 9 firms (versus seven in 2019).", "versus seven in 2019"),
        ("It rose 4 percent, up 2 on the previous year; no more.", "up 2 on the previous year"),
        ("It fined 9 firms, against 4 a year earlier", "against 4 a year earlier"),
    ],
)
def test_a_comparison_ends_where_the_sentence_goes_on(text, part):
    assert compared(text) == [part]


@pytest.mark.parametrize(
    "text",
    [
        "Officers acted against 12 firms.",
        "The board fought against piracy in 2019.",
        "It was up from 12 before.",
    ],
)
def test_without_both_a_number_and_a_year_nothing_is_compared(text):
    assert compared(text) == []


def test_a_comparison_keeps_its_own_year(figures_of):
    found = figures_of("It opened 143 cases, up from 112 in 2021, and detained 36 people.")
    assert years(found) == [(143, ()), (112, ("2021",)), (36, ())]


def test_what_stands_around_a_comparison_has_the_year_of_the_sentence(figures_of):
    found = figures_of("It opened 143 cases in 2022, up from 112 in 2021, and detained 36 people.")
    assert years(found) == [(143, ("2022",)), (112, ("2021",)), (36, ("2022",))]


def test_a_year_earlier_is_counted_from_the_year_of_the_sentence(figures_of):
    text = "It shut 90 sites in 2017, compared with 112 sites a year earlier."
    assert years(figures_of(text, "2023-01-30")) == [(90, ("2017",)), (112, ("2016",))]


def test_a_year_earlier_is_counted_from_publication_where_no_year_is_told(figures_of):
    text = "It shut 90 sites, compared with 112 sites a year earlier, and fined 36 firms."
    assert years(figures_of(text, "2023-01-30"))[1] == (112, ("2022",))


def test_a_campaign_that_is_only_compared_with_gives_no_other_figure_its_year(figures_of):
    found = figures_of(
        "The Clearwater 2022 campaign shut 90 sites, up from 70 sites in the Clearwater 2021 "
        "campaign. Officers fined 12 firms."
    )
    assert years(found) == [(90, ("2022",)), (70, ("2021",)), (12, ("2022",))]


@pytest.mark.parametrize(
    ("month", "year"), [("March", "2021"), ("April", "2021"), ("May", "2020"), ("December", "2020")]
)
def test_a_month_is_the_last_one_up_to_publication(figures_of, month, year):
    found = figures_of(f"The office fined 31 firms in {month}.", "2021-04-23")
    assert years(found) == [(31, (year,))]


def test_a_month_without_a_date_of_publication_tells_no_year(figures_of):
    assert years(figures_of("The office fined 31 firms in March.")) == [(31, ())]


def test_a_year_beside_a_month_is_kept(figures_of):
    found = figures_of("The office fined 31 firms in December 2018.", "2021-04-23")
    assert years(found) == [(31, ("2018",))]


def test_last_year_and_this_year_go_to_the_figures_beside_them(figures_of):
    found = figures_of("The office fined 31 firms last year and 12 this year.", "2021-04-23")
    assert years(found) == [(31, ("2020",)), (12, ("2021",))]


def test_a_figure_of_several_years_has_all_of_them(figures_of):
    found = figures_of("The office fined 31 firms from 2017 to 2019.")
    assert years(found) == [(31, ("2017", "2018", "2019"))]


def test_a_span_that_no_one_would_count_through_is_only_its_two_ends():
    assert years_told("from 2015 to 2017") == ("2015", "2016", "2017")
    assert years_told("from 1901 to 2017") == ("1901", "2017")
    assert years_told("2017, 2015 and 2017") == ("2015", "2017")
