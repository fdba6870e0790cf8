"""No number, name or date of an answer without a quote that says it, or a sum that is shown."""

from __future__ import annotations

import pytest

from eval.measures.grounding import not_borne_out
from eval.rows import CitedQuote, Reply


def reply(answer, text, *quotes, total=None, date="2019-02-04"):
    cited = tuple(
        CitedQuote("a", "Clearwater closes", 0, 9, quote, 0.9, True, True, date) for quote in quotes
    )
    return Reply(False, answer, text, 0.9, cited, 1.0, (), total)


@pytest.mark.parametrize(
    ("answer", "text", "quotes", "total"),
    [
        ("290 websites", "290 websites [1].", ["The NCA closed 290 websites."], None),
        (
            "64",
            "64: 514 [1], 450 [2]; 514 - 450 = 64.",
            ["514 cases", "450 cases"],
            "514 - 450 = 64",
        ),
        ("583", "583 [1]; an earlier count of 2019-02-04 was 310 [2].", ["583", "310"], None),
        ("Mork", "It was Lina Mork [1].", ["Lina Mork spoke."], None),
        ("28", "28: 37 [1], nine [2]; 37 - 9 = 28.", ["37 sites", "nine sites"], "37 - 9 = 28"),
        ("12", "12 [1] by mid-December.", ["12 sites by mid-December"], None),
    ],
)
def test_what_is_borne_out(answer, text, quotes, total):
    assert not_borne_out("How many?", reply(answer, text, *quotes, total=total)) == []


@pytest.mark.parametrize(
    ("text", "quotes", "total", "found"),
    [
        ("290 websites and 57 apps [1].", ["290 websites were closed."], None, "57"),
        ("It was Lina Mork [1].", ["Mork spoke."], None, "Lina"),
        ("65 [1][2]; 515 - 450 = 65.", ["514 cases", "450 cases"], "515 - 450 = 65", "515"),
        ("an earlier count of 2018-01-01 was 310 [1].", ["310 cases"], None, "2018-01-01"),
    ],
)
def test_what_is_not(text, quotes, total, found):
    assert found in not_borne_out("How many?", reply("", text, *quotes, total=total))


def test_what_the_question_says_needs_no_quote():
    told = reply("290", "Clearwater 2016: 290 [1].", "290 websites")
    assert not_borne_out("How many in Clearwater 2016?", told) == []
