"""Who may change the articles."""

from __future__ import annotations

from qa.doors.changers import Changers


def test_where_nobody_is_named_everybody_who_comes_in_may():
    assert Changers().admit("ada")
    assert Changers().admit(None)


def test_where_some_are_named_only_they_may():
    changers = Changers(frozenset({"ada", "bea"}))
    assert changers.admit("ada")
    assert changers.admit("bea")
    for other in ("eve", "Ada", "", None):
        assert not changers.admit(other)
