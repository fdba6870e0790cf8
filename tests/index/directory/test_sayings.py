"""Whose words a sentence tells."""

from __future__ import annotations

import pytest

MORK = "Lina Mork, director of the Harbour Film Authority,"


@pytest.mark.parametrize(
    "saying",
    [
        "said that raids go on",
        "argued that raids go on",
        "conceded that raids go on",
        "testified that raids go on",
        "predicted a quiet year",
        "vowed that raids go on",
        "disagreed",
        "spoke of a quiet year",
        "pointed out that raids go on",
        "wanted to know why",
        "put the loss at 12 million euros",
        "called for more raids",
    ],
)
def test_many_verbs_tell_somebodys_words(words_of, saying):
    sentence = f"{MORK} {saying}."
    assert words_of(sentence) == {"Lina Mork": [sentence]}


@pytest.mark.parametrize(
    "doing",
    ["bought a boat", "put the book down", "called the police", "wanted a boat", "spoke English"],
)
def test_a_verb_that_tells_a_deed_tells_no_words(words_of, doing):
    assert words_of(f"{MORK} {doing}.") == {"Lina Mork": []}


@pytest.mark.parametrize(
    "sentence",
    [
        "The defence lawyer, Ann Weir, argued that raids hurt shops.",
        "The defence lawyer argued, according to Ann Weir, that raids hurt shops.",
        "Raids hurt shops, according to Ann Weir, a lawyer.",
        "“Raids hurt shops,” said Ann Weir, a lawyer from Lund.",
    ],
)
def test_a_name_in_apposition_or_behind_according_to_speaks(words_of, sentence):
    assert words_of(sentence)["Ann Weir"] == [sentence]


def test_who_is_spoken_of_does_not_speak(words_of):
    sentence = "Ann Weir, a judge, said that Tom Berg, a sailor, was late."
    assert words_of(sentence) == {"Ann Weir": [sentence], "Tom Berg": []}


def test_a_person_inside_a_clause_about_the_speaker_does_not_speak(words_of):
    found = words_of("The lawyer who met Ann Weir, a judge, said that raids go on.")
    assert found == {"Ann Weir": []}


def test_a_second_verb_has_the_subject_of_the_first(words_of):
    found = words_of(
        "Tom Berg, a lawyer, met Lina Mork, a judge. Berg stood up and said that raids go on."
    )
    assert found == {"Tom Berg": ["Berg stood up and said that raids go on."], "Lina Mork": []}


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_a_quotation_over_several_sentences_is_its_speakers_to_the_end(words_of, opening, closing):
    text = (
        f"{opening}Raids go on,{closing} said Lina Mork, a lawyer.\n\n{opening}They never stop.\n\n"
        f"Shops close.\n\nNobody likes it.{closing}\n\nThe sea was calm."
    )
    assert words_of(text)["Lina Mork"][1:] == [
        f"{opening}They never stop.",
        "Shops close.",
        f"Nobody likes it.{closing}",
    ]


def test_a_bare_sentence_behind_a_saying_is_nobodys_words(words_of):
    assert len(words_of(f"{MORK} said that raids go on. The sea was calm.")["Lina Mork"]) == 1


def test_a_pronoun_means_who_was_named_last(words_of):
    found = words_of(
        f"{MORK} said that raids go on. Tom Berg, a sailor, nodded. He said that he agreed."
    )
    assert found["Tom Berg"] == ["He said that he agreed."]
    assert len(found["Lina Mork"]) == 1


@pytest.mark.parametrize(
    "sentence", ["The judge said that it was late.", "It was late, according to the judge."]
)
def test_a_known_judge_speaks_by_office_though_somebody_else_spoke_last(words_of, sentence):
    found = words_of(
        f"Ann Weir, a judge in Lund, heard the case. Tom Berg, a lawyer, said no. {sentence}"
    )
    assert found == {"Ann Weir": [sentence], "Tom Berg": ["Tom Berg, a lawyer, said no."]}


@pytest.mark.parametrize(
    "sentence",
    [
        "A neighbour said that nobody came.",
        "“Nobody came,” a neighbour said.",
        "The ministry said that nobody came.",
        "The judge said that nobody came.",
        "But another director said that nobody came.",
        "Nobody came, according to the neighbours.",
    ],
)
def test_somebody_unknown_is_not_taken_for_the_last_speaker(words_of, sentence):
    assert sentence not in words_of(f"{MORK} said that raids go on. {sentence}")["Lina Mork"]
