from __future__ import annotations

from index.aliases import Aliases


def other_names(text: str, question: str) -> set[str]:
    from index.tokens import words

    found = Aliases.build([text]).found(words(question))
    return {" ".join(other) for _, others in found for other in others}


def test_a_short_form_in_brackets_is_learnt():
    text = "The Harbour Film Authority (HFA) met. The HFA said no."
    assert other_names(text, "What did the HFA say?") == {"harbour film authority"}


def test_it_works_from_the_long_name_too():
    text = "The Harbour Film Authority (HFA) met."
    assert "hfa" in other_names(text, "who runs the harbour film authority")


def test_initials_stand_for_a_long_name_that_nobody_shortened():
    text = "The Ministry of Harbours and Inland Lakes promised help."
    assert other_names(text, "what did MHIL promise") == {"ministry of harbours and inland lakes"}


def test_a_name_with_its_country_behind_it_is_the_same():
    text = "The Film Rights Office spoke. The Film Rights Office of Norland (FRON) agreed."
    assert {"fro", "fron"} <= other_names(text, "Film Rights Office")


def test_two_names_with_the_same_initials_are_no_alias():
    text = "The Film Rights Office spoke. The Farm Roads Office did not."
    assert other_names(text, "FRO statement") == set()


def test_a_bracket_that_defines_nothing_is_passed_over():
    assert Aliases.build(["They fined the shop 5 million yuan (USD) on Friday."]).groups == []
