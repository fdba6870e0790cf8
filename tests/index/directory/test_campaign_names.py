"""Which words of a text name a campaign."""

from __future__ import annotations

import pytest

from index.directory.campaign_names import known_names, mentions


def named(text: str, known: tuple[str, ...] = ()) -> set[str]:
    return {mention.full_name for mention in mentions(text, known)}


@pytest.mark.parametrize(
    "text",
    [
        "The Quiet Harbour 2020 campaign closed shops.",
        "The 2020 Quiet Harbour Operation ended.",
        "The Quiet Harbour campaign of 2020 ended.",
        "A campaign, Quiet Harbour 2020, began.",
        "The campaign Quiet Harbour 2020 began.",
        "The sweep, Quiet Harbour 2020, ended in Lund.",
    ],
)
def test_a_name_takes_the_year_from_any_side(text):
    assert named(text) == {"Quiet Harbour 2020"}


@pytest.mark.parametrize(
    "text",
    [
        "Officers ran the “Quiet Harbour 2020” campaign.",
        "Officers launched “Quiet Harbour 2020”.",
        'The campaign "Quiet Harbour 2020" began.',
        "“Quiet Harbour 2020”, a joint operation, began.",
        "The scheme, code-named “Quiet Harbour 2020”, ended.",
    ],
)
def test_a_name_in_quotes_is_told_without_them(text):
    assert named(text) == {"Quiet Harbour 2020"}


@pytest.mark.parametrize(
    "text",
    [
        "Officers opened an operation code-named Quiet Harbour on Monday.",
        "A drive codenamed Quiet Harbour began.",
        "A sweep called Quiet Harbour began.",
        "A project titled “Quiet Harbour” ended.",
        "A campaign which was known as Quiet Harbour ended.",
        "“Quiet Harbour”, a joint operation, began.",
        "The joint Quiet Harbour crackdown ended.",
    ],
)
def test_a_name_needs_no_year_where_it_is_told_to_be_one(text):
    assert named(text) == {"Quiet Harbour"}


def test_an_operation_keeps_the_word_that_stands_before_its_name():
    assert named("In March Operation Silver Reel IV ended.") == {"Operation Silver Reel IV"}


def test_two_campaigns_of_a_sentence_keep_their_years():
    text = "The Kunlun 2020 campaign and the Clearwater 2021 campaign ended."
    assert named(text) == {"Kunlun 2020", "Clearwater 2021"}


def test_it_is_remembered_how_a_name_was_written():
    (mention,) = mentions("The 2016 Clearwater Operation ended.")
    assert mention.written == "2016 Clearwater Operation"


@pytest.mark.parametrize(
    "text",
    [
        "The National Campaign ended.",
        "The Chinese campaign ended.",
        "The 2020 campaign ended.",
        "The Film Bureau campaign ended.",
        "Harbour Police campaign against copies.",
        "An election campaign in May ended.",
        "The campaign Lund remembers best goes on.",
        "The Quiet Harbour Campaign Office opened.",
        "The novel “Quiet Harbour” sold well.",
        "The office moved to Quiet Harbour 2020.",
    ],
)
def test_what_names_no_campaign(text):
    assert named(text) == set()


def test_a_known_name_needs_only_its_year():
    known = ("Kunlun",)
    assert named("Kunlun 2021 comes after 2020 Kunlun.", known) == {"Kunlun 2020", "Kunlun 2021"}
    assert named("The Kunlun mountains are high.", known) == set()


def test_a_known_name_is_not_told_twice():
    found = list(mentions("The Kunlun 2020 campaign ended.", ("Kunlun",)))
    assert [mention.full_name for mention in found] == ["Kunlun 2020"]


def test_only_names_told_with_a_year_are_known():
    texts = ["The Kunlun 2020 campaign ended.", "The Quiet Harbour campaign ended."]
    assert known_names(texts) == {"Kunlun"}


def test_another_campaign_is_not_called_another():
    assert named("Another campaign, Quiet Harbour 2020, began.") == {"Quiet Harbour 2020"}
