"""Articles are found by the words of what they are, and put in the order asked for."""

from __future__ import annotations

import pytest

from corpus.article import Article, Copy
from qa.shelf import Order, look_through


def article(name, date, publisher=None, copies=()):
    return Article(
        id=name.lower(), title=name, text="x", path=f"news/{name}.md", place=name, date=date,
        publisher=publisher, copies=copies,
    )  # fmt: skip


KILNS = article("Kilns closed", "2020-05-02", "The Post")
BOATS = article("Boats sink", "2021-01-01", copies=(Copy("wire/storm.md", "Storm"),))
ALMS = article("Alms", None)
ALL = [KILNS, BOATS, ALMS]


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        (Order.NEWEST, ["Boats sink", "Kilns closed", "Alms"]),
        (Order.OLDEST, ["Kilns closed", "Boats sink", "Alms"]),
        (Order.TITLE, ["Alms", "Boats sink", "Kilns closed"]),
    ],
)
def test_undated_articles_come_last_where_the_date_decides(order, titles):
    assert [each.title for each in look_through(ALL, order=order).shown] == titles


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kilns", [KILNS]),
        ("POST 2020", [KILNS]),
        ("storm", [BOATS]),
        ("news boats", [BOATS]),
        ("kilns boats", []),
        ("  ", [BOATS, KILNS, ALMS]),
    ],
)
def test_all_words_have_to_stand_in_title_publisher_date_or_path(words, found):
    shelf = look_through(ALL, words)
    assert (list(shelf.shown), shelf.found) == (found, len(found))


def test_more_are_counted_than_shown_and_a_huge_index_is_not_looked_through(monkeypatch):
    shelf = look_through(ALL, limit=1)
    assert (len(shelf.shown), shelf.found, shelf.is_whole) == (1, 3, True)
    monkeypatch.setattr("qa.shelf.MOST_LOOKED_THROUGH", 2)
    shelf = look_through(ALL)
    assert (shelf.found, shelf.is_whole) == (2, False)
