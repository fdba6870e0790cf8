"""What stands behind ``than`` takes the place of its like."""

from __future__ import annotations

import pytest

from index.parser import load_parser
from qa.forms.parallel import parallel


@pytest.mark.parametrize(
    ("text", "other", "meant"),
    [
        (
            "jars were tested in the plant in Tarn",
            "in the one in Wexford",
            "jars were tested in the plant in Wexford",
        ),
        (
            "boats were lost in the storm of 2018",
            "in that of 2016",
            "boats were lost in the storm of 2016",
        ),
        ("was the fine in Norland", "that in Tarn", "was the fine in Tarn"),
        ("the jars of 2021", "those of 2020", "the jars of 2020"),
        (
            "boats were lost in the first wave",
            "in the second",
            "boats were lost in the second wave",
        ),
    ],
)
def test_its_like_is_put_in_its_place(text, other, meant):
    assert parallel(text, other, load_parser()).text == meant


def test_what_is_like_nothing_takes_no_place():
    assert parallel("boats sank", "the moon", load_parser()) is None
