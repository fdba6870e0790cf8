"""The figure of the asked place or phase is the answer; that of another one is none."""

from __future__ import annotations

import pytest

from qa.answer import Form, Refusal
from qa.forms.ruled_out import contradicts, phases, said_of_a_part
from qa.forms.settled import settled

BOATS = "Police counted 310 boats in Lisbon, 140 boats in Porto and 95 boats in Goa."
JARS = "In the first phase, inspectors tested 510 jars. In the second phase, they tested 890 jars."


@pytest.mark.parametrize(
    ("place", "figure"), [("Lisbon", "310 boats"), ("Porto", "140 boats"), ("Goa", "95 boats")]
)
def test_of_three_places_in_one_sentence_the_asked_one_is_meant(figures_of, asking, place, figure):
    question = asking(f"How many boats did police count in {place}?", place)
    told = figures_of(BOATS)
    assert settled(question, told).text == figure
    kept = [each.text for each in told if not contradicts(question, each.figure, each.article)]
    assert kept == [figure]


@pytest.mark.parametrize(
    ("phase", "figure"), [("first", "510 jars"), ("second", "890 jars"), ("2nd", "890 jars")]
)
def test_of_two_phases_the_asked_one_is_meant(figures_of, asking, phase, figure):
    question = asking(f"How many jars were tested in the {phase} phase?")
    assert settled(question, figures_of(JARS)).text == figure


def test_a_place_or_phase_that_nobody_tells_of_has_no_figure(figures_of, asking):
    oslo = asking("How many boats did police count in Oslo?", "Oslo")
    third = asking("How many jars were tested in the third phase?")
    assert settled(oslo, figures_of(BOATS)) is None
    assert settled(third, figures_of(JARS)) is None
    for question, text in ((oslo, BOATS), (third, JARS)):
        told = figures_of(text)
        assert all(contradicts(question, each.figure, each.article) for each in told)


def test_nothing_is_settled_where_no_place_or_phase_is_asked(figures_of, asking):
    assert settled(asking("How many boats did police count?"), figures_of(BOATS)) is None


def test_of_a_year_the_figure_that_counts_just_what_is_asked_is_meant(figures_of, asking):
    told = figures_of(
        "In 2019, officers checked 450 boats. In 2019, they checked 30 fast boats. In 2018, they "
        "checked 410 boats."
    )
    assert settled(asking("How many boats were checked in 2019?"), told).text == "450 boats"
    assert settled(asking("How many boats were checked in 2017?"), told) is None


def test_a_figure_over_several_years_is_not_one_years(figures_of, asking):
    [told] = figures_of("From 2016 to 2020 the police captured 9,100 potters.")
    for text, contrary in (
        ("How many potters were captured in 2018?", True),
        ("How many potters were captured from 2016 to 2020?", False),
        ("How many potters have been captured since 2016?", False),
    ):
        assert contradicts(asking(text), told.figure, told.article) is contrary


def test_users_get_the_whole_and_not_a_part_of_it(annals):
    assert annals.ask("How many cases were dealt with in 2019?").answer == "450 cases"
    assert annals.ask("How many criminal cases were dealt with in 2019?").answer == (
        "160 criminal cases"
    )


def test_a_country_that_looks_like_a_persons_name_has_its_figure(annals):
    asked = "How many shops did {} close in Safe Glaze 2022?"
    assert annals.ask(asked.format("Benin")).answer == "37 shops"
    assert annals.ask(asked.format("Nigeria")).answer == "211 shops"
    both = annals.ask("How many shops did Nigeria and Benin close together in Safe Glaze 2022?")
    assert both.sum == "211 + 37 = 248"


def test_two_counts_settle_nothing_unless_one_is_earlier(figures_of, asking):
    question = asking("How many boats did police count in Goa?", "Goa")
    [late] = figures_of("Police counted 95 boats in Goa.", date="2020-03-01")
    [other] = figures_of("Police counted 88 boats in Goa.", date="2020-02-01")
    [early] = figures_of("So far police have counted 88 boats in Goa.", date="2020-02-01")
    assert settled(question, [late, other]) is None
    assert settled(question, [late, early]) == late


def test_a_figure_that_hardly_fits_settles_nothing(figures_of, asking):
    question = asking("How many boats did police count in Goa?", "Goa")
    assert settled(question, figures_of("Police counted 95 boats in Goa.", fit=0.5)) is None


def test_a_figure_of_another_year_is_no_answer(figures_of, asking):
    [told] = figures_of("Police counted 95 boats in Goa in 2019.")
    for year, contrary in (("2019", False), ("2020", True)):
        question = asking(f"How many boats were counted in Goa in {year}?", "Goa")
        assert contradicts(question, told.figure, told.article) is contrary


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("How many of the 40 were convicted?", "convict"),
        ("How many of those jars were tested?", "test"),
        ("How many jars were tested?", ""),
    ],
)
def test_what_is_asked_of_a_part(text, said):
    assert said_of_a_part(text) == said


def test_how_many_there_are_in_all_is_not_how_many_were_convicted(gazette):
    assert isinstance(gazette.ask("How many of the 40 traders were convicted?"), Refusal)


def test_phases_are_told_in_words_and_in_digits():
    assert phases("the 2nd phase and the first wave; in the third, 12 sank") == [
        "second",
        "first",
        "third",
    ]
    assert phases("the second boat") == []


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many boats were checked in Porto in Clean Sails 2020?", "140 boats"),
        ("How many jars were tested in the second phase of Amber Bee 2021?", "890 jars"),
    ],
)
def test_users_get_the_figure_of_the_asked_place_or_phase(gazette, question, figure):
    answer = gazette.ask(question)
    assert (answer.form, answer.answer) == (Form.QUOTE, figure)


@pytest.mark.parametrize(
    "question",
    [
        "How many boats were checked in Oslo in Clean Sails 2020?",
        "How many jars were tested in the third phase of Amber Bee 2021?",
    ],
)
def test_users_get_no_figure_of_another_place_or_phase(gazette, question):
    assert isinstance(gazette.ask(question), Refusal)
