from __future__ import annotations

import pytest

from index.aliases import Aliases, AliasEvidence
from index.files import Files
from index.tokens import words


@pytest.fixture
def learn(tmp_path):
    def learnt(*texts: str) -> Aliases:
        evidence = AliasEvidence()
        for text in texts:
            evidence.add(text)
        evidence.write(tmp_path)
        return Aliases.open(Files(tmp_path))

    return learnt


@pytest.fixture
def other_names(learn):
    return lambda text, question: names_in(learn(text), question)


def names_in(aliases: Aliases, question: str) -> set[str]:
    found = aliases.found(words(question))
    return {" ".join(other) for _, others in found for other in others}


def test_a_short_form_in_brackets_is_learnt(other_names):
    text = "The Harbour Film Authority (HFA) met. The HFA said no."
    assert other_names(text, "What did the HFA say?") == {"harbour film authority"}


def test_it_works_from_the_long_name_too(other_names):
    text = "The Harbour Film Authority (HFA) met."
    assert "hfa" in other_names(text, "who runs the harbour film authority")


def test_initials_stand_for_a_long_name_that_nobody_shortened(other_names):
    text = "The Ministry of Harbours and Inland Lakes promised help."
    assert other_names(text, "what did MHIL promise") == {"ministry of harbours and inland lakes"}


def test_a_name_with_its_country_behind_it_is_the_same(other_names):
    text = "The Film Rights Office spoke. The Film Rights Office of Norland (FRON) agreed."
    assert {"fro", "fron"} <= other_names(text, "Film Rights Office")


def test_two_names_with_the_same_initials_are_no_alias(other_names):
    text = "The Film Rights Office spoke. The Farm Roads Office did not."
    assert other_names(text, "FRO statement") == set()


def test_a_bracket_that_defines_nothing_is_passed_over(learn):
    assert learn("They fined the shop 5 million yuan (USD) on Friday.").groups == []


def test_what_is_gone_is_forgotten(tmp_path, learn):
    kept, gone = "The Harbour Film Authority (HFA) met.", "The Lake Film Office (LFO) met."
    learn(kept, gone)
    evidence = AliasEvidence()
    evidence.add_counted(Aliases.open(Files(tmp_path)))
    evidence.remove(gone)
    evidence.write(tmp_path)
    left = Aliases.open(Files(tmp_path))
    assert left.groups == learn(kept).groups
    assert names_in(left, "lake film office") == set()
