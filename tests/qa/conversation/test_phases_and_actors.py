"""Follow-ups about another phase, time or place, and about what was done by nobody named."""

from __future__ import annotations

import pytest

CLOSED = "How many websites were closed in the first phase of Clearwater 2016?"
FOUND = "290 websites [1]."
RESCUED = "How many people were rescued in Operation Blue Sky?"


@pytest.mark.parametrize(
    ("question", "asked", "meant"),
    [
        (CLOSED, "and in the second?", CLOSED.replace("first", "second")),
        (CLOSED, "the second?", CLOSED.replace("first", "second")),
        (CLOSED, "how about the third wave?", CLOSED.replace("first phase", "third wave")),
        (
            "How many cases were found during the first wave?",
            "and after the second?",
            "How many cases were found after the second wave?",
        ),
        (
            "How many cases were found in the first half of 2023?",
            "and in the second half?",
            "How many cases were found in the second half of 2023?",
        ),
    ],
)
def test_another_ordinal_takes_the_place_of_the_one_before(follow_up, question, asked, meant):
    assert follow_up(question, FOUND, asked) == meant


def test_an_ordinal_is_put_nowhere_where_none_was_told(follow_up):
    meant = follow_up("How many websites were closed in Clearwater 2016?", FOUND, "the second?")
    assert "the second phase" not in meant
    assert "websites" not in meant


@pytest.mark.parametrize(
    ("question", "asked", "meant"),
    [
        (
            CLOSED,
            "How many apps were closed in that phase?",
            "How many apps were closed in the first phase of Clearwater 2016?",
        ),
        (
            "When did the second wave of Kestrel 2021 start?",
            "How many cases were resolved in the same wave?",
            "How many cases were resolved in the second wave of Kestrel 2021?",
        ),
    ],
)
def test_that_phase_is_the_one_told_last(follow_up, question, asked, meant):
    assert follow_up(question, FOUND, asked) == meant


@pytest.mark.parametrize(
    ("question", "asked", "meant"),
    [
        (
            "How many websites were closed?",
            "How many people did they arrest?",
            "How many people were arrested?",
        ),
        (
            "How many websites were closed in Clearwater 2016?",
            "How many apps did they shut down?",
            "How many apps were shut down in Clearwater 2016?",
        ),
        (
            "How many homes were flooded in Kerala?",
            "How many people did they bring to safety?",
            "How many people were brought to safety in Kerala?",
        ),
    ],
)
def test_they_who_were_never_named_are_left_out(follow_up, question, asked, meant):
    assert follow_up(question, FOUND, asked) == meant


def test_they_who_were_named_stay(follow_up):
    meant = follow_up(
        "How many jobs did Meridian Bank cut?", "900 [1].", "How many branches did they close?"
    )
    assert meant == "How many branches did Meridian Bank close?"


@pytest.mark.parametrize(
    ("when", "asked", "then"),
    [
        ("in June 2022", "and in 2021?", "in 2021"),
        ("on August 9, 2018", "and in 2019?", "in 2019"),
        ("in Lisbon in August 2018", "and in 2019?", "in Lisbon in 2019"),
        ("in August 2018", "and in September?", "in September 2018"),
    ],
)
def test_a_year_takes_the_place_of_a_month_with_its_year(follow_up, when, asked, then):
    question = f"How many doses were given {when}?"
    assert follow_up(question, FOUND, asked) == f"How many doses were given {then}?"


@pytest.mark.parametrize(
    ("question", "asked", "meant"),
    [
        (
            "How many jobs in Spain did Meridian Bank cut?",
            "what about France?",
            "How many jobs in France did Meridian Bank cut?",
        ),
        (
            "Of the French branches of Meridian Bank, how many are in Germany?",
            "what about Spain?",
            "Of the French branches of Meridian Bank, how many are in Spain?",
        ),
    ],
)
def test_of_two_places_the_one_where_it_happened_changes(follow_up, question, asked, meant):
    assert follow_up(question, FOUND, asked) == meant


def test_how_many_lost_something_is_asked_of_what_was_counted(follow_up):
    meant = follow_up(
        "How many shops were fined in Porto?", "31 [1].", "how many lost their licence there?"
    )
    assert meant == "How many shops lost their licence in Porto?"


@pytest.mark.parametrize(
    "messages",
    [
        ("How many homes were flooded in 2018?", "3,200 [1].", RESCUED, "5,600 [1]."),
        (RESCUED, "5,600 people were rescued in 2018 [1]."),
        (RESCUED.replace("?", " in 2018?"), "5,600 [1]."),
    ],
)
def test_a_campaign_without_a_year_was_in_the_year_told_last(follow_up, messages):
    meant = follow_up(*messages, "and the year before?")
    assert meant == "How many people were rescued in Operation Blue Sky in 2017?"


def test_the_year_before_none_stays_as_it_is(follow_up):
    assert follow_up(RESCUED, "5,600 [1].", "and the year before?") == "and the year before?"


@pytest.mark.parametrize(
    ("question", "said", "meant"),
    [
        (
            "When did the boats come?",
            "The boats came too late [1].",
            "Who said that the boats came too late?",
        ),
        (
            "Why do branches close?",
            "customers have gone online [1]",
            "Who said that customers have gone online?",
        ),
        (
            "How many homes were flooded in Kerala?",
            "3,200 [1].",
            "Who said that 3,200 homes were flooded in Kerala?",
        ),
    ],
)
def test_who_said_a_whole_sentence_is_asked_with_it_alone(follow_up, question, said, meant):
    assert follow_up(question, said, "who said that?") == meant
