"""What is to be compared, as the questions that are asked for it."""

from __future__ import annotations

import pytest

from index.parser import load_parser
from qa.forms.operands import Operation, comparison_of


def operands(text):
    found = comparison_of(text, load_parser())
    return found and (found.operation, [each.question for each in found.operands])


@pytest.mark.parametrize(
    ("text", "operation", "questions"),
    [
        (
            "How many more cases were handled in 2016 than in 2019?",
            Operation.DIFFERENCE,
            ["How many cases were handled in 2016?", "How many cases were handled in 2019?"],
        ),
        (
            "How many more sites were shut in 2019 than in 2016 under Clearwater?",
            Operation.DIFFERENCE,
            [
                "How many sites were shut in 2019 under Clearwater?",
                "How many sites were shut in 2016 under Clearwater?",
            ],
        ),
        (
            "How many shops did Ghana and Benin shut taken together?",
            Operation.TOTAL,
            ["How many shops did Ghana shut?", "How many shops did Benin shut?"],
        ),
        (
            "How many phones were seized in both waves together?",
            Operation.DIFFERENCE,
            [],
        ),
        (
            "How many fewer websites were closed in Clearwater 2016 than in Clearwater 2019?",
            Operation.DIFFERENCE,
            [
                "How many websites were closed in Clearwater 2016?",
                "How many websites were closed in Clearwater 2019?",
            ],
        ),
        (
            "How much higher were the fines in 2018 than in 2016?",
            Operation.DIFFERENCE,
            ["How much were the fines in 2018?", "How much were the fines in 2016?"],
        ),
        (
            "Clearwater 2022 vs Clearwater 2021, how many more cases?",
            Operation.DIFFERENCE,
            ["How many cases in Clearwater 2022?", "How many cases in Clearwater 2021?"],
        ),
        (
            "How many times as many books did the board seize in 2022 as in its 2019 drive?",
            Operation.RATIO,
            [
                "How many books did the board seize in 2022?",
                "How many books did the board seize in 2019?",
            ],
        ),
        (
            "Which investigated more cases, Hunan or Shanghai?",
            Operation.MOST,
            [
                "How many cases did Hunan investigate?",
                "How many cases did Shanghai investigate?",
            ],
        ),
        (
            "Were fewer cases handled in 2016 or in 2017?",
            Operation.LEAST,
            ["How many cases handled in 2016?", "How many cases handled in 2017?"],
        ),
        (
            "By how many points did the share of clues from readers fall between 2017 and 2018?",
            Operation.DIFFERENCE,
            [
                "What share of clues from readers in 2017?",
                "What share of clues from readers in 2018?",
            ],
        ),
        (
            "How many streaming sites does the office monitor in total, video plus music?",
            Operation.TOTAL,
            [
                "How many video streaming sites does the office monitor?",
                "How many music streaming sites does the office monitor?",
            ],
        ),
    ],
)
def test_each_operand_is_asked_for_by_itself(text, operation, questions):
    assert operands(text) == (operation, questions)


def test_the_greatest_of_several_is_looked_for_among_all():
    found = comparison_of("Which province had the most cases in 2018?", load_parser())
    assert (found.operation, found.among) == (Operation.MOST, "How many cases in 2018?")


@pytest.mark.parametrize(
    "text",
    [
        "How many websites were closed in 2016?",
        "More than how many suspects were arrested?",
        "Who is Lina Mork?",
        "How many more?",
        "What more did he say?",
        "",
    ],
)
def test_what_is_no_comparison(text):
    assert operands(text) is None


@pytest.mark.parametrize(
    ("text", "operation", "questions"),
    [
        (
            "By how much did the loss in Porto exceed that in Lisbon?",
            Operation.DIFFERENCE,
            ["How much was the loss in Porto?", "How much was the loss in Lisbon?"],
        ),
        (
            "By how much does the cost of the bridge exceed that of the tunnel?",
            Operation.DIFFERENCE,
            ["How much was the cost of the bridge?", "How much was the cost of the tunnel?"],
        ),
        (
            "Where were more boats lost, Goa or Porto?",
            Operation.MOST,
            ["How many boats lost in Goa?", "How many boats lost in Porto?"],
        ),
        (
            "Where were fewer hives lost: in Tarn or in Wexford?",
            Operation.LEAST,
            ["How many hives lost in Tarn?", "How many hives lost in Wexford?"],
        ),
        (
            "How many more jars were tested in 2021 than in 2020, according to the Lake Office?",
            Operation.DIFFERENCE,
            ["How many jars were tested in 2021?", "How many jars were tested in 2020?"],
        ),
        (
            "How many more jars were tested in 2021 than in 2020 by its own count?",
            Operation.DIFFERENCE,
            ["How many jars were tested in 2021?", "How many jars were tested in 2020?"],
        ),
    ],
)
def test_further_ways_to_compare(text, operation, questions):
    assert operands(text) == (operation, questions)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Did the office close more plants in Norland or in Tarn?", Operation.MOST),
        ("Did the office close fewer plants in Norland or in Tarn?", Operation.LEAST),
    ],
)
def test_whether_more_was_done_here_or_there_asks_for_both(text, operation):
    found = comparison_of(text, load_parser())
    assert (found.operation, [each.label for each in found.operands]) == (
        operation,
        ["Norland", "Tarn"],
    )
    assert all(each.label in each.question for each in found.operands)


@pytest.mark.parametrize(
    "text",
    [
        "What is the highest court of Norland?",
        "What was the most important of these towns?",
        "What is the most common crime in Tarn?",
    ],
)
def test_a_superlative_that_counts_nothing_compares_no_figures(text):
    assert comparison_of(text, load_parser()) is None
