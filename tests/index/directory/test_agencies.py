"""Which bodies run a campaign, by the grammar of the sentences on it."""

from __future__ import annotations

import pytest

from index.directory.agencies import agencies
from index.parser import load_parser


def running(*sentences: str) -> list[str]:
    parse = load_parser()
    return list(dict.fromkeys(agencies([parse(sentence) for sentence in sentences])))


@pytest.mark.parametrize(
    "text",
    [
        "The National Film Office launched the campaign.",
        "The campaign was launched by the National Film Office.",
        "The campaign, led by the National Film Office, ended.",
        "In Kenya, the National Film Office ran Operation Quiet Harbour.",
    ],
)
def test_who_launches_or_leads_a_campaign_runs_it(text):
    assert running(text) == ["National Film Office"]


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Culture launched the campaign with the Film Bureau.",
        "The Ministry of Culture, together with the Film Bureau, launched the campaign.",
        "The campaign was launched by the Ministry of Culture and the Film Bureau.",
    ],
)
def test_those_who_run_it_together_are_all_named(text):
    assert running(text) == ["Ministry of Culture", "Film Bureau"]


def test_a_name_is_told_with_what_describes_it_and_a_short_one_as_it_is():
    assert running("The Board for Film Rights ran the campaign.") == ["Board for Film Rights"]
    assert running("The NFO coordinated the campaign.") == ["NFO"]


def test_who_takes_part_is_one_of_the_agencies():
    assert running("The National Film Office and the Lakes Board took part.") == [
        "National Film Office",
        "Lakes Board",
    ]


def test_what_is_done_in_a_campaign_tells_who_runs_it():
    assert running("It was a drive in which the Lakes Board searched 12 shops.") == ["Lakes Board"]
    assert running("The Lakes Board searched 12 shops.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Lina Mork launched the campaign.",
        "The UK launched the campaign.",
        "Students joined the campaign.",
        "The National Film Office praised the campaign.",
        "Operation Clearwater began in May.",
    ],
)
def test_people_countries_and_those_who_only_praise_run_nothing(text):
    assert running(text) == []


def test_a_headline_names_no_agencies():
    assert running("Film Board Launched Campaign Last Spring") == []
    assert running("Film Board Launched Campaign Last Spring.") == ["Film Board"]


def test_agencies_are_gathered_from_all_sentences_in_order():
    assert running("The Lakes Board launched it.", "The Film Bureau led the raids.") == [
        "Lakes Board",
        "Film Bureau",
    ]
